import EventLog
import Foundation

/// How much of a cap is taken at an instant, and when what is taken comes back.
struct CapUse {
  /// What is taken: a weight, and the first instant at which it no longer counts, nil for never.
  private var taken: [(weight: Int, end: Date?)] = []
  private(set) var total = 0
  /// What of it was confirmed late: its place had gone to others by then.
  private(set) var late = 0
  let clock: ZonedClock
  private let content: ContentRef
  private let ledger: DisplayLedger
  private let subject: Subject
  private let now: Date

  /// - Parameter subject: Who asks; what they have claimed for this content themselves is theirs to take.
  init(
    of cap: Cap, for content: ContentRef, by subject: Subject, in ledger: DisplayLedger, by clock: ZonedClock,
    at now: Date
  ) {
    self.content = content
    self.ledger = ledger
    self.subject = subject
    self.clock = clock
    self.now = now
    for (entry, weight, end) in entries(of: cap) {
      taken.append((weight, end))
      total += weight
      if entry.isLate { late += weight }
    }
  }

  /// What counts now, with its weight and the first instant at which it no longer does.
  func entries(of cap: Cap) -> [(entry: DisplayLedger.Entry, weight: Int, end: Date?)] {
    ledger.entries(at: now, since: cap.window.start(before: now)).compactMap { entry in
      guard cap.scope != .object || entry.content.isSameContent(as: content) else { return nil }
      if let claimant = entry.claimant, claimant == subject.claimant, entry.content.isSameContent(as: content) {
        return nil
      }
      let weight = cap.weight(of: entry.content)
      guard weight > 0 else { return nil }
      let end = entry.leaseEnd ?? cap.window.end(of: entry.time, by: clock)
      if let end, end <= now { return nil }
      return (entry, weight, end)
    }
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
}
