public import Foundation

/// The messages that rules have decided to send. The host's mailer takes what is pending and reports what became of it.
///
/// Handing a message over twice is possible when the host dies between the hand-over and the report; the idempotency
/// key lets the mail provider recognise it.
public struct Outbox: Sendable {
  let catalog: Catalog
  let store: any EventStore
  let reader: HistoryReader
  let log: LogFollower<OutboxLog>

  /// Every message, in the order of the log.
  public func messages() async throws -> [OutboxMessage] {
    let log = try await log.current()
    return log.order.compactMap { log.messages[$0] }
  }

  /// The messages that wait for the mailer, in the order of the log.
  public func pending() async throws -> [OutboxMessage] {
    try await messages().filter { $0.state == .pending }
  }

  /// The message as it is to be sent: subject, text, HTML, in the reader's language as the log knows it now.
  /// - Parameter base: What paths in links are completed with, such as `https://app.example.com`.
  /// - Returns: nil when the catalogue no longer has the message.
  public func render(_ message: OutboxMessage, base: URLReference) async throws -> Mail? {
    guard case .message(let content) = catalog.content(message.content) else { return nil }
    let history = try await reader.history(of: message.subject)
    let profile = Profile(of: message.subject, in: history, product: catalog.product)
    var values = profile.mergeValues
    if let event = history.of(message.subject).event(message.id, of: message.subject)?.event {
      for (name, value) in event.properties where name.rawValue.hasPrefix("checklist.") {
        values[name.rawValue] = value.plain
      }
    }
    return Mail(
      to: profile.mailAddress, key: message.idempotencyKey,
      content: content.render(values: values, language: profile.preference, base: base))
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
      id: EventID("\(message.id)/\(state.rawValue)"), name: name, subject: message.subject, time: now,
      content: message.content, properties: properties)
    _ = try await store.append([event], to: message.subject, expecting: .any, at: now)
  }

  private static let names: [OutboxMessage.State: EventName] = [
    .failed: .failed, .sent: .sent, .delivered: .delivered, .opened: .opened, .clicked: .clicked,
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
