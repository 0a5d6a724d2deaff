package import Foundation

/// What has asked for the attention of a user, or of a company's users: displays, messages, and grants that are waiting
/// to be displayed.
package struct DisplayLedger: Sendable {
  package struct Entry: Sendable {
    package var content: ContentRef
    package var time: Date
    /// The end of the lease, for a grant that is not displayed yet.
    package var leaseEnd: Date?
    /// True for a display that was confirmed after its grant had given its place back.
    package var isLate = false
    /// Who has claimed it, for a claim that is not used yet.
    package var claimant: String?

    package init(
      content: ContentRef, time: Date, leaseEnd: Date? = nil, isLate: Bool = false, claimant: String? = nil
    ) {
      self.content = content
      self.time = time
      self.leaseEnd = leaseEnd
      self.isLate = isLate
      self.claimant = claimant
    }
  }

  /// A list of one, which copies share as those of a history do.
  private var table = [Table()]

  private struct Table: Sendable {
    /// Displays and messages, in the order they happened.
    var entries = Chunks<Entry>()
    var grants = Chunks<Held>()
    var displayed = SharedMap<GrantKey, Bool>()
    /// The places in `grants` of each rule's own, and of those that it had to wait for.
    var granted = SharedMap<String, [Int]>()
    var deferrals = SharedMap<String, [Int]>()
    /// The grants that were neither displayed nor lapsed when the last of them was made.
    var waiting: [Held] = []
    var claims: [Entry] = []
    var latest = Date.distantPast
  }

  /// When the last of the events happened; the ledger says nothing of an earlier instant.
  package var latest: Date { table[0].latest }

  /// A grant's id is unique within its subject's stream only.
  private struct GrantKey: Hashable, Sendable {
    var subject: Subject
    var id: EventID
  }

  private struct Held: Sendable {
    var grant: Grant
    var key: GrantKey
  }

  package init() {}

  /// Reads what happened up to now.
  package init(_ history: History, at now: Date = .distantFuture) {
    let cancelled = Self.cancelled(in: history)
    let events = Self.names.flatMap { history.events(named: $0) }.filter {
      $0.event.time <= now
        && ($0.event.name != .queued || !cancelled.contains(GrantKey(subject: $0.event.subject, id: $0.event.id)))
    }
    for recorded in events.sorted(by: { ($0.event.time, $0.position) < ($1.event.time, $1.position) }) {
      apply(recorded.event)
    }
  }

  /// The messages that were not handed over.
  private static func cancelled(in history: History) -> Set<GrantKey> {
    func causes(_ name: EventName) -> [GrantKey] {
      history.events(named: name).compactMap { recorded in
        recorded.event.cause.map { GrantKey(subject: recorded.event.subject, id: $0) }
      }
    }
    let cancelled = Set(causes(.cancelled))
    return cancelled.isEmpty ? [] : cancelled.subtracting(causes(.sent))
  }

  /// Adds places that are held without a grant.
  package mutating func add(_ claims: [Entry]) { table[0].claims += claims }

  /// The events it is made of.
  private static let names: [EventName] = [.displayed, .granted, .queued]

  /// Takes the event that was last appended to the history.
  package mutating func append(_ event: Event, in history: History) {
    if event.time >= latest {
      apply(event)
    } else if Self.names.contains(event.name) {
      self = DisplayLedger(history)
    }
  }

  /// Takes the next event, not earlier than those before it.
  private mutating func apply(_ event: Event) {
    guard let content = event.content else { return }
    table[0].latest = event.time
    switch event.name {
    case .displayed:
      // A page that is loaded again displays the same grant again, and that is one display.
      if let cause = event.cause, !confirm(GrantKey(subject: event.subject, id: cause)) { return }
      let isLate = event.properties[.late]?.boolean ?? false
      table[0].entries.append(Entry(content: content, time: event.time, isLate: isLate))
    case .queued:
      table[0].entries.append(Entry(content: content, time: event.time))
    case .granted:
      hold(Held(grant: Grant(event), key: GrantKey(subject: event.subject, id: event.id)))
    default: break
    }
  }

  /// - Returns: False when the grant was displayed before.
  private mutating func confirm(_ key: GrantKey) -> Bool {
    table[0].waiting.removeAll { $0.key == key }
    return table[0].displayed.update(key, default: false) { isKnown in
      defer { isKnown = true }
      return !isKnown
    }
  }

  private mutating func hold(_ held: Held) {
    let grant = held.grant
    let place = table[0].grants.count
    if let rule = grant.rule { table[0].granted.update(rule, default: []) { $0.append(place) } }
    for rule in grant.deferred { table[0].deferrals.update(rule, default: []) { $0.append(place) } }
    table[0].grants.append(held)
    table[0].waiting.removeAll { $0.grant.leaseEnd <= grant.time }
    if table[0].displayed[held.key] == nil { table[0].waiting.append(held) }
  }

  /// Calls `body` with everything that counts at that time: claims and grants that wait to be displayed, then displays and
  /// messages since `start`; of each, what came last comes first.
  package func forEachEntry(at now: Date, since start: Date, _ body: (Entry) -> Void) {
    for claim in table[0].claims.reversed() { body(claim) }
    for held in table[0].waiting.reversed() where now < held.grant.leaseEnd {
      guard let content = held.grant.content else { continue }
      body(Entry(content: content, time: held.grant.time, leaseEnd: held.grant.leaseEnd))
    }
    for entry in table[0].entries.reversed() {
      if entry.time < start { break }
      body(entry)
    }
  }

  /// When the grants that wait to be displayed lapse.
  package func leaseEnds(after now: Date) -> [Date] { table[0].waiting.map(\.grant.leaseEnd).filter { $0 > now } }

  /// How often other rules took the place of this one since it last had one itself.
  package func timesDeferred(_ rule: String, at now: Date) -> Int {
    guard let places = table[0].deferrals[rule] else { return 0 }
    let last = table[0].granted[rule]?.last { holdsPlace(table[0].grants[$0], at: now) } ?? -1
    return places.count { $0 > last && holdsPlace(table[0].grants[$0], at: now) }
  }

  /// True for a grant that was displayed or still may be.
  private func holdsPlace(_ held: Held, at now: Date) -> Bool {
    now < held.grant.leaseEnd || table[0].displayed[held.key] != nil
  }
}
