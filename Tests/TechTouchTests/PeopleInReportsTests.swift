import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Reports count people: before sign-in and after it is one.
struct PeopleInReportsTests {
  private static let team = Checklist(
    id: "team", title: "チームの準備",
    levels: [
      Checklist.Level(
        id: "lv1", title: "LV1",
        sections: [
          Checklist.Section(
            id: "use", title: "利用",
            items: [
              Checklist.Item(
                id: "two", statement: "二名がキャンペーンを作成した", done: [.event("campaign.created", atLeast: 1, people: 2)])
            ])
        ])
    ])

  /// A colleague, and a user who came as a visitor twice before signing in.
  private func product() async throws -> VirtualProduct {
    let catalog = try Catalog(
      product: Fixture.product, contents: [.guide(Fixture.tour), .checklist(Self.team)],
      rules: RuleDocument(rules: [
        Rule("tour", on: .anyPage, do: .show("guide/tour")), Rule("team", on: .anyPage, do: .show("checklist/team")),
      ]))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    for cookie in ["cookie-1", "cookie-2"] as [UserID] {
      let journey = product.journey(of: .anonymous(cookie))
      try await journey.visit("/")
      try await journey.record("campaign.created")
      try await product.advance(hours: 1)
      try await journey.signIn(as: Fixture.sato)
      try await journey.visit("/")
      try await product.advance(hours: 1)
    }
    return product
  }

  private func done(in product: VirtualProduct) async throws -> Bool {
    let report = ChecklistReport(of: Self.team, in: try await product.engine.store.everything(), asOf: product.now)
    return report.rows.first { $0.owner.account == "aoba" }?.completedAt != nil
  }

  @Test func aQuorumCountsPeople() async throws {
    let product = try await product()
    #expect(try await !done(in: product))
    let journey = product.journey(of: Fixture.sato)
    try await journey.record("campaign.created")
    #expect(try await !done(in: product))
    let colleague = product.journey(of: Fixture.suzuki)
    try await colleague.visit("/")
    try await colleague.record("campaign.created")
    #expect(try await done(in: product))
    let levels = try await product.engine.store.everything().map(\.event).filter { $0.name == .completed }
    #expect(Set(levels.map(\.subject)) == [Subject(account: "aoba")])
  }

  @Test func aTourAndAFunnelCountPeople() async throws {
    let product = try await product()
    let events = try await product.engine.store.everything()
    let report = TutorialReport(of: Fixture.tour, in: events, asOf: product.now)
    #expect((report.displayed, report.completed) == (1, 0))
    #expect(report.steps.map(\.stopped).reduce(0, +) == 1)

    // Shown to the first cookie, done under the second.
    let funnel = Funnel(
      [FunnelStep(.displayed, content: "guide/tour"), FunnelStep("campaign.created"), FunnelStep("campaign.created")],
      window: 86_400)
    #expect(funnel.report(ReportInput(events, asOf: product.now)).rows.map(\.reached) == [1, 1, 1])
  }
}
