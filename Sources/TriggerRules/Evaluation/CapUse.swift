import EventLog
import Foundation

/// How much of a cap is taken at an instant, and when what is taken comes back.
struct CapUse {
  /// What is taken: a weight, and the first instant at which it no longer counts, nil for never.
  private let taken: [(weight: Int, end: Date?)]
  let total: Int
  /// What of it was confirmed late: its place had gone to others by then.
  private let late: Int

  init(of cap: Cap, for content: ContentRef, in ledger: DisplayLedger, by clock: ZonedClock, at now: Date) {
    var taken: [(weight: Int, end: Date?)] = []
    var (total, late) = (0, 0)
    ledger.forEach(at: now, since: cap.window.start(before: now)) { entry in
      guard cap.scope != .object || entry.content.isSameContent(as: content) else { return }
      let weight = cap.weight(of: entry.content)
      guard weight > 0 else { return }
      let end = entry.leaseEnd ?? cap.window.end(of: entry.time, by: clock)
      if let end, end <= now { return }
      taken.append((weight, end))
      total += weight
      if entry.isLate { late += weight }
    }
    (self.taken, self.total, self.late) = (taken, total, late)
  }

  /// The first instant at which so much is free again; nil when it never is.
  func freed(_ weight: Int, limit: Int) -> Date? {
    var rest = total
    for entry in taken.sorted(by: { ($0.end ?? .distantFuture) < ($1.end ?? .distantFuture) }) {
      guard let end = entry.end else { return nil }
      rest -= entry.weight
      if rest + weight <= limit { return end }
    }
    return nil
  }
}

extension CapUse {
  /// The instants at which something comes back.
  var ends: [Date] { taken.compactMap(\.end) }

  /// What a proof says about it.
  func describe(_ cap: Cap, weight: Int) -> String {
    let cause = total > cap.limit && late > 0 ? " because of a late confirmation" : ""
    let state = "cap \(cap.id): \(total) of \(cap.limit) taken in \(cap.window)\(cause)"
    if total + weight <= cap.limit { return state }
    return state + (freed(weight, limit: cap.limit).map { ", free again at \(Timestamp.text(of: $0))" } ?? ", for good")
  }
}
