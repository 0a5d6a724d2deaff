/// The histories of people; copies share those that did not change.
package struct PersonHistories: Sendable {
  private var people = SharedMap<Subject, PersonHistory>()

  package init() {}

  package subscript(person: Subject) -> PersonHistory? { people[person] }

  /// One person's own events, and what became of each piece of content with them.
  package func events(of person: Subject) -> History? { people.read(person) { $0.events } }
  package func touches(of person: Subject) -> TouchFold? { people.read(person) { $0.touches } }

  /// The position of the last event of a person's history.
  package func position(of person: Subject) -> Position? { people.read(person) { $0.events.position } }

  /// Everybody who has a history, in no particular order.
  package var keys: [Subject] { people.keys }

  /// Adds the next event of the log to its person's history; one that is held already is left out.
  package mutating func append(_ recorded: RecordedEvent) {
    people.update(recorded.event.subject, default: PersonHistory()) { $0.append(recorded) }
  }

  /// Takes away the events of one person that are beyond a position.
  package mutating func removeAll(of person: Subject, beyond position: Position) {
    people.update(person, default: PersonHistory()) { $0.removeAll(beyond: position) }
  }
}
