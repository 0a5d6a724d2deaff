public import EventLog
import TouchContent

/// Content that is shown once and closed: a pop-up, a banner, a tooltip.
public protocol Notice: Sendable {
  /// The reference to this version of the content.
  var ref: ContentRef { get }
  /// Its buttons in order; none for a tooltip.
  var buttons: [ContentButton] { get }
}

extension Notice {
  /// The button with an id.
  public func button(_ id: ItemID) -> ContentButton? {
    buttons.first { $0.id == id }
  }
}
