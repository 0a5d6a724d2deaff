import OnboardingApp
import TechTouch
import TechTouchTesting
import Testing

/// The example's own flows, tested as a host tests its onboarding.
struct OnboardingFlowTests {
  private static let sato = User(
    id: "sato", account: "aoba",
    attributes: ["lastName": "佐藤", "name": "佐藤 美咲", "email": "sato@aoba.example", "role": "admin"],
    accountAttributes: ["name": "青葉製作所"], languages: ["ja"], timeZone: "Asia/Tokyo")

  private func product() throws -> VirtualProduct {
    try VirtualProduct(catalog: OnboardingApp.catalog(), start: "2026-10-01T10:00+09:00")
  }

  @Test func theContentHasNothingToComplainOf() throws {
    #expect(try OnboardingApp.catalog().warnings.map(\.description) == [])
  }

  @Test func aNewAdministratorIsWelcomedAndGuidedToTheFirstCampaign() async throws {
    let journey = try product().journey(of: Self.sato)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/welcome", "checklist/setup"])
    try await journey.press("press:start", on: "popup/welcome")
    #expect(journey.shown.contains("guide/first-campaign"))

    try await journey.press("next", on: "guide/first-campaign")
    #expect(journey.page == "/campaigns")
    try await journey.visit("/campaigns/new")
    try await journey.press("next", on: "guide/first-campaign")
    try await journey.record("campaign.created", ["name": "秋の展示会フォロー"])
    try await journey.visit("/campaigns")
    try await journey.press("next", on: "guide/first-campaign")
    #expect(journey.page == "/reports")
    try await journey.press("next", on: "guide/first-campaign")
    #expect(!journey.shown.contains("guide/first-campaign"))
    #expect(journey.shown.contains("survey/nps"))
  }

  @Test func lowScoresOpenATaskAndHighOnesAskForAReview() async throws {
    let product = try product()
    for (score, asksForReview) in [("3", false), ("10", true)] {
      var user = Self.sato
      user.id = UserID("user-\(score)")
      let journey = product.journey(of: user)
      try await finishTour(journey)
      try await journey.answer("survey/nps", ["score": score])
      #expect(journey.tasks.isEmpty == asksForReview)
      try await journey.visit("/contacts")
      #expect(journey.shown.contains("banner/review-request") == asksForReview)
    }
  }

  @Test func stepMailsComeAtNineInTheMorning() async throws {
    let journey = try product().journey(of: Self.sato)
    try await journey.visit("/")
    try await journey.record("signup.completed")
    try await journey.advance(days: 8)
    #expect(journey.outbox.map(\.content.id) == ["day-1", "day-3", "day-7"])
    #expect(
      journey.outbox.map { Timestamp.text(of: $0.due) } == [
        "2026-10-02T00:00:00Z", "2026-10-04T00:00:00Z", "2026-10-08T00:00:00Z",
      ])
  }

  @Test(.timeLimit(.minutes(1))) func nobodySeesTwoPopUpsWithinAMonthOverAYear() async throws {
    let product = try product()
    let journey = product.journey(of: Self.sato)
    try await journey.record("signup.completed")
    for _ in 0..<365 {
      try await journey.visit("/")
      try await journey.advance(days: 1)
    }
    let displays = try await product.engine.store.readAll(.stream(Self.sato.subject)).map(\.event)
      .filter { $0.name == .displayed && $0.content?.kind == .popup }
    #expect(displays.count == 2)
    for (first, second) in zip(displays, displays.dropFirst()) {
      #expect(second.time.timeIntervalSince(first.time) >= 28 * 86_400)
    }
  }

  private func finishTour(_ journey: Journey) async throws {
    try await journey.visit("/")
    if journey.shown.contains("popup/welcome") { try await journey.press("press:start", on: "popup/welcome") }
    try await journey.press("next", on: "guide/first-campaign")
    try await journey.visit("/campaigns/new")
    try await journey.press("next", on: "guide/first-campaign")
    try await journey.record("campaign.created")
    try await journey.visit("/campaigns")
    try await journey.press("next", on: "guide/first-campaign")
    try await journey.press("next", on: "guide/first-campaign")
  }
}
