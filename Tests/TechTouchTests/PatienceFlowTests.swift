import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What one user sees who never answers a survey.
struct PatienceFlowTests {
  static let rules = [
    Rule("nps", on: .anyPage, do: .show("survey/nps"), priority: 200),
    Rule("news", on: .anyPage, do: .show("popup/news"), priority: 50),
  ]

  @Test func aPopUpHasItsTurnAfterAWeekAndTheSurveyComesBack() async throws {
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    for day in 0..<7 {
      try await journey.visit("/reports")
      #expect(journey.shown == ["survey/nps"], "day \(day)")
      try await journey.advance(days: 1)
    }
    try await journey.visit("/reports")
    #expect(journey.shown == ["popup/news"])
    let proof = try #require(
      try await product.engine.explain(
        Fixture.sato.subject, on: "/reports", at: product.now.addingTimeInterval(-0.001)
      ).proof)
    #expect(proof.candidates.map(\.outcome) == [.continued, .deferred])
    try await journey.visit("/")
    #expect(journey.shown == ["survey/nps"])

    let displays = try await product.engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event)
      .filter { $0.name == .displayed }
    #expect(displays.compactMap(\.content?.unversioned) == ["survey/nps", "popup/news"])
  }

  @Test func theSurveyCanStillBeAnsweredAfterItGaveWay() async throws {
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.advance(days: 7)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/news"])
    try await journey.press("dismiss", on: "popup/news")
    #expect(journey.shown == ["survey/nps"])
    try await journey.press("snooze", on: "survey/nps")
    try await journey.visit("/")
    #expect(journey.shown == [])
  }
}
