import EventLog

/// A fold over the whole log.
protocol Projection: Sendable {
  init()
  mutating func apply(_ recorded: RecordedEvent)
  /// The same for folds that tell the partitions apart.
  mutating func apply(_ recorded: RecordedEvent, in partition: Int)
}

extension Projection {
  mutating func apply(_ recorded: RecordedEvent, in partition: Int) {
    apply(recorded)
  }
}
