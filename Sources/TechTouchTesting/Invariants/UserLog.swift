public import TechTouch

/// What the log holds of one user, for invariants.
public struct UserLog: Sendable {
  /// The user.
  public var subject: Subject
  /// The user's own events, in the order of the log.
  public var events: [RecordedEvent]
  /// Those of everybody in the account, the user's own included; without an account, the user's own.
  public var account: [RecordedEvent]
  /// What is published.
  public var catalog: Catalog

  /// The logs of every user, in a stable order; what somebody did as a stranger is in their own.
  static func all(_ events: [RecordedEvent], catalog: Catalog) -> [UserLog] {
    Planner.all(events, catalog: catalog).flatMap { planner in
      let all = planner.all.events.inOrder
      return planner.members.map { member in
        UserLog(subject: member, events: planner.own(member).events.inOrder, account: all, catalog: catalog)
      }
    }
  }

  /// The log up to and including a place in the account's events.
  func prefix(_ count: Int) -> UserLog {
    let account = Array(account.prefix(count))
    return UserLog(
      subject: subject, events: account.filter { $0.event.subject == subject }, account: account, catalog: catalog)
  }
}

extension [RecordedEvent] {
  /// By the time they became known of the user: what a stranger did is known from the sign-in on.
  fileprivate var inOrder: [RecordedEvent] {
    let signIns = filter { $0.event.name == .identified }
    let known = map { recorded in
      guard recorded.isStrangers else { return recorded.recordedAt }
      let signIn = signIns.first { $0.event.subject == recorded.event.subject && $0.recordedAt >= recorded.recordedAt }
      return signIn?.recordedAt ?? recorded.recordedAt
    }
    // At one instant, what could not be known yet comes last.
    let ranks = map { $0.isStrangers ? 1 : 0 }
    return indices.sorted { (known[$0], ranks[$0], $0) < (known[$1], ranks[$1], $1) }.map { self[$0] }
  }
}

extension RecordedEvent {
  /// True for what the user did as a stranger, before anybody could know who it was.
  var isStrangers: Bool { version == 0 }
}
