import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What a mailer is given depends on the moment at which it comes.
struct HandOverTests {
  private static func product(_ rule: Rule) throws -> VirtualProduct {
    let catalog = try Catalog(
      product: Fixture.product, contents: [Fixture.message("hello")],
      rules: RuleDocument(
        rules: [rule], policy: Policy(quietHours: DayPart(from: "22:00", until: "08:00"))))
    return try VirtualProduct(catalog: catalog, start: "2026-04-01T21:00+09:00")
  }

  @Test func aMailerThatComesLateWaitsForTheEndOfQuietHours() async throws {
    let product = try Self.product(Rule("hello", on: .event("project.created"), do: .send("message/hello")))
    try await product.journey(of: Fixture.sato).record("project.created")
    let outbox = product.engine.outbox
    let message = try #require(try await outbox.pending(at: product.now).first)
    #expect(message.due == product.now)
    try await product.advance(hours: 1)
    #expect(try await outbox.pending(at: product.now).isEmpty)
    #expect(try await outbox.mail(for: message, at: product.now, base: "https://app.example") == nil)
    #expect(try await outbox.messages().map(\.state) == [.pending])
    try await product.advance(to: "2026-04-02T08:00+09:00")
    #expect(try await outbox.mail(for: message, at: product.now, base: "https://app.example") != nil)
  }

  @Test func aSweepThatComesLateSendsNothingInQuietHours() async throws {
    let product = try Self.product(
      Rule("hello", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/hello")))
    try await product.journey(of: Fixture.sato).record("signup.completed")
    try await product.advance(to: "2026-04-02T23:30+09:00")
    let outbox = product.engine.outbox
    #expect(try await outbox.pending().count == 1)
    #expect(try await outbox.pending(at: product.now).isEmpty)
    try await product.advance(to: "2026-04-03T08:00+09:00")
    #expect(try await outbox.pending(at: product.now).count == 1)
  }

  @Test(arguments: [false, true])
  func aMessageThatWaitsIsCancelledWhenItsRuleEnds(byGoal: Bool) async throws {
    let product = try Self.product(
      Rule(
        "hello", on: .event("project.created"), do: .send("message/hello"),
        exit: byGoal ? nil : .event("campaign.created"), goal: byGoal ? Goal("campaign.created") : nil))
    let journey = product.journey(of: Fixture.sato)
    try await product.advance(hours: 2)
    try await journey.record("project.created")
    let outbox = product.engine.outbox
    #expect(try await outbox.pending().count == 1)
    try await product.advance(hours: 1)
    try await journey.record("campaign.created")
    #expect(try await outbox.pending().isEmpty)
    try await product.advance(to: "2026-04-02T08:00+09:00")
    #expect(try await outbox.pending(at: product.now).isEmpty)
    let message = try #require(try await outbox.messages().first)
    #expect(message.state == .cancelled)
    #expect(
      message.reason
        == (byGoal ? "its goal was reached on 2026-04-02 00:00 +09:00" : "its exit is reached"))
  }

  @Test func aMessageGoesOutThoughItsRuleIsNoLongerThere() async throws {
    let store = MemoryEventStore()
    let catalog = try Catalog(
      product: Fixture.product, contents: [Fixture.message("hello")],
      rules: RuleDocument(rules: [Rule("hello", on: .event("project.created"), do: .send("message/hello"))]))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T21:00+09:00", store: store)
    try await product.journey(of: Fixture.sato).record("project.created")
    let later = TouchEngine(
      catalog: try Catalog(product: Fixture.product, contents: [Fixture.message("hello")]), store: store)
    #expect(try await later.outbox.pending(at: product.now).count == 1)
  }
}
