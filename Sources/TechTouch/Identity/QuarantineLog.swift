import EventLog

/// The events that are dated more than a day ahead of their recording.
struct QuarantineLog: Projection {
  private(set) var events: [RecordedEvent] = []

  mutating func apply(_ recorded: RecordedEvent) {
    if recorded.isQuarantined { events.append(recorded) }
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    events.removeAll { $0.event.subject == subject }
  }
}
