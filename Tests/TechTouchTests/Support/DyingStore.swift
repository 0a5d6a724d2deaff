import Foundation
import Synchronization
import TechTouch

/// A store as one process sees it that dies at its n-th call, before the store has done it or after.
final class DyingStore: EventStore {
  let limits: StoreLimits
  private let store: any EventStore
  private let last: Int
  private let diesAfter: Bool
  private let count = Mutex(0)

  /// - Parameter last: The number of the call at which it dies, from 1; nil for never.
  init(_ store: any EventStore, dyingAt last: Int?, after: Bool) {
    self.store = store
    self.last = last ?? .max
    diesAfter = after
    limits = store.limits
  }

  /// How many calls there were.
  var calls: Int { count.withLock { $0 } }

  func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) async throws
    -> AppendReceipt
  {
    try await call { try await store.append(events, to: subject, expecting: expecting, at: recordedAt) }
  }

  func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try await call { try await store.read(scope, after: after, limit: limit) }
  }

  func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try await call { try await store.feed(partition, after: after, limit: limit) }
  }

  func erase(_ subject: Subject, at: Date) async throws {
    try await call { try await store.erase(subject, at: at) }
  }

  private func call<Result>(_ work: () async throws -> Result) async throws -> Result {
    let number = count.withLock { count in
      count += 1
      return count
    }
    guard number < last || (number == last && diesAfter) else { throw Died() }
    let result = try await work()
    if number == last { throw Died() }
    return result
  }
}
