public import EventLog
public import Foundation

/// What became of one item.
public struct ItemProgress: Hashable, Sendable {
  private let shared: Shared

  init(_ standing: Standing) {
    shared = Shared(standing)
  }

  /// The item.
  public var item: Checklist.Item { shared.standing.item }
  /// The level it belongs to.
  public var level: ItemID { shared.standing.level }
  /// Where it stands.
  public var state: ItemState { shared.standing.state }
  /// What has to be done before it can be begun.
  public var obstacles: [Obstacle] { shared.standing.obstacles }
  /// Who ticked it; nil while nobody has.
  public var ticked: Mark? { shared.standing.ticked }
  /// Who did what the product detected, in the order it happened: the first occurrence of each person.
  public var detected: [Mark] { shared.standing.detected }
  /// Who confirmed it; nil while nobody has.
  public var verified: Mark? { shared.standing.verified }
  /// Who took back the tick of the verified item; nil once that is settled.
  public var disputed: Mark? { shared.standing.disputed }
  /// When the last key was turned; nil while it is not done.
  public var doneAt: Date? { shared.standing.doneAt }
  /// How many events of this item are in the log.
  public var revision: Int { shared.standing.revision }

  /// The id of the item.
  public var id: ItemID { shared.standing.item.id }
  /// True when every key is turned.
  public var isDone: Bool { state == .done }
  /// True when it counts for the percentage and for its level.
  public var counts: Bool { !shared.standing.item.isOptional }

  /// Everybody who had a hand in the first key, and so may not turn the second.
  public var doers: Set<UserID> {
    Set(detected.compactMap(\.by)).union(ticked?.by.map { [$0] } ?? [])
  }
}

extension ItemProgress {
  /// What is known of the item.
  struct Standing: Hashable, Sendable {
    var item: Checklist.Item
    var level: ItemID
    var state: ItemState
    var obstacles: [Obstacle]
    var ticked: Mark?
    var detected: [Mark]
    var verified: Mark?
    var disputed: Mark?
    var doneAt: Date?
    var revision: Int
  }

  /// An object, because pages hand items round, and a copy of all these fields takes about as long as writing them;
  /// `Benchmarks/compare render` measures it.
  private final class Shared: Sendable {
    let standing: Standing

    init(_ standing: Standing) {
      self.standing = standing
    }
  }

  public static func == (lhs: ItemProgress, rhs: ItemProgress) -> Bool {
    lhs.shared === rhs.shared || lhs.shared.standing == rhs.shared.standing
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(shared.standing) }
}
