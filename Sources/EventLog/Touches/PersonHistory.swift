/// One person's events, with what became of the touches among them.
package struct PersonHistory: Sendable {
  package private(set) var events = History()
  package private(set) var touches = TouchFold()

  package init() {}

  /// Adds the next event of the log; one that is held already is left out.
  mutating func append(_ recorded: RecordedEvent) {
    if events.appendIfNew(recorded) { touches.append(recorded.event, in: events) }
  }

  /// Takes away the events of the log's end that are beyond a position.
  mutating func removeAll(beyond position: Position) {
    events.removeAll(beyond: position)
    touches = TouchFold(events)
  }
}
