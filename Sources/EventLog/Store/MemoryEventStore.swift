public import Foundation
import Synchronization

/// A store that lives as long as the process: for tests, examples and simulations.
///
/// It keeps every promise of ``EventStore`` except that nothing survives the process. An append never waits and is never
/// refused for load.
public final class MemoryEventStore: EventStore {
  public let limits: StoreLimits
  /// The product whose events these are; it takes part in the choice of a partition.
  public let product: String
  private let partitions: Mutex<[PartitionLog]>

  /// Makes an empty store.
  /// - Parameters:
  ///   - product: The name of the host application; events of several products belong in several stores.
  ///   - limits: What one call may carry. At least one partition is made.
  public init(product: String = "default", limits: StoreLimits = StoreLimits()) {
    self.product = product
    self.limits = limits
    let count = max(1, limits.partitions)
    partitions = Mutex((0..<count).map { PartitionLog(salt: [], partition: count > 1 ? $0 : nil) })
  }

  public func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date)
    async throws -> AppendReceipt
  {
    try Task.checkCancellation()
    try EventValidation(limits: limits).check(events, to: subject)
    return try partitions.withLock {
      try $0[index(of: subject)].append(events, to: subject, expecting: expecting, at: recordedAt)
    }
  }

  public func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    let index =
      switch scope {
      case .stream(let subject): index(of: subject)
      case .account(let account): index(of: Subject(account: account))
      }
    return try partitions.withLock {
      try $0[index].read(scope, after: after, limit: min(limit, limits.eventsPerPage))
    }
  }

  public func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try partition.check(in: limits)
    return partitions.withLock {
      let log = $0[partition.index]
      return log.feed(after: after, through: log.head, limit: min(limit, limits.eventsPerPage))
    }
  }

  public func erase(_ subject: Subject, at: Date) async throws {
    try EventValidation(limits: limits).check(subject)
    partitions.withLock { $0[index(of: subject)].erase(subject) }
  }

  private func index(of subject: Subject) -> Int {
    limits.partitions > 1 ? Partition(of: subject, product: product, count: limits.partitions).index : 0
  }
}

extension Partition {
  /// Throws when a store with these limits has no such partition.
  func check(in limits: StoreLimits) throws {
    guard (0..<max(1, limits.partitions)).contains(index) else {
      throw StoreError(.invalid, "the store has the partitions 0 to \(max(1, limits.partitions) - 1), and no \(index)")
    }
  }
}
