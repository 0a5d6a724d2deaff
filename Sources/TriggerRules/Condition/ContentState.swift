public import EventLog

/// Something that a piece of content has been through with a user. A pop-up or a banner is completed by whoever presses a
/// button of it that leads on.
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

extension ContentRef {
  /// True for content of which nothing else says that it was completed than that a button was pressed.
  var isNotice: Bool { kind == .popup || kind == .banner }
}
