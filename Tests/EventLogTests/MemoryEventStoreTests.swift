import EventLog
import TechTouchTesting
import Testing

struct MemoryEventStoreTests {
  @Test(arguments: EventStoreCheck.allCases)
  func keepsEveryPromise(check: EventStoreCheck) async throws {
    try await check.run { MemoryEventStore() }
  }

  @Test(arguments: EventStoreCheck.allCases)
  func keepsEveryPromiseInSeveralPartitions(check: EventStoreCheck) async throws {
    try await check.run { MemoryEventStore(limits: StoreLimits(partitions: 7)) }
  }
}
