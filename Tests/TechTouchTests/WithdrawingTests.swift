import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Content that is taken out of the catalogue, and who is in the middle of it.
struct WithdrawingTests {
  private static let other: Content = .popup(Fixture.news)
  private static let help = Scenario(
    id: "help", title: ["ja": "ご質問", "en": "Help"],
    nodes: [
      ScenarioNode(
        id: "top", text: ["ja": "何をお探しですか。", "en": "What?"],
        answers: [.init(id: "mail", label: ["ja": "メール", "en": "Mail"], target: .node("domain"))]),
      ScenarioNode(
        id: "domain", text: ["ja": "認証しましたか。", "en": "Verified?"],
        answers: [.init(id: "yes", label: ["ja": "はい", "en": "Yes"], target: .node("wait"))]),
      ScenarioNode(id: "wait", text: ["ja": "お待ちください。", "en": "Wait."]),
    ])
  private static let helpRules = [Rule("help", on: .anyPage, do: .show("scenario/help"))]

  /// A product with a tour of three steps, and whoever is at a step of it.
  private func product(at steps: [Int], _ policy: VersionPolicy? = nil) async throws -> VirtualProduct {
    let product = try VirtualProduct(
      catalog: Editions.catalog([.guide(Editions.tour(1, ["a", "b", "c"], policy)), Self.other]),
      start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    for (index, step) in steps.enumerated() {
      let journey = product.journey(of: Editions.user(index))
      try await journey.visit("/")
      for _ in 0..<step { try await journey.press("next", on: "guide/tour") }
    }
    return product
  }

  private func withdraw(from product: VirtualProduct) async throws -> Publication {
    try await product.publish(Editions.catalog([Self.other], rules: []))
  }

  @Test func aGuideIsNotTakenOutUnderItsUsers() async throws {
    let product = try await product(at: [1, 2, 1, 3])
    let events = try await product.engine.store.everything().count
    let error = try await #require(throws: PublicationError.self) { try await withdraw(from: product) }
    #expect(
      error.description
        == "guide/tour@1 is no longer in the catalogue, but users are in the middle of it: \"b\", where 2 users stand, "
        + "and \"c\", where 1 user stands; wanted it there until they are done, or first a version of it with "
        + "\"onNewVersion\": \"drain\", which nobody begins")
    #expect(try await product.engine.store.everything().count == events)
  }

  @Test func whatNobodyIsInTheMiddleOfIsWithdrawnOnce() async throws {
    let product = try await product(at: [3])
    let publication = try await withdraw(from: product)
    #expect(publication.withdrawn == ["guide/tour@1"])
    #expect(try await withdraw(from: product).withdrawn == [])
    let events = try await product.engine.store.everything().map(\.event).filter { $0.name == .withdrawn }
    #expect(events.map { $0.properties["document"] } == ["guide/tour@1"])
    // It can come back, but not with other contents under the same version.
    let back = try Editions.catalog([.guide(Editions.tour(1, ["a", "b", "c"])), Self.other])
    #expect(try await product.publish(back).documents.contains("guide/tour@1"))
    _ = try await withdraw(from: product)
    let changed = try Editions.catalog([.guide(Editions.tour(1, ["a", "x"])), Self.other])
    let error = try await #require(throws: PublicationError.self) { try await product.publish(changed) }
    #expect(error.problems == [.changed("guide/tour@1")])
  }

  @Test func whatIsBeingDrainedMayBeTakenOutAtAnyTime() async throws {
    let product = try await product(at: [1])
    let drained = try Editions.catalog([.guide(Editions.tour(2, ["a", "b", "c"], .drain)), Self.other])
    try await product.publish(drained)
    #expect(try await withdraw(from: product).withdrawn == ["guide/tour@2"])
    let journey = product.journey(of: Editions.user(0))
    try await journey.visit("/")
    #expect(journey.tour == nil)
  }

  @Test func aServerWithAnOlderCatalogueTakesNothingOut() async throws {
    let product = try VirtualProduct(
      catalog: Editions.catalog([Self.other], rules: []), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let old = product.engine
    var news = Fixture.news
    news.version = 2
    let tour = Editions.tour(1, ["a", "b"])
    try await product.publish(Editions.catalog([.popup(news), .guide(tour)]))
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@1 a")
    let again = try await old.publish(at: product.now)
    #expect(again.withdrawn == [])
    #expect(again.superseded == ["popup/news@1"])
  }

  @Test func aScenarioHasAPolicyLikeAGuide() async throws {
    let product = try VirtualProduct(
      catalog: Editions.catalog([.scenario(Self.help)], rules: Self.helpRules), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("press:mail", on: "scenario/help")
    func shown() -> String? {
      journey.forms.first { $0["content"]?.hasPrefix("scenario/help") == true }
        .map { "\($0["content"] ?? "") \($0["item"] ?? "")" }
    }
    #expect(shown() == "scenario/help@1 domain")
    var next = Self.help
    next.version = 2
    next.nodes.remove(at: 1)
    next.nodes[0].answers[0].target = .node("wait")
    let error = try await #require(throws: PublicationError.self) {
      try await product.publish(Editions.catalog([.scenario(next)], rules: Self.helpRules))
    }
    #expect(
      error.description
        == "scenario/help@2 no longer has \"domain\", where 1 user stands, and declares no \"onNewVersion\"; wanted "
        + "\"pin\", \"restart\", \"drain\" or a map to steps that it has")
    let gone = try await #require(throws: PublicationError.self) {
      try await product.publish(Editions.catalog([Self.other], rules: []))
    }
    #expect(gone.description.hasPrefix("scenario/help@1 is no longer in the catalogue"))

    let open = try #require(journey.forms.first { $0["item"] == "domain" })
    next.onNewVersion = .map(["domain": "top"])
    try await product.publish(Editions.catalog([.scenario(next)], rules: Self.helpRules))
    let stale = try await #require(throws: Refusal.self) {
      try await journey.submit(FormFields(open.fields.map { ($0.name, $0.value) } + [("action", "press:yes")]))
    }
    #expect(stale.message == "the form is for \"scenario/help@1\", and \"scenario/help@2\" is published now")
    try await journey.visit("/")
    #expect(shown() == "scenario/help@2 top")
    try await journey.press("press:mail", on: "scenario/help")
    #expect(journey.touches?.root.string.contains("お待ちください") == true)
    #expect(try await journey.events(named: .completed).map(\.content) == ["scenario/help@2"])
    // Nobody is in the middle of it now.
    #expect(try await product.publish(Editions.catalog([Self.other], rules: [])).withdrawn == ["scenario/help@2"])
  }

  @Test func aDrainedScenarioIsFinishedByWhoIsInTheMiddleAndHiddenFromOthers() async throws {
    let product = try VirtualProduct(
      catalog: Editions.catalog([.scenario(Self.help)], rules: Self.helpRules), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("press:mail", on: "scenario/help")
    let next = Scenario(
      id: "help", version: 2, title: "題", nodes: [ScenarioNode(id: "x", text: "文")], onNewVersion: .drain)
    try await product.publish(Editions.catalog([.scenario(next)], rules: Self.helpRules))
    try await journey.visit("/")
    #expect(journey.forms.contains { $0["content"] == "scenario/help@1" && $0["item"] == "domain" })
    let other = product.journey(of: Fixture.suzuki)
    try await other.visit("/")
    #expect(other.shown.isEmpty)
    #expect(try await other.explain(on: "/")?["help"]?.decisive?.name == .withheld)
    let embedded = try await product.engine.embed("scenario/help", for: Fixture.suzuki, on: "/", at: product.now)
    #expect(embedded?.string.contains("<form") == false)
    try await journey.press("press:yes", on: "scenario/help")
    #expect(try await journey.events(named: .completed).map(\.content) == ["scenario/help@1"])
  }
}
