public import EventLog

/// What a user does with a resource, or with a list of them.
public enum ResourceAction: Hashable, Sendable {
  /// Opens the resource of that id.
  case open(ContentID)
  /// Closes the widget for good.
  case dismiss

  /// Reads the `action` field of a form; nil for what is no action of such content.
  public init?(formValue: String) {
    if formValue == "dismiss" {
      self = .dismiss
    } else if let id = formValue.pressedButton {
      self = .open(ContentID(id.rawValue))
    } else {
      return nil
    }
  }

  /// The `action` field of a form.
  public var formValue: String {
    switch self {
    case .open(let id): "press:\(id)"
    case .dismiss: "dismiss"
    }
  }
}
