import EventLog
import Synchronization

/// Keeps a projection up to date with one stream, reading only what is new.
final class StreamFollower<P: Projection>: Sendable {
  private let store: any EventStore
  private let subject: Subject
  private let state = Mutex(State())

  private struct State {
    var projection = P()
    var cursor: Position?
  }

  init(of subject: Subject, in store: any EventStore) {
    self.subject = subject
    self.store = store
  }

  /// The projection of everything that was appended before the call.
  func current() async throws -> P {
    let held = state.withLock { $0 }
    let new = try await store.readAll(.stream(subject), after: held.cursor)
    return new.isEmpty ? held.projection : apply(new)
  }

  private func apply(_ new: [RecordedEvent]) -> P {
    state.withLock { state in
      // Another task may have applied some of these meanwhile.
      for recorded in new where recorded.position > state.cursor ?? .start {
        state.projection.apply(recorded)
        state.cursor = recorded.position
      }
      return state.projection
    }
  }
}
