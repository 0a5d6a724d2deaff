import EventLog
import Foundation

/// The state of one item while events are folded into it.
struct ItemRecord: Sendable {
  var keys: [KeyRecord]
  var ticked: Mark?
  var verified: Mark?
  var disputed: Mark?
  /// The first key is turned and its turn had come; stays so until the tick is taken back.
  var isAccepted = false
  var doneAt: Date?

  struct KeyRecord: Sendable {
    var count = 0
    /// The first occurrence of each person.
    var marks: [Mark] = []
    var isTurned = false
  }

  init(_ item: Checklist.Item) {
    keys = item.done.map { _ in KeyRecord() }
  }

  var isDone: Bool { doneAt != nil }

  /// The first key as a whole. An item that asks for no key at all is never done.
  func isTurned(for item: Checklist.Item) -> Bool {
    guard !item.done.isEmpty else { return item.verifiedBy != nil }
    return zip(item.done, keys).allSatisfy { key, record in
      key == .selfTicked ? ticked != nil : record.isTurned
    }
  }

  var detected: [Mark] {
    keys.flatMap(\.marks)
  }

  func doers(_ person: (UserID) -> UserID) -> Set<UserID> {
    Set((detected + (ticked.map { [$0] } ?? [])).compactMap { $0.by.map(person) })
  }

  /// Takes everything back that follows from the tick.
  mutating func reopen() {
    ticked = nil
    verified = nil
    isAccepted = false
    doneAt = nil
  }
}
