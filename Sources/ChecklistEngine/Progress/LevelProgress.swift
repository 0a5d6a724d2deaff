public import EventLog

/// What became of one level.
public struct LevelProgress: Hashable, Sendable {
  /// The level.
  public let level: Checklist.Level
  /// Where it stands.
  public let state: State
  /// The items that the reader has, in the order of the document.
  public let items: [ItemProgress]
  /// How many of the items that count are done.
  public let doneCount: Int
  /// How many items count.
  let requiredCount: Int

  init(level: Checklist.Level, state: State, items: [ItemProgress]) {
    self.level = level
    self.state = state
    self.items = items
    doneCount = items.count { $0.counts && $0.isDone }
    requiredCount = items.count(where: \.counts)
  }

  /// Where a level stands.
  public enum State: Hashable, Sendable {
    /// The level before is not complete yet.
    case locked
    /// It can be worked on.
    case open
    /// It was completed. That stays so, and its time does not move, whatever happens to its items later.
    case completed(Completion)
  }

  /// The id of the level.
  public var id: ItemID { level.id }
  /// The items that count.
  public var required: [ItemProgress] { items.filter(\.counts) }
  /// True when it waits for the level before.
  public var isLocked: Bool { state == .locked }

  /// When it was completed; nil while it is not.
  public var completion: Completion? {
    if case .completed(let completion) = state { completion } else { nil }
  }
}
