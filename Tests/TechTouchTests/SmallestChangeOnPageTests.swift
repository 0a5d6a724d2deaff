import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What would have to be different is asked of the engine, and doing it brings the content.
struct SmallestChangeOnPageTests {
  @Test func whatIsToldBringsTheContent() async throws {
    let rules = [
      Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300),
      Rule("news", on: .pageView("/reports"), when: .attribute("plan", .equals("pro")), do: .show("popup/news")),
    ]
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: rules), start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/welcome"])
    try await journey.press("press:later", on: "popup/welcome")
    try await product.advance(days: 6)

    let subject = Fixture.sato.subject
    let changes = try await product.engine.smallestChange(toChoose: "news", for: subject, on: "/", at: product.now)
    #expect(changes?.map(\.description) == ["view /reports", #"plan = "pro""#, "wait 24 days"])
    let first = try await product.engine.smallestChange(toChoose: "welcome", for: subject, on: "/", at: product.start)
    #expect(first == [])

    try await product.advance(days: 24)
    try await journey.visit("/reports")
    #expect(journey.shown == [])
    journey.user.attributes["plan"] = "pro"
    try await journey.visit("/reports")
    #expect(journey.shown == ["popup/news"])
  }
  /// The visit itself may be what a condition waits for, as it is where the page is decided.
  @Test func whatTheVisitBringsAboutIsThere() async throws {
    let step = Step(
      id: "go", title: ["ja": "移動", "en": "Go"], body: ["ja": "こちらへ。", "en": "This way."], page: "/",
      advance: .visit("/campaigns"))
    let guide = Guide(id: "walk", title: ["ja": "ご案内", "en": "A walk"], steps: [step])
    let rules = [
      Rule("walk", on: .pageView("/"), do: .show(guide.ref)),
      Rule("news", on: .pageView("/campaigns"), when: .content(guide.ref, is: .completed), do: .show("popup/news")),
    ]
    let catalog = try Catalog(
      product: Fixture.product, contents: [.guide(guide), .popup(Fixture.news)], rules: RuleDocument(rules: rules))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    try await product.journey(of: Fixture.sato).visit("/")

    let (engine, subject, now) = (product.engine, Fixture.sato.subject, product.now)
    #expect(try await engine.explain(subject, on: "/campaigns", at: now).chosen.map(\.rule) == ["news"])
    #expect(try await engine.smallestChange(toChoose: "news", for: subject, on: "/campaigns", at: now) == [])
  }
}
