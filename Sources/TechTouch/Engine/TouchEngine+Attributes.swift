import Foundation

extension TouchEngine {
  /// Writes what the host says of the user and the account to the log, where it differs from what the log holds.
  func record(attributesOf user: User, at now: Date) async throws {
    guard !user.isRecognised else { return }
    try await record(
      user.attributes.merging(user.furtherAttributes) { _, further in further }, of: user.subject, at: now)
    if let account = user.subject.ofAccount {
      try await record(user.accountAttributes, of: account, at: now)
    }
  }

  func record(_ attributes: [PropertyName: Value], of subject: Subject, at now: Date) async throws {
    guard !attributes.isEmpty else { return }
    try await appender.append(to: subject, at: now) { history in
      let known = history.of(subject).attributes(of: subject)
      let changed = attributes.filter { !known.says($0.value, of: $0.key) }
      guard !changed.isEmpty else { return ((), []) }
      let version = history.of(subject).version(of: subject)
      let event = Event(
        id: EventID("attributes@\(version)"), name: .attributesChanged, subject: subject, time: history.present(now),
        properties: changed)
      return ((), [event])
    }
  }
}

extension User {
  /// What is kept with the attributes, and wins over them.
  fileprivate var furtherAttributes: [PropertyName: Value] {
    var further: [PropertyName: Value] = [:]
    if !languages.isEmpty { further[.languages] = .strings(languages.map(\.rawValue)) }
    if let timeZone { further[.timeZone] = .string(timeZone) }
    if let device { further[.device] = .string(device) }
    further[.isAnonymous] = .boolean(isAnonymous)
    return further
  }

  /// True when the log holds already what the host says of the user and the account.
  func isKnown(in history: AccountHistory) -> Bool {
    if isRecognised { return true }
    let (further, known) = (furtherAttributes, history.of(subject).attributes(of: subject))
    guard further.allSatisfy({ known.says($0.value, of: $0.key) }),
      attributes.allSatisfy({ known[$0.key] == $0.value || further[$0.key] != nil })
    else { return false }
    guard !accountAttributes.isEmpty, let account = subject.ofAccount else { return true }
    let common = history.of(account).attributes(of: account)
    return accountAttributes.allSatisfy { common[$0.key] == $0.value }
  }
}

extension [PropertyName: Value] {
  /// True when these attributes say so. Who is not said to be anonymous is known.
  fileprivate func says(_ value: Value, of name: PropertyName) -> Bool {
    self[name].map { $0 == value } ?? (name == .isAnonymous && value == false)
  }
}
