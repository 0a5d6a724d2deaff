import Foundation
import TechTouch
import TechTouchTesting
import Testing
import XCTest

/// The lines of the article "Testing your onboarding", in its order; a check holds the article to them.
struct ArticleTests {
  let catalog: Catalog

  init() throws {
    catalog = try Fixture.catalog()
  }

  /// There is no such product here, and the error names the folder.
  @Test func theFolderOfTheServerIsLoaded() {
    let error = #expect(throws: ContentError.self) {
      let content = URL(filePath: #filePath).appending(path: "../../../Sources/MyProduct/Content").standardizedFileURL
      let catalog = try Catalog(directory: content)
      #expect(catalog.all.isEmpty)
    }
    #expect(error.map { "\($0)" }?.contains("/Sources/MyProduct/Content") == true)
  }

  @Test func aNewAdministratorIsWelcomed() async throws {
    let journey = try Journey(
      catalog: catalog, user: User(id: "u1", account: "aoba", attributes: ["lastName": "佐藤"], languages: ["ja"]),
      start: "2026-04-01T09:00+09:00")
    try await journey.visit("/")
    try await journey.expect(shown: "popup/welcome")
    try await journey.expect(text: "佐藤 様、ようこそ")

    try await journey.click("案内を始める")
    try await journey.expect(shown: "guide/tour")
    try await journey.press("next", on: "guide/tour")
    try await journey.record("campaign.created")

    print(try await journey.explain(on: "/")?.description ?? "")

    try await journey.record("signup.completed")
    try await journey.advance(days: 3)
    try await journey.expect(sent: "message/day-3")
    try await journey.advance(to: "2026-05-01T09:00+09:00")

    journey.onFailure = { XCTFail("\($0)", file: $0.file, line: $0.line) }
  }

  @Test func severalUsersMeet() async throws {
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    let sato = product.journey(of: User(id: "sato", account: "aoba"))
    let suzuki = product.journey(of: User(id: "suzuki", account: "aoba"))

    try await sato.visit("/")
    try await suzuki.visit("/")
    #expect(sato.shown == suzuki.shown)
    try await product.check()
  }

  /// A year is for the reader's patience; ten days show that the lines do what the article says.
  @Test func manyPeopleLive() async throws {
    let users = User.crowd(12, accounts: 3, of: catalog.product)
    var population = Population(users, in: catalog, start: "2026-04-01T00:00+09:00", days: 365, seed: 7)
    population.behaviour = WeightedBehaviour(begins: ["signup.completed"], events: ["campaign.created": 0.2])
    population.days = 10
    print(try await population.live())

    let asked = Invariant("nobody is asked before the tour is over") { log in
      let isOver = log.events.contains { $0.event.name == .completed && $0.event.content?.kind == .guide }
      return !isOver && log.events.contains { $0.event.name == .answered } ? "a survey was answered" : nil
    }
    population.invariants.append(asked)

    population.behaviour = CustomBehaviour { sight, dice in
      guard sight.done < 3 else { return nil }
      return sight.page == nil || dice.chance(0.5) ? .visit("/") : .record("campaign.created")
    }
    #expect(try await population.live().refusedActions == 0)
  }

  @Test func twoCataloguesAreCompared() async throws {
    let (next, store, now) = (catalog, MemoryEventStore(), Date(timeIntervalSince1970: 0))
    let difference = try await CatalogDifference(from: catalog, to: next, over: store, at: now)
    print(difference)
    #expect(difference.isEmpty)
  }
}
