import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What was shown last Tuesday is explained with the content and the rules of last Tuesday.
struct PastContentTests {
  private static let oldRules = [
    Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300),
    Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 100),
  ]
  private static let newRules = [Rule("news", on: .anyPage, do: .show("popup/news"), priority: 100)]

  private static func catalog(_ rules: [Rule]) throws -> Catalog {
    try Editions.catalog([.popup(Fixture.welcome), .popup(Fixture.news), .guide(Fixture.tour)], rules: rules)
  }

  @Test func theAnswerIsThatOfTheDayWithTheDigestThatWasStored() async throws {
    let product = try VirtualProduct(catalog: try Self.catalog(Self.oldRules), start: "2026-04-07T09:00+09:00")
    try await product.engine.publish(at: product.now)
    try await product.advance(minutes: 5)
    let tuesday = product.now
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/welcome"])
    let grant = try #require(try await journey.events(named: .granted).first)

    try await product.advance(days: 7)
    try await product.publish(Self.catalog(Self.newRules))
    let subject = Fixture.sato.subject
    let then = try await product.engine.explain(
      subject, on: "/", at: tuesday.addingTimeInterval(-1), known: tuesday.addingTimeInterval(-1))
    #expect(then.shown == ["popup/welcome"])
    #expect(then.digest == grant.properties[.digest]?.string)
    #expect(then.proof?.candidates.map(\.rule) == ["welcome", "tour"])
    let now = try await product.engine.explain(subject, on: "/", at: product.now)
    #expect(now.proof?.candidates.map(\.rule) == ["news"])

    // A server that knows nothing but the log says the same.
    let fresh = TouchEngine(catalog: try Self.catalog([]), store: product.engine.store)
    let replay = try await fresh.explain(
      subject, on: "/", at: tuesday.addingTimeInterval(-1), known: tuesday.addingTimeInterval(-1))
    #expect(replay == then)
  }

  @Test func beforeAnythingWasPublishedThePresentCatalogueAnswers() async throws {
    let product = try VirtualProduct(catalog: try Self.catalog(Self.oldRules), start: "2026-04-07T09:00+09:00")
    let start = product.now
    try await product.advance(days: 7)
    try await product.publish(Self.catalog(Self.newRules))
    let decision = try await product.engine.explain(Fixture.sato.subject, on: "/", at: start)
    #expect(decision.shown == ["popup/news"])
  }

  @Test func whatWasPublishedLaterThanIsKnownDoesNotCount() async throws {
    let product = try VirtualProduct(catalog: try Self.catalog(Self.oldRules), start: "2026-04-07T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let known = product.now
    try await product.advance(days: 1)
    try await product.publish(Self.catalog(Self.newRules))
    let subject = Fixture.sato.subject
    #expect(try await product.engine.explain(subject, on: "/", at: product.now).shown == ["popup/news"])
    #expect(
      try await product.engine.explain(subject, on: "/", at: product.now, known: known).shown == ["popup/welcome"])
  }
}
