public import Foundation

extension TouchEngine {
  /// Writes what the host says of the user and the account to the log, where it differs from what the log holds.
  func record(attributesOf user: User, at now: Date) async throws {
    guard !user.isRecognised else { return }
    var own = user.attributes
    if !user.languages.isEmpty { own[.languages] = .strings(user.languages.map(\.rawValue)) }
    if let timeZone = user.timeZone { own[.timeZone] = .string(timeZone) }
    own[.isAnonymous] = .boolean(user.isAnonymous)
    if let device = user.device { own[.device] = .string(device) }
    try await record(own: own, of: user.subject, at: now)
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
  /// - Throws: ``StoreError``.
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
    _ = try await appender.append(to: subject, at: now) { history in
      let own = history.of(subject)
      let time = since ?? history.present(now)
      var known = own.attributes(of: subject, through: since ?? .distantFuture)
      // Who is not said to be anonymous is known.
      known[.isAnonymous] = known[.isAnonymous] ?? false
      let changed = attributes.filter { known[$0.key] != $0.value }
      guard !changed.isEmpty else { return ((), []) }
      let event = Event(
        id: EventID("attributes@\(own.version(of: subject))"), name: .attributesChanged, subject: subject, time: time,
        properties: changed)
      return ((), [event])
    }
  }
}
