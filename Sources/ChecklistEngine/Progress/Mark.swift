public import EventLog
public import Foundation

/// Who did something, when, and which event says so.
public struct Mark: Hashable, Sendable {
  /// The person; nil for an event of the company itself.
  public var by: UserID?
  /// When it happened.
  public var at: Date
  /// The event that says so.
  public var event: EventID

  /// Makes a mark.
  public init(by: UserID?, at: Date, event: EventID) {
    self.by = by
    self.at = at
    self.event = event
  }
}
