import EventLog

/// A checklist as one reader has it: the visible items in one row, with what each of them waits for.
///
/// An object, because progress is copied for every page and this part of it never changes.
final class ChecklistPlan: Sendable {
  let checklist: Checklist
  let entries: [Entry]
  /// The items of each level.
  let ranges: [Range<Int>]
  let indexByID: [ItemID: Int]
  let levelByID: [ItemID: Int]
  /// The items of each level that count.
  let required: [[Int]]
  /// The sum of the weights that count.
  let totalWeight: Int

  struct Entry: Sendable {
    var item: Checklist.Item
    var level: Int
    /// Indices of the visible items that it needs.
    var needs: [Int]
    /// What it counts for; 0 when it is optional.
    var weight: Int
  }

  init(_ checklist: Checklist, isVisible: (Checklist.Item) -> Bool) {
    var entries: [Entry] = []
    var ranges: [Range<Int>] = []
    for (level, content) in checklist.levels.enumerated() {
      let start = entries.count
      for item in content.sections.flatMap(\.items) where isVisible(item) {
        // Bounded, so that no document can make the sum overflow.
        let weight = item.isOptional ? 0 : min(max(item.weight, 1), Self.highestWeight)
        entries.append(Entry(item: item, level: level, needs: [], weight: weight))
      }
      ranges.append(start..<entries.count)
    }
    let indexByID = Dictionary(entries.indices.map { (entries[$0].item.id, $0) }) { first, _ in first }
    for index in entries.indices {
      entries[index].needs = entries[index].item.needs.compactMap { indexByID[$0] }
    }
    self.checklist = checklist
    self.entries = entries
    self.ranges = ranges
    self.indexByID = indexByID
    self.levelByID = Dictionary(checklist.levels.enumerated().map { ($1.id, $0) }) { first, _ in first }
    self.required = ranges.map { $0.filter { !entries[$0].item.isOptional } }
    self.totalWeight = entries.reduce(0) { $0 + $1.weight }
  }

  /// The highest weight that an item may have.
  static let highestWeight = 1_000
}
