import Foundation

// How a process that begins finds what is still to be done without reading what is long done.

extension EngineLog {
  /// Follows a log from its beginning, or from where the last sweep said where that is enough.
  static func follower(of store: any EventStore, _ reactions: Reactions) -> LogFollower<EngineLog> {
    LogFollower(store: store, projection: EngineLog(reactions)) { try await beginning(in: store, reactions) }
  }

  /// How far a sweep until an instant got that begins now.
  mutating func progress(until date: Date) -> SweepProgress {
    var resumption = sweep.seen
    for (partition, position) in [sweep.anchorPlaces(after: date), outbox.pendingPlaces].joined() {
      resumption[partition] = min(resumption[partition] ?? position, Position(position.rawValue - 1))
    }
    return SweepProgress(until: date, seen: sweep.seen, resumption: resumption, reach: sweep.reactions.anchors)
  }

  /// Where the last sweep said that reading may begin; nil when none did, or the schedules were others then.
  private static func beginning(
    in store: any EventStore, _ reactions: Reactions
  ) async throws -> LogFollower<EngineLog>.Beginning? {
    guard let last = try await store.last(of: SweepLog.subject), let progress = SweepProgress(last.event),
      !progress.resumption.isEmpty,
      reactions.anchors.allSatisfy({ $0.value <= progress.reach[$0.key] ?? -1 })
    else { return nil }
    return LogFollower.Beginning(
      projection: EngineLog(reactions, partial: true), cursors: progress.resumption.filter { $0.value > .start })
  }
}

extension EventStore {
  /// The last event of a stream, in as many reads as the logarithm of the log's length.
  fileprivate func last(of subject: Subject) async throws -> RecordedEvent? {
    func first(after position: Int64) async throws -> RecordedEvent? {
      try await read(.stream(subject), after: Position(position), limit: 1).first
    }
    guard var last = try await first(after: 0) else { return nil }
    var step: Int64 = 1
    while let next = try await first(after: last.position.rawValue + step) {
      last = next
      step *= 2
    }
    var end = last.position.rawValue + step
    while last.position.rawValue < end {
      let middle = (last.position.rawValue + end) / 2
      if let next = try await first(after: middle) { last = next } else { end = middle }
    }
    return last
  }
}
