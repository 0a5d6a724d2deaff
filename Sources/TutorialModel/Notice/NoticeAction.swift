public import EventLog
import TouchContent

/// What a user does with a pop-up, a banner or a tooltip.
public enum NoticeAction: Hashable, Sendable {
  /// Closes it for good.
  case dismiss
  /// Closes it for a day.
  case snooze
  /// Presses a button.
  case press(ItemID)

  /// Reads the `action` field of a form; nil for what is no action of such content.
  public init?(formValue: String) {
    switch formValue {
    case "dismiss": self = .dismiss
    case "snooze": self = .snooze
    default:
      guard let button = formValue.pressedButton else { return nil }
      self = .press(button)
    }
  }

  /// The `action` field of a form.
  public var formValue: String {
    switch self {
    case .dismiss: "dismiss"
    case .snooze: "snooze"
    case .press(let button): "press:\(button)"
    }
  }
}
