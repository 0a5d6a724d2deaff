import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Who wants no mail gets none, however late they say so.
struct UnsubscribingTests {
  /// A user to whom a message is pending.
  private static func product() async throws -> (VirtualProduct, OutboxMessage) {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.record("signup.completed")
    try await journey.advance(days: 1)
    return (product, try #require(try await product.engine.outbox.pending(at: product.now).first))
  }

  private static func unsubscribe(_ product: VirtualProduct) async throws {
    var user = Fixture.sato
    user.attributes["unsubscribed"] = true
    _ = try await product.engine.touches(for: user, on: "/reports", at: product.now)
  }

  @Test func aQueuedMessageIsCancelledWithItsReason() async throws {
    let (product, message) = try await Self.product()
    let outbox = product.engine.outbox
    try await Self.unsubscribe(product)
    #expect(try await outbox.pending().isEmpty)
    #expect(try await outbox.messages().first?.state == .pending)
    #expect(try await outbox.pending(at: product.now).isEmpty)
    let cancelled = try #require(try await outbox.messages().first)
    #expect(cancelled.id == message.id)
    #expect(cancelled.state == .cancelled)
    #expect(cancelled.reason?.hasPrefix("unsubscribed is true") == true)
  }

  @Test func whoUnsubscribesWhileTheMailerRunsGetsNothing() async throws {
    let (product, message) = try await Self.product()
    try await Self.unsubscribe(product)
    #expect(try await product.engine.outbox.mail(for: message, at: product.now, base: "https://app.example") == nil)
    #expect(try await product.engine.outbox.messages().first?.state == .cancelled)
  }

  @Test func aCancelledMessageStaysCancelled() async throws {
    let (product, message) = try await Self.product()
    let outbox = product.engine.outbox
    try await Self.unsubscribe(product)
    _ = try await outbox.pending(at: product.now)
    _ = try await product.engine.touches(
      for: User(id: "sato", account: "aoba", attributes: ["unsubscribed": false]), on: "/reports", at: product.now)
    try await product.advance(minutes: 1)
    #expect(try await outbox.pending(at: product.now).isEmpty)
    #expect(try await outbox.mail(for: message, at: product.now, base: "https://app.example") == nil)
  }

  @Test func whatWasHandedOverAllTheSameIsTold() async throws {
    let (product, message) = try await Self.product()
    let outbox = product.engine.outbox
    try await Self.unsubscribe(product)
    _ = try await outbox.pending(at: product.now)
    // Another mailer had it in hand already.
    try await outbox.report(.sent, of: message, at: product.now)
    let told = try #require(try await outbox.messages().first)
    #expect(told.state == .sent)
    #expect(told.reason == nil)
  }

  @Test func aMessageWaitsForTheEndOfQuietHours() async throws {
    let catalog = try Catalog(
      product: Fixture.product, contents: [Fixture.message("hello")],
      rules: RuleDocument(
        rules: [Rule("hello", on: .event("project.created"), do: .send("message/hello"))],
        policy: Policy(quietHours: DayPart(from: "22:00", until: "08:00"))))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T23:00+09:00")
    try await product.journey(of: Fixture.sato).record("project.created")
    // Without attributes of the user, the product's zone counts.
    let outbox = product.engine.outbox
    #expect(try await outbox.pending().count == 1)
    #expect(try await outbox.pending(at: product.now).isEmpty)
    try await product.advance(hours: 9)
    #expect(try await outbox.pending(at: product.now).count == 1)
  }

  @Test func aCancelledMessageGivesItsPlaceBack() async throws {
    let cap = Cap("budget", window: .rolling(days: 7), limit: 1, kinds: [.popup, .message])
    let catalog = try Catalog(
      product: Fixture.product, contents: [Fixture.message("hello"), .popup(Fixture.news)],
      rules: RuleDocument(
        rules: [
          Rule("hello", on: .event("project.created"), do: .send("message/hello"), caps: ["budget"]),
          Rule("news", on: .anyPage, do: .show("popup/news"), caps: ["budget"]),
        ], caps: [cap]))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.record("project.created")
    try await journey.visit("/")
    #expect(journey.shown == [])
    journey.user.attributes["unsubscribed"] = true
    try await journey.visit("/")
    #expect(journey.shown == [])
    _ = try await product.engine.outbox.pending(at: product.now)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/news"])
  }
}
