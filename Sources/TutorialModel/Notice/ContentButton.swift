public import EventLog
public import TouchContent

/// A button of a pop-up or a banner.
public struct ContentButton: Hashable, Sendable {
  /// The id of the button; it is the item of the event.
  public var id: ItemID
  /// What it says.
  public var label: LocalizedText
  /// What it does.
  public var action: ButtonAction
  /// How it looks; nil lets the first button be the primary one.
  public var style: Style?

  /// How a button looks.
  public enum Style: String, Hashable, Sendable, Codable, CaseIterable {
    case primary, quiet
  }

  /// Makes a button.
  public init(id: ItemID, label: LocalizedText, action: ButtonAction, style: Style? = nil) {
    self.id = id
    self.label = label
    self.action = action
    self.style = style
  }

  /// Where pressing it leads, when it leads to an address.
  var opens: URLReference? {
    if case .open(let url) = action { url } else { nil }
  }

  /// True when pressing it closes the content and does nothing else.
  var closes: Bool {
    switch action {
    case .dismiss, .snooze: true
    case .start, .open: false
    }
  }
}

extension ContentButton: Codable {}
