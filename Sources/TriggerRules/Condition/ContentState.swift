public import EventLog

/// Something that a piece of content has been through with a user.
public enum ContentState: String, Hashable, Sendable, Codable, CaseIterable {
  case displayed, started, completed, skipped, dismissed, snoozed, answered

  /// The touch event that says so.
  public var event: EventName {
    switch self {
    case .displayed: .displayed
    case .started: .started
    case .completed: .completed
    case .skipped: .skipped
    case .dismissed: .dismissed
    case .snoozed: .snoozed
    case .answered: .answered
    }
  }
}
