import Foundation

extension TouchEngine {
  /// Writes what the host says of the user and the account to the log, where it differs from what the log holds.
  func record(attributesOf user: User, at now: Date) async throws {
    guard !user.isRecognised else { return }
    var own = user.attributes
    if !user.languages.isEmpty { own[.languages] = .strings(user.languages.map(\.rawValue)) }
    if let timeZone = user.timeZone { own[.timeZone] = .string(timeZone) }
    own[.isAnonymous] = .boolean(user.isAnonymous)
    if let device = user.device { own[.device] = .string(device) }
    try await record(own, of: user.subject, at: now)
    if let account = user.subject.ofAccount {
      try await record(user.accountAttributes, of: account, at: now)
    }
  }

  func record(_ attributes: [PropertyName: Value], of subject: Subject, at now: Date) async throws {
    guard !attributes.isEmpty else { return }
    _ = try await appender.append(to: subject, at: now) { history in
      var known = history.of(subject).attributes(of: subject)
      // Who is not said to be anonymous is known.
      known[.isAnonymous] = known[.isAnonymous] ?? false
      let changed = attributes.filter { known[$0.key] != $0.value }
      guard !changed.isEmpty else { return ((), []) }
      let version = history.of(subject).version(of: subject)
      let event = Event(
        id: EventID("attributes@\(version)"), name: .attributesChanged, subject: subject, time: history.present(now),
        properties: changed)
      return ((), [event])
    }
  }
}
