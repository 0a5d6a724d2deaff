import EventLog
import Foundation
import TechTouchTesting
import Testing

/// The conformance kit is itself held against stores that each break one promise.
struct EventStoreCheckTests {
  @Test func hasADistinctNameForEveryPromise() {
    let names = EventStoreCheck.allCases.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 45)
  }

  @Test(arguments: BrokenStore.Fault.allCases) func noticesABrokenPromise(fault: BrokenStore.Fault) async {
    var broken: [String] = []
    for check in EventStoreCheck.allCases {
      do {
        try await check.run { BrokenStore(fault) }
      } catch {
        broken.append(check.id)
      }
    }
    #expect(broken.contains(fault.promise), "\(fault) broke \(broken)")
  }

  @Test func saysWhatWasWantedAndFound() async throws {
    let check = try #require(EventStoreCheck.allCases.first { $0.id.hasPrefix("the versions of a stream") })
    let failure = await #expect(throws: CheckFailure.self) { try await check.run { BrokenStore(.countsFromZero) } }
    #expect(
      failure?.description
        == "the versions of a stream are 1, 2, 3 … in the order given: the versions read: wanted [1, 2, 3, 4, 5], found "
        + "[0, 1, 2, 3, 4]")
  }
}
