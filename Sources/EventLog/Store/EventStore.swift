public import Foundation

/// Where events are kept: the one seam between the library and a medium.
///
/// The log is the only state, so this is all a host ever has to implement. What each call promises:
///
/// - **append** stores all new events of the call or none. Versions of a stream are 1, 2, 3 … in the order given. When
///   it returns, the events survive the death of the process. An id that the stream holds already is not stored again;
///   if all ids are known the call succeeds even when `expecting` is stale. If some are, `.any` stores the rest and
///   `.exactly` conflicts.
/// - **read** and **feed** see every append that returned before they began, in ascending order.
/// - **erase** may be repeated, and leaves nothing that identifies the subject.
///
/// Ids compare by bytes. A store is bound to one product when it is opened. Every store passes the conformance kit in
/// `TechTouchTesting`.
public protocol EventStore: Sendable {
  /// What one call may carry, and how many partitions there are.
  var limits: StoreLimits { get }

  /// Appends events to one subject's stream, all or nothing.
  /// - Parameters:
  ///   - events: At least one and at most `limits.eventsPerAppend`, each of the given subject.
  ///   - expecting: `.exactly(v)` stores only if the stream's version is v.
  ///   - recordedAt: The time the events became known; the caller's clock.
  /// - Throws: ``StoreError``; nothing is stored then, unless the error says that the outcome is unknown.
  func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) async throws
    -> AppendReceipt

  /// Reads one stream, or every stream of an account in the order of the feed.
  /// - Parameters:
  ///   - after: Only events beyond this position; nil for all.
  ///   - limit: At most this many events, and never more than `limits.eventsPerPage`.
  /// - Throws: ``StoreError``, with the code `erased` for an erased stream.
  func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent]

  /// Reads everything in one partition in commit order.
  func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent]

  /// Removes all that identifies the subject from the store; later appends and reads of it say `erased`.
  ///
  /// The events keep their places in the feed under a pseudonym, without ids, texts and lists, so that counts stay
  /// what they were. A second call does nothing.
  func erase(_ subject: Subject, at: Date) async throws
}

extension EventStore {
  /// Reads a whole scope, page by page.
  public func readAll(_ scope: ReadScope, after: Position? = nil) async throws -> [RecordedEvent] {
    let limit = limits.eventsPerPage
    let first = try await read(scope, after: after, limit: limit)
    // Most readers have read nearly everything already, and wait for no more than this (`Benchmarks/compare touches`).
    guard first.count == limit else { return first }
    return try await pages(beginning: first) { try await read(scope, after: $0, limit: limit) }
  }

  /// Reads a whole partition, page by page.
  public func feedAll(_ partition: Partition, after: Position? = nil) async throws -> [RecordedEvent] {
    let limit = limits.eventsPerPage
    let first = try await feed(partition, after: after, limit: limit)
    return try await pages(beginning: first) { try await feed(partition, after: $0, limit: limit) }
  }

  /// Reads every event of the store, partition by partition.
  public func everything() async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    for index in 0..<limits.partitions {
      events += try await feedAll(Partition(index))
    }
    return events
  }

  /// The first page and all that come after it, up to one that is not full.
  private func pages(
    beginning first: [RecordedEvent], page: (Position) async throws -> [RecordedEvent]
  ) async throws -> [RecordedEvent] {
    var events = first
    var count = first.count
    while count == limits.eventsPerPage, let last = events.last {
      let next = try await page(last.position)
      events += next
      count = next.count
    }
    return events
  }
}
