public import Foundation

/// The messages that rules have decided to send. The host's mailer takes what is pending and reports what became of it.
///
/// Handing a message over twice is possible when the host dies between the hand-over and the report; the idempotency
/// key lets the mail provider recognise it.
public struct Outbox: Sendable {
  let catalog: Catalog
  let store: any EventStore
  let reader: HistoryReader
  let log: LogFollower<EngineLog>

  /// Every message, in the order of the log; without those of users who were erased.
  public func messages() async throws -> [OutboxMessage] {
    try await log.read { $0.outbox.all }
  }

  /// The messages that wait for the mailer, in the order of the log; also those that are not due yet. Without those of
  /// users who want none any more, and of rules that have come to their exit or goal.
  public func pending() async throws -> [OutboxMessage] {
    var pending: [OutboxMessage] = []
    for message in try await waiting {
      let isWanted = try await store.unlessErased(false) {
        try await recipient(of: message).refusal(by: catalog, at: .distantPast) == nil
      }
      if isWanted { pending.append(message) }
    }
    return pending
  }

  /// The messages that are to go out now, in the order of the log: those that are due. None in the quiet hours of its
  /// user, however late a sweep or a mailer comes.
  ///
  /// A message is cancelled, and the reason is kept, when its user has unsubscribed since it was put here, or its rule
  /// has come to its exit or goal.
  /// - Throws: `StoreError`.
  public func pending(at now: Date) async throws -> [OutboxMessage] {
    var pending: [OutboxMessage] = []
    for message in try await waiting where message.due <= now {
      if try await store.unlessErased(false, { try await isToBeSent(message, at: now) }) { pending.append(message) }
    }
    return pending
  }

  /// The mail to hand to the provider, looked at once more: somebody may have unsubscribed since it was listed.
  /// - Parameter base: What paths in links are completed with, such as `https://app.example.com`.
  /// - Returns: nil when it is not to be sent: it was sent, it is not due, these are quiet hours, its user wants none or
  ///   its rule has ended, which cancels it, its user was erased, or the catalogue no longer has it.
  /// - Throws: `StoreError`.
  public func mail(for message: OutboxMessage, at now: Date, base: URLReference) async throws -> Mail? {
    let pending = try await waiting.contains { $0.isSame(as: message) }
    guard pending, message.due <= now else { return nil }
    return try await store.unlessErased(nil) {
      try await isToBeSent(message, at: now) ? try await render(message, base: base) : nil
    }
  }

  /// The message as it is to be sent: subject, text, HTML, in the reader's language as the log knows it now.
  /// - Parameter base: What paths in links are completed with, such as `https://app.example.com`.
  /// - Returns: nil when the catalogue no longer has the message.
  public func render(_ message: OutboxMessage, base: URLReference) async throws -> Mail? {
    guard case .message(let content) = catalog.content(message.content) else { return nil }
    let recipient = try await recipient(of: message)
    let profile = recipient.profile
    var values = profile.mergeValues
    if let event = recipient.history.event(message.id, of: message.subject)?.event {
      for (name, value) in event.properties where name.rawValue.hasPrefix("checklist.") {
        values[name.rawValue] = value.plain
      }
    }
    return Mail(
      to: profile.mailAddress, key: message.idempotencyKey,
      content: content.render(values: values, language: profile.preference, base: base))
  }

  /// What no mailer has reported on yet.
  private var waiting: [OutboxMessage] {
    get async throws { try await log.read(whole: false) { $0.outbox.pending } }
  }

  /// Cancels the message if it may not go out any more; true when it may go out now.
  private func isToBeSent(_ message: OutboxMessage, at now: Date) async throws -> Bool {
    let recipient = try await recipient(of: message)
    if let reason = recipient.refusal(by: catalog, at: now) {
      try await report(.cancelled, of: message, at: now, reason: reason)
      return false
    }
    return !catalog.rules.isQuiet(at: now, in: recipient.profile.zones)
  }

  /// Who the user turned out to be, as far as is known.
  private func recipient(of message: OutboxMessage) async throws -> Recipient {
    var person = message.subject
    var history = try await reader.history(of: person)
    while let closing = history.closing(of: person), let link = IdentityLink(closing.event) {
      person = link.person
      history = try await reader.history(of: person)
    }
    try await store.refuseErased(person)
    return Recipient(of: message, person, history, product: catalog.product)
  }

  /// Records what became of a message; reporting the same twice is harmless.
  /// - Parameter reason: Why it failed, without personal data.
  public func report(
    _ state: OutboxMessage.State, of message: OutboxMessage, at now: Date, reason: String? = nil
  ) async throws {
    guard let name = Self.names[state] else { return }
    var properties: [PropertyName: Value] = [.cause: .string(message.id.rawValue)]
    properties[.reason] = reason.map(Value.string)
    let event = Event(
      id: EventID.derived("\(message.id)/\(state.rawValue)"), name: name, subject: message.subject, time: now,
      content: message.content, properties: properties)
    _ = try await store.append([event], to: message.subject, expecting: .any, at: now)
  }

  private static let names: [OutboxMessage.State: EventName] = [
    .cancelled: .cancelled, .failed: .failed, .sent: .sent, .delivered: .delivered, .opened: .opened,
    .clicked: .clicked,
  ]
}

/// A message ready for the host's mailer.
public struct Mail: Hashable, Sendable {
  /// The address, from the user's attribute `email`; nil when it is unknown.
  public var to: String?
  /// The idempotency key.
  public var key: String
  /// Subject, text and HTML.
  public var content: RenderedMessage
}
