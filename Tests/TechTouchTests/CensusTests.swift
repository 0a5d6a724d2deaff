import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Who is counted as being in the middle when a catalogue is published.
struct CensusTests {
  private static let tour = Editions.tour(1, ["a", "b", "c"])

  private func counted(_ product: VirtualProduct, version: Int = 2) async throws -> [VersionConflict.Standing] {
    do {
      try await product.publish(Editions.catalog([.guide(Editions.tour(version, ["x"]))]))
      return []
    } catch let error as PublicationError {
      guard case .conflict(let conflict)? = error.problems.first else { return [] }
      return conflict.steps
    }
  }

  @Test func publishingReadsTheFeedOnceAndThenWhatIsNew() async throws {
    let store = CountingStore(MemoryEventStore())
    let product = try VirtualProduct(
      catalog: Editions.catalog([.guide(Self.tour)]), start: "2026-04-01T09:00+09:00", store: store)
    try await product.engine.publish(at: product.now)
    for index in 0..<20 {
      try await product.journey(of: Editions.user(index)).visit("/")
      try await product.engine.record(
        (0..<50).map {
          Event(id: EventID("e\($0)"), name: "page.saved", subject: Editions.user(index).subject, time: product.now)
        },
        at: product.now)
    }
    _ = store.take()
    #expect(try await counted(product) == [.init(step: "a", users: 20)])
    #expect(store.take().eventsFed >= 1_000)
    let journey = product.journey(of: Editions.user(0))
    try await journey.visit("/")
    try await journey.press("next", on: "guide/tour")
    _ = store.take()
    #expect(
      try await counted(product, version: 3) == [.init(step: "a", users: 19), .init(step: "b", users: 1)])
    #expect(store.take().eventsFed < 20)
  }

  @Test func aPersonOfSeveralIdsIsCountedOnceWhereTheyWereLast() async throws {
    let product = try VirtualProduct(
      catalog: Editions.catalog([.guide(Self.tour)]), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let visitor = product.journey(of: .anonymous("cookie-1"))
    try await visitor.visit("/")
    try await visitor.press("next", on: "guide/tour")
    try await product.advance(minutes: 1)
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    #expect(sato.tour == "guide/tour@1 b")
    #expect(try await counted(product) == [.init(step: "b", users: 1)])
    try await sato.press("next", on: "guide/tour")
    #expect(try await counted(product) == [.init(step: "c", users: 1)])
    try await sato.press("next", on: "guide/tour")
    #expect(try await counted(product) == [])
  }

  @Test func whoWasErasedStandsNowhere() async throws {
    let store = MemoryEventStore()
    let product = try VirtualProduct(
      catalog: Editions.catalog([.guide(Self.tour)]), start: "2026-04-01T09:00+09:00", store: store)
    try await product.engine.publish(at: product.now)
    try await product.journey(of: Fixture.sato).visit("/")
    #expect(try await counted(product) == [.init(step: "a", users: 1)])
    try await product.engine.erase(Fixture.sato.subject, at: product.now)
    // In the process that erased, and in one that reads the feed anew.
    let fresh = try TouchEngine(catalog: Editions.catalog([.guide(Editions.tour(2, ["x"]))]), store: store)
    #expect(try await fresh.publish(at: product.now).documents == ["guide/tour@2"])
    #expect(try await counted(product, version: 3) == [])
  }
}
