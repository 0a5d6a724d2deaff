import Foundation
import Synchronization
import TechTouch

/// What becomes of one call to the store.
enum StepFate {
  case goesOn
  /// The process dies before the call reaches the store.
  case diesBefore
  /// The process dies after the store has done it.
  case diesAfter
  /// The store does it, and the answer is lost on the way.
  case isAmbiguous
}

/// A process that died.
struct Died: Error {}

/// One server's way to a store that several share. Every call waits until it is told what becomes of it.
final class SteppedStore: EventStore {
  let limits: StoreLimits
  private let store: any EventStore
  private let crossing: Crossing

  init(_ store: any EventStore, crossing: Crossing) {
    self.store = store
    self.crossing = crossing
    limits = store.limits
  }

  func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) async throws
    -> AppendReceipt
  {
    let fate = await crossing.pass(isAppend: true)
    guard fate != .diesBefore else { throw Died() }
    let receipt = try await store.append(events, to: subject, expecting: expecting, at: recordedAt)
    if fate == .diesAfter { throw Died() }
    if fate == .isAmbiguous { throw StoreError(.unavailable(.unknown), "the answer was lost") }
    return receipt
  }

  func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try await pass()
    return try await store.read(scope, after: after, limit: limit)
  }

  func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try await pass()
    return try await store.feed(partition, after: after, limit: limit)
  }

  func erase(_ subject: Subject, at: Date) async throws {
    try await store.erase(subject, at: at)
  }

  private func pass() async throws {
    if await crossing.pass(isAppend: false) != .goesOn { throw Died() }
  }
}

/// Where the calls of all servers wait for their turn.
final class Crossing: Sendable {
  private struct Waiting {
    var isAppend: Bool
    var continuation: CheckedContinuation<StepFate, Never>
  }

  private let waiting = Mutex<[Waiting]>([])
  private let reads = Mutex(0)

  func pass(isAppend: Bool) async -> StepFate {
    // Two reads in three need no turn of their own: nothing of theirs can be in another's way.
    let needsTurn =
      isAppend
      || reads.withLock {
        $0 += 1; return $0 % 3 == 0
      }
    guard needsTurn else { return .goesOn }
    return await withCheckedContinuation { continuation in
      waiting.withLock { $0.append(Waiting(isAppend: isAppend, continuation: continuation)) }
    }
  }

  /// Lets one of those that wait go on; false when nobody waits.
  func step(_ random: inout SeededGenerator, fate: (_ isAppend: Bool, inout SeededGenerator) -> StepFate) -> Bool {
    let chosen = waiting.withLock { waiting in
      waiting.isEmpty ? nil : waiting.remove(at: random.below(waiting.count))
    }
    guard let chosen else { return false }
    chosen.continuation.resume(returning: fate(chosen.isAppend, &random))
    return true
  }
}
