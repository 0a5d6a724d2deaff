import EventLog
import Synchronization

/// Keeps a projection up to date with the feed of every partition, reading only what is new.
///
/// The first time it reads the whole feed, once; what it keeps of it is up to the projection.
final class LogFollower<P: Projection>: Sendable {
  private let store: any EventStore
  private let state: Mutex<State>

  private struct State {
    var projection: P
    var cursors: [Int: Position] = [:]
  }

  init(store: any EventStore, projection: P = P()) {
    self.store = store
    state = Mutex(State(projection: projection))
  }

  /// Asks the projection of everything that was appended before the call.
  ///
  /// It is asked in its place: a copy of it would make the next event copy all of it.
  func read<Answer: Sendable>(_ question: @Sendable (inout P) throws -> Answer) async throws -> Answer {
    try await catchUp()
    return try state.withLock { try question(&$0.projection) }
  }

  /// The projection of everything that was appended before the call.
  func current() async throws -> P {
    try await read { $0 }
  }

  /// Changes what the projection keeps, such as when somebody is erased; it is not asked to read on first.
  func change(_ body: @Sendable (inout P) -> Void) {
    state.withLock { body(&$0.projection) }
  }

  private func catchUp() async throws {
    for index in 0..<store.limits.partitions {
      var cursor = state.withLock { $0.cursors[index] }
      while true {
        let page = try await store.feed(Partition(index), after: cursor, limit: store.limits.eventsPerPage)
        apply(page, of: index)
        guard let last = page.last, page.count == store.limits.eventsPerPage else { break }
        cursor = last.position
      }
    }
  }

  private func apply(_ page: [RecordedEvent], of index: Int) {
    state.withLock { state in
      // Another task may have applied some of these meanwhile.
      for recorded in page where recorded.position > state.cursors[index] ?? .start {
        state.projection.apply(recorded, in: index)
        state.cursors[index] = recorded.position
      }
    }
  }
}
