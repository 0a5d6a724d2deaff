import EventLog

/// A fold over the whole log.
protocol Projection: Sendable {
  init()
  mutating func apply(_ recorded: RecordedEvent)
}
