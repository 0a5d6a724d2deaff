import Foundation

/// The events of one name that schedules count from, by the time they happened.
///
/// Logs are nearly in order, and several partitions are several such runs; so new ones are put at the end, and put in
/// order when they are asked for.
struct AnchorList: Sendable {
  struct Anchor: Sendable {
    var time: Date
    var recordedAt: Date
    var subject: Subject
    var partition: Int
    var position: Position
  }

  private var anchors: [Anchor] = []
  private var isSorted = true

  mutating func add(_ anchor: Anchor) {
    if let last = anchors.last, last.time > anchor.time { isSorted = false }
    anchors.append(anchor)
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    anchors.removeAll { $0.subject == subject }
  }

  /// Those in the window, the earliest first.
  /// - Complexity: O(log n + k) for k in the window, when nothing came out of order since the last call.
  mutating func window(from: Date, through: Date) -> ArraySlice<Anchor> {
    if !isSorted { anchors.sort { $0.time < $1.time } }
    isSorted = true
    let start = firstIndex { $0.time >= from }
    return anchors[start..<max(start, firstIndex { $0.time > through })]
  }

  private func firstIndex(where isBeyond: (Anchor) -> Bool) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(anchors[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
