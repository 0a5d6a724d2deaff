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
  /// By the time they became known: what a stranger did stands before what is known of the user it was.
  fileprivate var inOrder: [RecordedEvent] {
    enumerated().sorted { ($0.element.recordedAt, $0.offset) < ($1.element.recordedAt, $1.offset) }.map(\.element)
  }
}
