public import EventLog
public import Foundation

/// Where a user stands with a guide.
public enum GuideState: Hashable, Sendable {
  /// The guide has not begun.
  case notStarted
  /// The user is at a step.
  case active(step: ItemID)
  /// The user put the guide off; it comes back at its step.
  case snoozed(until: Date)
  /// The user came to the end.
  case completed
  /// The user ended the guide before its end.
  case skipped
  /// The guide was closed.
  case dismissed

  /// True when the guide has ended, one way or another.
  public var isOver: Bool {
    switch self {
    case .completed, .skipped, .dismissed: true
    case .notStarted, .active, .snoozed: false
    }
  }
}
