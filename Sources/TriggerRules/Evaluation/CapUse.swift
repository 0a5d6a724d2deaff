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
    var (taken, late) = ([(weight: Int, end: Date?)](), 0)
    forEachEntry(of: cap) { entry, weight, end in
      taken.append((weight, end))
      if entry.isLate { late += weight }
    }
    self.taken = taken
    self.late = late
    total = taken.reduce(0) { $0 + $1.weight }
  }

  /// Calls `body` with what counts now, with its weight and the first instant at which it no longer does; what came last
  /// comes first.
  func forEachEntry(of cap: Cap, _ body: (_ entry: DisplayLedger.Entry, _ weight: Int, _ end: Date?) -> Void) {
    ledger.forEachEntry(at: now, since: cap.window.start(before: now)) { entry in
      guard cap.scope != .object || entry.content.isSameContent(as: content) else { return }
      if let claimant = entry.claimant, claimant == subject.claimant, entry.content.isSameContent(as: content) {
        return
      }
      let weight = cap.weight(of: entry.content)
      guard weight > 0 else { return }
      let end = entry.leaseEnd ?? cap.window.end(of: entry.time, by: clock)
      if let end, end <= now { return }
      body(entry, weight, end)
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
