public import EventLog
public import Foundation

/// What became of one item.
public struct ItemProgress: Hashable, Sendable {
  /// The item.
  public let item: Checklist.Item
  /// The level it belongs to.
  public let level: ItemID
  /// Where it stands.
  public internal(set) var state: ItemState
  /// What has to be done before it can be begun.
  public internal(set) var obstacles: [Obstacle]
  /// Who ticked it; nil while nobody has.
  public internal(set) var ticked: Mark?
  /// Who did what the product detected, in the order it happened: the first occurrence of each person.
  public internal(set) var detected: [Mark]
  /// Who confirmed it; nil while nobody has.
  public internal(set) var verified: Mark?
  /// Who took back the tick of the verified item; nil once that is settled.
  public internal(set) var disputed: Mark?
  /// When the last key was turned; nil while it is not done.
  public internal(set) var doneAt: Date?
  /// How many events of this item are in the log.
  public internal(set) var revision: Int

  /// The id of the item.
  public var id: ItemID { item.id }
  /// True when every key is turned.
  public var isDone: Bool { state == .done }
  /// True when it counts for the percentage and for its level.
  public var counts: Bool { !item.isOptional }

  /// Everybody who had a hand in the first key, and so may not turn the second.
  public var doers: Set<UserID> {
    Set(detected.compactMap(\.by)).union(ticked?.by.map { [$0] } ?? [])
  }
}
