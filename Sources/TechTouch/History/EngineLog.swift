/// What the engine keeps of the whole log: the feed is read once for all of it.
struct EngineLog: Projection {
  var outbox = OutboxLog()
  var tasks = TaskLog()
  var quarantine = QuarantineLog()
  var sweep: SweepLog

  init() {
    self.init(Reactions())
  }

  init(_ reactions: Reactions) {
    sweep = SweepLog(reactions)
  }

  mutating func apply(_ recorded: RecordedEvent) {
    apply(recorded, in: 0)
  }

  mutating func apply(_ recorded: RecordedEvent, in partition: Int) {
    outbox.apply(recorded)
    tasks.apply(recorded)
    quarantine.apply(recorded)
    sweep.apply(recorded, in: partition)
  }
}
