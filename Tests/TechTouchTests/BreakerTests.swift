import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A tour whose elements are gone pauses itself.
struct BreakerTests {
  /// So many users come to the tour, and so many of them find no element.
  private func visit(_ users: Range<Int>, missing: Int, in product: VirtualProduct) async throws {
    for number in users {
      let journey = product.journey(of: Editions.user(number))
      try await journey.visit("/")
      guard number - users.lowerBound < missing, let form = journey.forms.first else { continue }
      try await journey.submit(FormFields(form.fields.map { ($0.name, $0.value) } + [("action", "missing")]))
    }
  }

  private func product(_ breaker: AnchorBreaker) async throws -> VirtualProduct {
    let product = try Editions.product(Editions.tour(1, ["y", "z"], anchor: "#x", breaker: breaker))
    try await product.engine.publish(at: product.now)
    return product
  }

  @Test func fourteenOfFortyMissesPauseTheTourAndTheProofSaysSo() async throws {
    let product = try await product(AnchorBreaker(percent: 34, presentations: 40))
    try await visit(0..<26, missing: 0, in: product)
    try await visit(26..<40, missing: 14, in: product)
    let late = product.journey(of: Editions.user(99))
    try await late.visit("/")
    #expect(late.shown.isEmpty)
    let gate = try #require(try await late.explain(on: "/")?["tour"]?.decisive)
    #expect(gate.detail == "paused: 14 of 40 presentations found no anchor #x on step y")
    // For those in the middle too.
    let early = product.journey(of: Editions.user(0))
    try await early.visit("/")
    #expect(early.tour == nil)

    // The next version begins anew, for everybody.
    try await product.publish(Editions.catalog([.guide(Editions.tour(2, ["y", "z"], anchor: "#found"))]))
    try await late.visit("/")
    #expect(late.tour == "guide/tour@2 y")
    try await early.visit("/")
    #expect(early.tour == "guide/tour@2 y")
  }

  @Test(
    arguments: [
      (20, 5, false), (20, 6, true), (19, 19, false), (21, 6, true), (24, 6, false),
    ]) func theShareMustBePassedAndEnoughUsersHaveCome(presented: Int, missed: Int, pauses: Bool) async throws
  {
    #expect(AnchorBreaker().trips(missed: missed, of: presented) == pauses)
  }

  @Test func aUserCountsOnceForAVersionHoweverOftenTheElementIsMissed() async throws {
    let product = try await product(AnchorBreaker(percent: 50, presentations: 2))
    let journey = product.journey(of: Editions.user(0))
    try await visit(1..<3, missing: 0, in: product)
    for _ in 0..<3 {
      try await journey.visit("/")
      let form = try #require(journey.forms.first)
      try await journey.submit(FormFields(form.fields.map { ($0.name, $0.value) } + [("action", "missing")]))
      let again = try #require(journey.forms.first)
      try await journey.submit(FormFields(again.fields.map { ($0.name, $0.value) } + [("action", "restart")]))
    }
    #expect(try await journey.events(named: .anchorMissing).count == 1)
    #expect(journey.tour == "guide/tour@1 y")
  }

  @Test func aPauseThatWasLostWithItsServerIsFoundByTheSweep() async throws {
    let product = try await product(AnchorBreaker(percent: 10, presentations: 2))
    try await visit(0..<2, missing: 0, in: product)
    let journey = product.journey(of: Editions.user(0))
    let store = product.engine.store
    // The report is stored, and the server dies before it works out what follows.
    let miss = Event(
      id: "lost", name: .anchorMissing, subject: journey.user.subject, time: product.now, content: "guide/tour@1",
      item: "y")
    _ = try await store.append([miss], to: miss.subject, expecting: .any, at: product.now)
    try await product.advance(minutes: 1)
    try await journey.visit("/")
    #expect(journey.shown.isEmpty)
    let pauses = try await store.everything().filter { $0.event.name == .paused }
    #expect(pauses.count == 1)
  }

  @Test func whatWasPausedLaterWasNotPausedThen() async throws {
    let product = try await product(AnchorBreaker(percent: 10, presentations: 2))
    try await visit(0..<1, missing: 0, in: product)
    let before = product.now
    try await product.advance(days: 1)
    try await visit(1..<3, missing: 2, in: product)
    let subject = Editions.user(9).subject
    #expect(try await product.engine.explain(subject, on: "/", at: product.now).shown.isEmpty)
    #expect(try await product.engine.explain(subject, on: "/", at: before).shown == ["guide/tour"])
  }
}
