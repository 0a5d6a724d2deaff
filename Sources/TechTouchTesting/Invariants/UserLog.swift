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

  /// The logs of every user, in a stable order.
  static func all(_ events: [RecordedEvent], catalog: Catalog) -> [UserLog] {
    var accounts: [Subject: [RecordedEvent]] = [:]
    for recorded in events {
      accounts[recorded.event.subject.ofAccount ?? recorded.event.subject, default: []].append(recorded)
    }
    return accounts.values.flatMap { all in
      Planner(catalog: catalog, events: all).members.map { member in
        UserLog(subject: member, events: all.filter { $0.event.subject == member }, account: all, catalog: catalog)
      }
    }.sorted { ($0.subject.account ?? "", $0.subject.user ?? "") < ($1.subject.account ?? "", $1.subject.user ?? "") }
  }

  /// The log up to and including a place in the account's events.
  func prefix(_ count: Int) -> UserLog {
    let account = Array(account.prefix(count))
    return UserLog(
      subject: subject, events: account.filter { $0.event.subject == subject }, account: account, catalog: catalog)
  }
}
