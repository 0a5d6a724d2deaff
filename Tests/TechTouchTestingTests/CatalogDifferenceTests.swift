import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct CatalogDifferenceTests {
  /// Three users: one at the second step of the tour, one who has done with everything, one who is new.
  private func story() async throws -> VirtualProduct {
    let product = try VirtualProduct(catalog: Fixture.catalog(), start: Fixture.start)
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    try await sato.click("案内を始める")
    try await sato.press("next", on: "guide/tour")
    let suzuki = product.journey(of: User(id: "suzuki", account: "kuroshio"))
    try await suzuki.visit("/")
    try await suzuki.click("また今度")
    try await suzuki.press("skip", on: "guide/tour")
    let tanaka = product.journey(of: User(id: "tanaka", account: "kuroshio"))
    try await tanaka.record("signup.completed")
    return product
  }

  @Test func theSameCatalogueChangesNothing() async throws {
    let product = try await story()
    let difference = try await CatalogDifference(
      from: Fixture.catalog(), to: Fixture.catalog(), over: product.engine.store, at: product.now)
    #expect(difference.isEmpty)
    #expect(difference.description == "no difference")
  }

  @Test func whoGainsWhoLosesAndWhoIsMidwayIsSaid() async throws {
    let product = try await story()
    let old = try Fixture.catalog()
    var tour = Fixture.tour
    tour.version = 2
    tour.steps.remove(at: 1)
    var rules = Fixture.rules.filter { $0.id != "setup" }
    rules[0].priority = 310
    rules.append(Rule("hello", on: .pageView("/"), do: .show("banner/hello"), repeat: .always))
    let new = try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.welcome), .popup(Fixture.news), .guide(tour), .checklist(Fixture.setup), .survey(Fixture.nps),
        Fixture.message("day-1"), Fixture.message("day-3"),
        .banner(Banner(id: "hello", body: ["ja": "ようこそ。", "en": "Welcome."])),
      ], rules: RuleDocument(rules: rules))

    let events = try await product.engine.store.everything().count
    let difference = try await CatalogDifference(from: old, to: new, over: product.engine.store, at: product.now)
    #expect(
      difference.description == """
        banner/hello is added
        guide/tour is changed, from version 1 to 2
        rule hello is added
        rule setup is removed
        rule welcome is changed
        3 users ("sato" of "aoba", "suzuki" of "kuroshio", "tanaka" of "kuroshio") would see banner/hello
        3 users ("sato" of "aoba", "suzuki" of "kuroshio", "tanaka" of "kuroshio") would no longer see checklist/setup
        1 user ("sato" of "aoba") at step "create" of guide/tour, which is no longer there
        """)
    #expect(try await product.engine.store.everything().count == events)
    #expect(difference.midway.map(\.step) == ["create"])
  }
}
