public import Foundation

/// An event as the store holds it: with its place, and the time it was known.
public struct RecordedEvent: Hashable, Sendable, Codable {
  /// What happened.
  public var event: Event
  /// The place in its subject's stream: 1, 2, 3 …
  public var version: Int
  /// The place in its partition; positions rise in commit order, and holes mean nothing.
  public var position: Position
  /// When it was recorded, in whole microseconds.
  public var recordedAt: Date

  /// Makes a recorded event; stores do this.
  public init(event: Event, version: Int, position: Position, recordedAt: Date) {
    self.event = event
    self.version = version
    self.position = position
    self.recordedAt = Timestamp.rounded(recordedAt)
  }

  /// True when it is dated more than a day after it was recorded: a wrong clock. Such an event is counted and reported,
  /// and is in no figure and no decision.
  public var isQuarantined: Bool {
    event.time.timeIntervalSince(recordedAt) > 86_400
  }
}
