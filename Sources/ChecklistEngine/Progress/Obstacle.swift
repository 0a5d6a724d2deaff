public import EventLog

/// What keeps an item from being begun.
public enum Obstacle: Hashable, Sendable {
  /// This level has to be completed first.
  case level(ItemID)
  /// The item needs this one.
  case needs(ItemID)
  /// This item stands above it, and the list is done in order.
  case earlier(ItemID)
}
