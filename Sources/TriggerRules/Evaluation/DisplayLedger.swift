import EventLog
import Foundation

/// What has asked for the attention of a user, or of a company's users, up to now: displays, messages, and grants that
/// are waiting to be displayed.
struct DisplayLedger {
  struct Entry {
    var content: ContentRef
    var time: Date
    /// The end of the lease, for a grant that is not displayed yet.
    var leaseEnd: Date?
    /// True for a display that was confirmed after its grant had given its place back.
    var isLate = false
    /// Who has claimed it, for a claim that is not used yet.
    var claimant: String?
  }

  /// In no particular order.
  private(set) var entries: [Entry] = []
  /// Every grant that was displayed or still may be, in the order they happened.
  private(set) var grants: [Grant] = []

  init(_ history: History, at now: Date) {
    var confirmed: Set<GrantKey> = []
    for recorded in history.events(named: .displayed) where recorded.event.time <= now {
      guard let content = recorded.event.content else { continue }
      // A page that is loaded again displays the same grant again, and that is one display.
      if let cause = recorded.event.cause {
        guard confirmed.insert(GrantKey(subject: recorded.event.subject, id: cause)).inserted else { continue }
      }
      let isLate = recorded.event.properties[.late]?.boolean ?? false
      entries.append(Entry(content: content, time: recorded.event.time, isLate: isLate))
    }
    for recorded in history.events(named: .granted) where recorded.event.time <= now {
      var grant = Grant(recorded.event)
      grant.isDisplayed = confirmed.contains(GrantKey(subject: recorded.event.subject, id: grant.id))
      guard grant.isDisplayed || now < grant.leaseEnd, let content = grant.content else { continue }
      grants.append(grant)
      if !grant.isDisplayed { entries.append(Entry(content: content, time: grant.time, leaseEnd: grant.leaseEnd)) }
    }
    let cancelled = Self.cancelled(in: history)
    for recorded in history.events(named: .queued) where recorded.event.time <= now {
      guard let content = recorded.event.content,
        !cancelled.contains(GrantKey(subject: recorded.event.subject, id: recorded.event.id))
      else { continue }
      entries.append(Entry(content: content, time: recorded.event.time))
    }
    entries += history.openClaims(at: now)
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

  /// When the grants that wait to be displayed lapse.
  var leaseEnds: [Date] { grants.filter { !$0.isDisplayed }.map(\.leaseEnd) }

  /// How often other rules took the place of this one since it last had one itself.
  func timesDeferred(_ rule: RuleID) -> Int {
    let since = grants.lastIndex { $0.rule == rule }.map { $0 + 1 } ?? 0
    return grants[since...].count { $0.deferred.contains(rule.rawValue) }
  }

  /// A grant's id is unique within its subject's stream only.
  private struct GrantKey: Hashable {
    var subject: Subject
    var id: EventID
  }
}
