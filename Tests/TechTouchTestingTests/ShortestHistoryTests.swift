import Foundation
import TechTouch
import Testing

@testable import TechTouchTesting

/// Of the shortest history that fails, nothing can be left out.
struct ShortestHistoryTests {
  private static let invariants: [Invariant] = [
    Invariant("nobody closes two things") { log in
      let closed = log.events.filter { $0.event.name == .dismissed || $0.event.name == .skipped }
      return closed.count < 2 ? nil : "\(closed.count) closed"
    },
    Invariant("nobody ticks after an answer") { log in
      guard let answer = log.events.firstIndex(where: { $0.event.name == .answered }) else { return nil }
      return log.events[answer...].contains { $0.event.name == .ticked } ? "ticked" : nil
    },
    Invariant("nobody sees news after two campaigns in two weeks") { log in
      let campaigns = log.events.filter { $0.event.name == "campaign.created" }.map(\.event.time)
      return log.events.contains { news in
        news.event.name == .displayed && news.event.content?.id == "news"
          && campaigns.count { $0 < news.event.time && news.event.time.timeIntervalSince($0) < 14 * 86_400 } >= 2
      } ? "seen" : nil
    },
  ]

  @Test(arguments: zip([3, 3, 11, 11, 11, 12, 12] as [UInt64], [0, 2, 0, 1, 2, 0, 1]))
  func leavingOutAnyDeedMakesItHold(seed: UInt64, index: Int) async throws {
    let catalog = try Fixture.catalog()
    let invariant = Self.invariants[index]
    let population = Population(
      User.crowd(4, accounts: 2, of: catalog.product), in: catalog, start: Fixture.start, days: 120, seed: seed,
      behaviour: Fixture.lively, invariants: [invariant])
    let thrown = await #expect(throws: PopulationFailure.self, "seed \(seed)") { try await population.live() }
    let failure = try #require(thrown)
    let history = try #require(failure.history)
    #expect(history.deeds.count == failure.length)
    let replay = Replay(population: population, invariant: invariant, subject: failure.subject, servers: 1)
    #expect(try await replay.violation(of: history.deeds, until: history.end) != nil)
    for left in history.deeds.indices {
      var fewer = history.deeds
      fewer.remove(at: left)
      let found = try await replay.violation(of: fewer, until: history.end)
      #expect(found == nil, "seed \(seed): without deed \(left + 1) of \(history.deeds.count)\n\(failure)")
    }
  }
}
