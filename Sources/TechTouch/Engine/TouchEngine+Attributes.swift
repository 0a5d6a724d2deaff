public import Foundation

extension TouchEngine {
  /// Writes what the host says of the user and the account to the log, where it differs from what the log holds.
  func record(attributesOf user: User, at now: Date) async throws {
    guard !user.isRecognised else { return }
    try await record(
      own: user.attributes.merging(user.furtherAttributes) { _, further in further }, of: user.subject, at: now)
    if let account = user.subject.ofAccount {
      try await record(own: user.accountAttributes, of: account, at: now)
    }
  }

  /// Writes what the host says of a user or an account to the log, where it differs from what the log holds: what a CRM
  /// tells when no user is there, and perhaps late.
  /// - Parameters:
  ///   - subject: The user, or the account itself.
  ///   - since: Since when it has been true; nil for from now on.
  ///   - now: When it became known.
  /// - Throws: `StoreError`.
  public func record(
    _ attributes: [PropertyName: Value], of subject: Subject, since: Date? = nil, at now: Date
  ) async throws {
    guard !attributes.isEmpty else { return }
    let subject = subject.user == nil ? subject : try await person(of: subject, at: now)
    try await record(own: attributes, of: subject, since: since, at: now)
  }

  func record(
    own attributes: [PropertyName: Value], of subject: Subject, since: Date? = nil, at now: Date
  ) async throws {
    guard !attributes.isEmpty else { return }
    try await appender.append(to: subject, at: now) { history in
      let own = history.of(subject)
      let time = since ?? history.present(now)
      let known = own.attributes(of: subject, through: since ?? .distantFuture)
      let changed = attributes.filter { !known.says($0.value, of: $0.key) }
      guard !changed.isEmpty else { return ((), []) }
      let event = Event(
        id: EventID("attributes@\(own.version(of: subject))"), name: .attributesChanged, subject: subject, time: time,
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
      attributes.allSatisfy({ known[$0.key] == $0.value.normalized || further[$0.key] != nil })
    else { return false }
    guard !accountAttributes.isEmpty, let account = subject.ofAccount else { return true }
    let common = history.of(account).attributes(of: account)
    return accountAttributes.allSatisfy { common[$0.key] == $0.value.normalized }
  }
}

extension [PropertyName: Value] {
  /// True when these attributes say so. Who is not said to be anonymous is known.
  fileprivate func says(_ value: Value, of name: PropertyName) -> Bool {
    self[name].map { $0 == value.normalized } ?? (name == .isAnonymous && value == false)
  }
}
