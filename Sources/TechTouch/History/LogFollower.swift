import EventLog
import Synchronization

/// Keeps a projection up to date with the feed of every partition, reading only what is new.
final class LogFollower<P: Projection>: Sendable {
  private let store: any EventStore
  private let state = Mutex(State())

  private struct State {
    var projection = P()
    var cursors: [Int: Position] = [:]
  }

  init(store: any EventStore) {
    self.store = store
  }

  /// The projection of everything that was appended before the call.
  func current() async throws -> P {
    for index in 0..<store.limits.partitions {
      let cursor = state.withLock { $0.cursors[index] }
      let new = try await store.feedAll(Partition(index), after: cursor)
      state.withLock { state in
        // Another task may have applied some of these meanwhile.
        for recorded in new where recorded.position > state.cursors[index] ?? .start {
          state.projection.apply(recorded)
          state.cursors[index] = recorded.position
        }
      }
    }
    return state.withLock { $0.projection }
  }
}
