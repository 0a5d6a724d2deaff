import Foundation
import Synchronization
import TechTouch

/// Counts what is asked of a store.
final class CountingStore: EventStore {
  struct Counts: Hashable {
    /// Calls that read a stream or an account, and the events they gave.
    var reads = 0
    var eventsRead = 0
    /// Calls that read the feed, and the events they gave.
    var feeds = 0
    var eventsFed = 0
    var appends = 0
  }

  let limits: StoreLimits
  private let store: any EventStore
  private let counts = Mutex(Counts())

  init(_ store: any EventStore) {
    self.store = store
    limits = store.limits
  }

  /// What was asked since the last call.
  func take() -> Counts {
    counts.withLock { counts in
      defer { counts = Counts() }
      return counts
    }
  }

  func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) async throws
    -> AppendReceipt
  {
    counts.withLock { $0.appends += 1 }
    return try await store.append(events, to: subject, expecting: expecting, at: recordedAt)
  }

  func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    let events = try await store.read(scope, after: after, limit: limit)
    counts.withLock {
      $0.reads += 1
      $0.eventsRead += events.count
    }
    return events
  }

  func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    let events = try await store.feed(partition, after: after, limit: limit)
    counts.withLock {
      $0.feeds += 1
      $0.eventsFed += events.count
    }
    return events
  }

  func erase(_ subject: Subject, at: Date) async throws {
    try await store.erase(subject, at: at)
  }
}
