import EventLog
import Foundation

/// The events of one account, or of one user without one: together, and each person's by itself.
///
/// A person's events are those of the person's own stream and of every stream opened to it, wherever that one is kept.
struct AccountHistory: Sendable {
  /// A list of one, which copies share as those of a history do: every page is handed one, and most only pass it on.
  private var table = [Table()]

  private struct Table: Sendable {
    var all = History()
    /// What asked for the attention of its users; nil when it has to be read from the events.
    var displays: DisplayLedger? = DisplayLedger()
    var position = Position.start
    /// The position of the last event of the company itself.
    var company = Position.start
    var identities = Identities([])
    var people = PersonHistories()
    /// When the newest event happened; those dated more than a day ahead of their recording are no measure of time.
    var latest = Date.distantPast
    /// What was done in streams of this scope that turned out to be another person's, as it stands there.
    var closed = History()
    /// The same for streams that are kept elsewhere.
    var elsewhere: [RecordedEvent] = []
  }

  /// Everything, in the order of the feed; what was done in other streams of a person comes first.
  var all: History { table[0].all }
  /// How far the scope was read.
  var position: Position { table[0].position }
  /// Who is who, as far as these events say so.
  var identities: Identities { table[0].identities }
  private var people: PersonHistories { table[0].people }
  private var closed: History { table[0].closed }
  private var elsewhere: [RecordedEvent] { table[0].elsewhere }

  init() {}

  /// - Parameter elsewhere: What was done in streams of other scopes that were opened to people of this one; of those
  ///   that were not, nothing is taken.
  init(_ events: some Sequence<RecordedEvent>, elsewhere: [RecordedEvent] = []) {
    let events = Array(events)
    table[0].identities = Identities(events + elsewhere)
    table[0].elsewhere = elsewhere
    // Folded once at the end: the events of many users come out of the order they happened in.
    table[0].displays = nil
    defer { table[0].displays = DisplayLedger(all) }
    guard !identities.isEmpty else {
      for event in events { append(event) }
      return
    }
    let people = Set(events.map(\.event.subject))
    let moved = (elsewhere + events).filter {
      identities.isClosed($0.event.subject) && people.contains(identities.person(of: $0.event.subject))
    }
    for event in identities.merged(moved) { insert(event) }
    for event in events { append(event) }
  }

  /// Adds the next event of the scope.
  ///
  /// An event that says who somebody is changes what all the others are; see ``adopting(_:elsewhere:)``.
  mutating func append(_ recorded: RecordedEvent) {
    table[0].position = max(position, recorded.position)
    if !identities.isEmpty { table[0].identities.note(recorded) }
    if !identities.isEmpty, identities.isClosed(recorded.event.subject) {
      table[0].closed.append(recorded)
    } else {
      insert(recorded)
    }
  }

  private mutating func insert(_ recorded: RecordedEvent) {
    if table[0].all.appendIfNew(recorded) {
      let all = all
      table[0].displays?.append(recorded.event, in: all)
    }
    if !recorded.isQuarantined { table[0].latest = max(table[0].latest, recorded.event.time) }
    if recorded.event.subject.user == nil { table[0].company = max(table[0].company, recorded.position) }
    table[0].people.append(recorded)
  }

  /// One person's own events; none for a stream that was closed.
  func of(_ subject: Subject) -> History {
    people.events(of: subject) ?? History()
  }

  /// What became of each piece of content with one person.
  func touches(of subject: Subject) -> TouchFold {
    people.touches(of: subject) ?? TouchFold()
  }

  /// What a decision for one of the users is made from.
  func knowledge(of subject: Subject) -> Knowledge {
    let person = people[subject] ?? PersonHistory()
    return Knowledge(user: person.events, account: all, userTouches: person.touches, accountDisplays: table[0].displays)
  }

  /// What tells this person's history, or the company's own, from an earlier one of theirs: the position of the last event
  /// that may have changed it. Where streams were opened to people, that is any event.
  func revision(of subject: Subject) -> Position {
    guard identities.isEmpty else { return position }
    return subject.user == nil ? table[0].company : people.position(of: subject) ?? .start
  }

  /// The present for whoever has read this history: not earlier than what has happened.
  ///
  /// Two servers' clocks differ, and of two requests the one that began first may be the one that comes second. A
  /// decision that left out what happened "later" would grant the same slot again.
  func present(_ now: Date) -> Date {
    max(now, table[0].latest)
  }

  /// The users who have a stream here and were not erased, in a stable order.
  var users: [Subject] {
    people.keys.filter { $0.user != nil && !$0.isErased }.sorted { ($0.user ?? "") < ($1.user ?? "") }
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
      history.append(
        RecordedEvent(
          event: event, version: history.of(event.subject).version(of: event.subject) + 1,
          position: Position(history.position.rawValue + 1), recordedAt: recordedAt))
    }
    return history
  }
}

// MARK: - People

extension AccountHistory {
  /// An event as its own stream holds it, whoever the stream turned out to belong to.
  func event(_ id: EventID, of subject: Subject) -> RecordedEvent? {
    closed.event(id, of: subject) ?? of(subject).event(id, of: subject)
  }

  /// The event that closed a stream of this scope; nil while it is open.
  func closing(of subject: Subject) -> RecordedEvent? {
    identities.isClosed(subject) ? closed.event(IdentityLink.closingID, of: subject) : nil
  }

  /// The events of one stream as they stand there.
  func raw(_ subject: Subject) -> [RecordedEvent] {
    identities.isClosed(subject)
      ? (closed.events + elsewhere).filter { $0.event.subject == subject }
      : of(subject).events.filter { $0.version > 0 }
  }

  /// The streams that were opened to a person, in a stable order.
  func streams(of person: Subject) -> [Subject] {
    Set((closed.events + elsewhere).map(\.event.subject)).filter { $0 != person && identities.person(of: $0) == person }
      .sorted { $0.precedes($1) }
  }

  /// This history with the next events of the scope, some of which say who somebody is, and with what was done in the
  /// streams they open.
  func adopting(_ events: [RecordedEvent], elsewhere new: [RecordedEvent]) -> AccountHistory {
    let held = Set(elsewhere.map(\.event.subject))
    return AccountHistory(scope + events, elsewhere: elsewhere + new.filter { !held.contains($0.event.subject) })
  }

  /// Every event of the scope as it was read, in the order of the feed.
  private var scope: [RecordedEvent] {
    let own = (all.events + all.quarantined).filter { $0.version > 0 }
    return (own + closed.events + closed.quarantined).sorted { $0.position < $1.position }
  }
}

// MARK: - The past

extension AccountHistory {
  /// What was known up to and including a position of the log.
  func through(_ position: Position) -> AccountHistory {
    guard self.position > position else { return self }
    if identities.isEmpty, let shorter = dropping(beyond: position) { return shorter }
    return filtered { $0.position <= position }
  }

  /// The same, grown from what was known up to an earlier position: of many events one after the other, each past put
  /// together anew would take the square of their number.
  func through(_ position: Position, from earlier: AccountHistory) -> AccountHistory {
    guard self.position > position, identities.isEmpty, earlier.identities.isEmpty, earlier.position <= position,
      let events = earlier.all.next(in: all, through: position)
    else { return through(position) }
    var history = earlier
    if history.table[0].displays == nil { history.table[0].displays = DisplayLedger(history.all) }
    for event in events { history.append(event) }
    return history
  }

  /// Takes the last few events away; nil when they are many, and the rest is sooner put together anew.
  private func dropping(beyond position: Position) -> AccountHistory? {
    let last = all.last(Self.few)
    guard let first = last.first, first.position <= position || last.count == all.count else { return nil }
    var history = self
    history.table[0].all.removeAll(beyond: position)
    for subject in Set((last + all.quarantined).filter { $0.position > position }.map(\.event.subject)) {
      history.table[0].people.removeAll(of: subject, beyond: position)
      if subject.user == nil { history.table[0].company = history.people.position(of: subject) ?? .start }
    }
    history.table[0].displays = nil
    history.table[0].position = history.all.position
    history.table[0].latest = history.all.latest
    return history
  }

  private static let few = 64

  /// What was true at `event` time as far as it was known at `known`. Who somebody is was always true, and is known from
  /// the time it was recorded.
  func asOf(event: Date, known: Date) -> AccountHistory {
    func counts(_ recorded: RecordedEvent) -> Bool {
      recorded.recordedAt <= known && (recorded.event.time <= event || recorded.event.name == .identified)
    }
    return AccountHistory(scope.lazy.filter(counts), elsewhere: elsewhere.filter(counts))
  }

  /// Only some events of the scope that a stream is kept in: of another scope than this, those of the stream itself.
  func filtered(scopeOf stream: Subject, _ isKept: (RecordedEvent) -> Bool) -> AccountHistory {
    guard elsewhere.contains(where: { $0.event.subject == stream }) else { return filtered(isKept) }
    return AccountHistory(scope, elsewhere: elsewhere.filter { $0.event.subject != stream || isKept($0) })
  }

  /// Only some events of the scope, and what they open.
  func filtered(_ isKept: (RecordedEvent) -> Bool) -> AccountHistory {
    AccountHistory(scope.filter(isKept), elsewhere: elsewhere)
  }
}
