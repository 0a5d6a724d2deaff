public import Foundation

/// Something that happened: the host's own facts and what the library did and saw, in one form.
///
/// All state is folded from events. An event is never changed and never removed, except by erasing its subject.
public struct Event: Hashable, Sendable, Codable {
  /// The caller's idempotency key: appending the same id twice stores it once.
  public var id: EventID
  /// What happened.
  public var name: EventName
  /// To whom it happened; also the stream it is stored in.
  public var subject: Subject
  /// When it happened, in whole microseconds.
  public var time: Date
  /// The content it is about, with the version the user saw.
  public var content: ContentRef?
  /// The part of that content: a step, a question, a checklist item, a button.
  public var item: ItemID?
  /// Everything else.
  public var properties: [PropertyName: Value]

  /// Makes an event; `time` is rounded to the microsecond so that it reads back equal from every store.
  public init(
    id: EventID, name: EventName, subject: Subject, time: Date, content: ContentRef? = nil, item: ItemID? = nil,
    properties: [PropertyName: Value] = [:]
  ) {
    self.id = id
    self.name = name
    self.subject = subject
    self.time = Timestamp.rounded(time)
    self.content = content
    self.item = item
    self.properties = properties.mapValues(\.normalized)
  }
}
