import EventLog
import Foundation

/// The events of one account, or of one user without one: together, and each stream by itself.
struct AccountHistory: Sendable {
  /// Everything, in the order of the feed.
  private(set) var all = History()
  private var streams: [Subject: History] = [:]
  /// When the newest event happened; those dated more than a day ahead of their recording are no measure of time.
  private var latest = Date.distantPast

  init() {}

  init(_ events: some Sequence<RecordedEvent>) {
    for event in events { append(event) }
  }

  mutating func append(_ recorded: RecordedEvent) {
    all.append(recorded)
    if recorded.event.time <= recorded.recordedAt.addingTimeInterval(86_400) {
      latest = max(latest, recorded.event.time)
    }
    streams[recorded.event.subject, default: History()].append(recorded)
  }

  /// One subject's own stream.
  func of(_ subject: Subject) -> History {
    streams[subject] ?? History()
  }

  /// The present for whoever has read this history: not earlier than what has happened.
  ///
  /// Two servers' clocks differ, and of two requests the one that began first may be the one that comes second. A
  /// decision that left out what happened "later" would grant the same slot again.
  func present(_ now: Date) -> Date {
    max(now, latest)
  }

  /// The users who have a stream here, in a stable order.
  var users: [Subject] {
    streams.keys.filter { $0.user != nil }.sorted { ($0.user ?? "") < ($1.user ?? "") }
  }

  /// The account's own users: without the staff who acted for it.
  var members: [Subject] {
    users.filter { of($0).attributes(of: $0)[.isStaff] != true }
  }

  /// What the users are called, as far as the host has said.
  var names: [UserID: String] {
    var names: [UserID: String] = [:]
    for subject in users {
      if let user = subject.user, let name = of(subject).attributes(of: subject)["name"]?.string { names[user] = name }
    }
    return names
  }

  /// This history with events that are about to be appended, as they will stand in the log.
  func adding(_ events: [Event], at recordedAt: Date) -> AccountHistory {
    var history = self
    for event in events {
      let version = history.of(event.subject).events.count
      history.append(
        RecordedEvent(
          event: event, version: version + 1, position: Position(history.all.position.rawValue + 1),
          recordedAt: recordedAt))
    }
    return history
  }

  /// What was known up to and including a position of the log.
  func through(_ position: Position) -> AccountHistory {
    guard all.position > position else { return self }
    return AccountHistory(all.events.lazy.filter { $0.position <= position })
  }

  /// What was true at `event` time as far as it was known at `known`.
  func asOf(event: Date, known: Date) -> AccountHistory {
    AccountHistory(all.asOf(event: event, known: known).events)
  }
}
