public import EventLog
import TouchContent

/// What a user does with a guide.
///
/// Skip, dismiss, snooze and restart are four different things: who skips has decided against the tour; who dismisses
/// has closed it; a snoozed one comes back at the same step; a restarted one is a new attempt from the first step.
public enum GuideAction: Hashable, Sendable {
  case start, next, back, skip, dismiss, snooze, restart
  /// A button of the step.
  case press(ItemID)
  /// The page reports that the step's anchor is not there.
  case missing

  /// Reads the `action` field of a form; nil for what is no action of a guide.
  public init?(formValue: String) {
    if let button = formValue.pressedButton {
      self = .press(button)
      return
    }
    guard let action = Self.words[formValue] else { return nil }
    self = action
  }

  /// The `action` field of a form.
  public var formValue: String {
    switch self {
    case .start: "start"
    case .next: "next"
    case .back: "back"
    case .skip: "skip"
    case .dismiss: "dismiss"
    case .snooze: "snooze"
    case .restart: "restart"
    case .press(let button): "press:\(button)"
    case .missing: "missing"
    }
  }

  private static let words: [String: GuideAction] = Dictionary(
    uniqueKeysWithValues: [start, next, back, skip, dismiss, snooze, restart, missing].map { ($0.formValue, $0) })
}

extension String {
  /// The button of `press:<button>`.
  var pressedButton: ItemID? {
    guard utf8.starts(with: "press:".utf8), utf8.count > 6 else { return nil }
    return ItemID(String(decoding: utf8.dropFirst(6), as: UTF8.self))
  }
}
