public import Foundation

/// A message that is to be sent, or was.
public struct OutboxMessage: Hashable, Sendable {
  /// The id of the event that put it into the outbox; unique within its subject's stream.
  public var id: EventID
  /// Whom it is for.
  public var subject: Subject
  /// The message with its version.
  public var content: ContentRef
  /// The rule that sends it.
  public var rule: String
  /// When it was due.
  public var due: Date
  /// How far it got.
  public var state: State
  /// Why it was cancelled or failed; nil otherwise.
  public var reason: String?

  /// How far a message got. A later state includes the earlier ones: what was clicked was opened.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// The host's mailer has not taken it yet.
    case pending
    /// It was not handed over, because by then the user wanted none, or the rule had come to its exit or goal.
    case cancelled
    /// The mailer gave up.
    case failed
    /// The mailer handed it over.
    case sent
    case delivered, opened, clicked
  }

  /// True for the same message, however far it got.
  func isSame(as other: OutboxMessage) -> Bool {
    id == other.id && subject == other.subject
  }

  /// The key that makes a second hand-over to the mail provider harmless: the same for ever, and for no other message.
  public var idempotencyKey: String {
    var hash = StableHash()
    hash.combine(subject.account?.rawValue ?? "")
    hash.combine(subject.user?.rawValue ?? "")
    return "\(hash.text)-\(id)"
  }
}
