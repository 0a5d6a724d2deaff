import EventLog
import Synchronization

/// Keeps a projection up to date with the feed of every partition, reading only what is new.
///
/// The first time it reads the feed once, from the beginning or from where what is asked about begins; what it keeps of it
/// is up to the projection.
final class LogFollower<P: Projection>: Sendable {
  /// A projection that knows what it has to of everything up to these places.
  struct Beginning: Sendable {
    var projection: P
    var cursors: [Int: Position]
  }

  private let store: any EventStore
  private let beginning: @Sendable () async throws -> Beginning?
  private let empty: P
  private let state: Mutex<State>

  private struct State {
    var projection: P
    var cursors: [Int: Position] = [:]
    /// Whether the feed is read from its beginning; nil before the first question.
    var isWhole: Bool?
    /// How often the reading was begun: what was read for an earlier time is of no use.
    var generation = 0

    /// True before the first question, and before the first about the whole feed.
    func isToBegin(whole: Bool) -> Bool { isWhole == nil || (whole && isWhole == false) }
  }

  /// - Parameter beginning: Where the reading may begin for questions about what is still to be done; nil where only the
  ///   whole feed will do.
  init(
    store: any EventStore, projection: P = P(), beginning: @escaping @Sendable () async throws -> Beginning? = { nil }
  ) {
    self.store = store
    self.beginning = beginning
    empty = projection
    state = Mutex(State(projection: projection))
  }

  /// Asks the projection of everything that was appended before the call.
  ///
  /// It is asked in its place: a copy of it would make the next event copy all of it.
  /// - Parameter whole: False for a question about what is still to be done.
  func read<Answer: Sendable>(
    whole: Bool = true, _ question: @Sendable (inout P) throws -> Answer
  ) async throws -> Answer {
    try await begin(whole: whole)
    try await catchUp()
    return try state.withLock { try question(&$0.projection) }
  }

  /// The projection of everything that was appended before the call.
  func current() async throws -> P {
    try await read { $0 }
  }

  /// Tells the projection what was found out elsewhere, such as that somebody is erased; it does not read on first.
  func update(_ change: @Sendable (inout P) -> Void) {
    state.withLock { change(&$0.projection) }
  }

  private func begin(whole: Bool) async throws {
    guard state.withLock({ $0.isToBegin(whole: whole) }) else { return }
    let beginning = whole ? nil : try await beginning()
    state.withLock { state in
      // Another task may have begun meanwhile.
      guard state.isToBegin(whole: whole) else { return }
      state.projection = beginning?.projection ?? empty
      state.cursors = beginning?.cursors ?? [:]
      state.isWhole = beginning == nil
      state.generation += 1
    }
  }

  private func catchUp() async throws {
    for index in 0..<store.limits.partitions {
      var (cursor, generation) = state.withLock { ($0.cursors[index], $0.generation) }
      while true {
        let page = try await store.feed(Partition(index), after: cursor, limit: store.limits.eventsPerPage)
        guard apply(page, of: index, generation) else {
          (cursor, generation) = state.withLock { ($0.cursors[index], $0.generation) }
          continue
        }
        guard let last = page.last, page.count == store.limits.eventsPerPage else { break }
        cursor = last.position
      }
    }
  }

  /// - Returns: False when the reading was begun anew meanwhile.
  private func apply(_ page: [RecordedEvent], of index: Int, _ generation: Int) -> Bool {
    state.withLock { state in
      guard state.generation == generation else { return false }
      // Another task may have applied some of these meanwhile.
      for recorded in page where recorded.position > state.cursors[index] ?? .start {
        state.projection.apply(recorded, in: index)
        state.cursors[index] = recorded.position
      }
      return true
    }
  }
}
