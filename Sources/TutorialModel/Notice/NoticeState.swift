public import EventLog
public import Foundation

/// Where a user stands with a pop-up, a banner or a tooltip.
public enum NoticeState: Hashable, Sendable {
  /// It may be shown.
  case open
  /// The user put it off.
  case snoozed(until: Date)
  /// The user pressed a button that leads on.
  case pressed(ItemID)
  /// The user closed it.
  case dismissed
}
