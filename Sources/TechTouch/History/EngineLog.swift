/// What the engine keeps of the whole log: the feed is read once for all of it.
struct EngineLog: Projection {
  var outbox = OutboxLog()
  var tasks = TaskLog()
  var quarantine = QuarantineLog()
  var sweep: SweepLog

  init() {
    self.init(Reactions())
  }

  /// - Parameter partial: True when the feed is read from where an earlier sweep said: what is still to be done is known,
  ///   and not what was done.
  init(_ reactions: Reactions, partial: Bool = false) {
    sweep = SweepLog(reactions, partial: partial)
  }

  mutating func apply(_ recorded: RecordedEvent) {
    apply(recorded, in: 0)
  }

  mutating func apply(_ recorded: RecordedEvent, in partition: Int) {
    outbox.apply(recorded, in: partition)
    tasks.apply(recorded)
    quarantine.apply(recorded)
    sweep.apply(recorded, in: partition)
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    outbox.forget(subject)
    tasks.forget(subject)
    quarantine.forget(subject)
    sweep.forget(subject)
  }
}
