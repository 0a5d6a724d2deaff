import Foundation
import TechTouchTesting
import Testing

@testable import TechTouch

/// What a page came to is not taken for what it comes to after a change, whoever makes it.
struct RememberedPageTests {
  /// What is changed between two pages of one user.
  enum Change: String, CaseIterable, Sendable {
    case nothing, own, company, zone, colleague, catalogue, pause
  }

  private static func banner(_ id: ContentID) -> Content { .banner(Banner(id: id, body: ["ja": "お知らせです。"])) }

  private static func rule(_ id: RuleID, when condition: Condition) -> Rule {
    Rule(
      id, on: .anyPage, when: condition, do: .show(ContentRef(.banner, ContentID(id.rawValue))), priority: 50,
      repeat: .always)
  }

  /// - Parameter team: Whether a rule asks of colleagues: then everything that they do makes pages be decided anew.
  private static func catalog(team: Bool, version: Int = 1) throws -> Catalog {
    var rules = [
      rule("own", when: .event("campaign.created")),
      rule("company", when: .attribute("account.plan", .equals("pro"))),
      rule("zone", when: .localTime(from: "18:00", until: "07:00")),
      rule("always", when: .page("/**")),
      Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 200),
    ]
    if team { rules.append(rule("colleague", when: .event("campaign.created", by: .account))) }
    if version > 1 { rules.append(rule("catalogue", when: .page("/**"))) }
    let banners: [ContentID] = ["own", "company", "zone", "always", "colleague", "catalogue"]
    return try Catalog(
      product: Fixture.product, contents: [.guide(Fixture.tour)] + banners.map(banner),
      rules: RuleDocument(rules: rules))
  }

  /// The user whose zone is the company's.
  private static let user = User(id: "tanaka", account: "aoba", languages: ["ja"])
  private static let company = Subject(account: "aoba")

  private static func apply(_ change: Change, _ engine: inout TouchEngine, _ store: MemoryEventStore, at now: Date)
    async throws
  {
    func campaign(by subject: Subject) async throws {
      try await engine.record(Event(id: "campaign", name: "campaign.created", subject: subject, time: now), at: now)
    }
    switch change {
    case .nothing: break
    case .own: try await campaign(by: user.subject)
    case .company: try await engine.record(["plan": "pro"], of: company, at: now)
    case .zone: try await engine.record(["timeZone": "Asia/Tokyo"], of: company, at: now)
    case .colleague: try await campaign(by: Fixture.sato.subject)
    case .catalogue: engine = engine.replacingCatalog(with: try catalog(team: true, version: 2))
    case .pause:
      let pause = Pause(step: "list", anchor: "#nav-campaigns", missed: 9, presented: 10)
        .event(of: Fixture.tour.ref, at: now)
      _ = try await store.append([pause], to: pause.subject, expecting: .any, at: now)
    }
  }

  @Test(arguments: Change.allCases, [false, true])
  func aPageIsDecidedAnewAfterAChange(change: Change, team: Bool) async throws {
    let store = MemoryEventStore()
    var engine = TouchEngine(catalog: try Self.catalog(team: team), store: store)
    // Noon in the product's own zone, evening in Tokyo or the other way round: the company's zone decides.
    var now = try #require(Timestamp.date(from: "2026-04-01T21:00+09:00"))
    try await engine.record(["timeZone": "Europe/London"], of: Self.company, at: now)
    var shown: [ContentRef] = []
    for _ in 0..<3 {
      now.addTimeInterval(1)
      shown = try await engine.touches(for: Self.user, on: "/", at: now).decision.shown
    }
    #expect(shown.map(\.description) == ["guide/tour", "banner/always"])
    try await Self.apply(change, &engine, store, at: now)
    now.addTimeInterval(1)
    let touches = try await WarmEngineTests.touches(of: engine, over: store, for: Self.user, on: "/", at: now)
    let isSeen = change != .nothing && (change != .colleague || team)
    #expect((touches.decision.shown != shown) == isSeen, "\(touches.decision.shown)")
  }

  /// What somebody else says of a user or of their company in between holds until the host says otherwise, which it does
  /// with the next page, though it says nothing new.
  @Test(arguments: [false, true])
  func whatTheHostSaysIsWrittenAgainWhereTheLogSaysOtherwiseSince(ofTheCompany: Bool) async throws {
    let store = MemoryEventStore()
    let engine = TouchEngine(catalog: try Self.catalog(team: false), store: store)
    let user = User(
      id: "tanaka", account: "aoba", attributes: ["role": "admin"], accountAttributes: ["plan": "pro"],
      languages: ["ja"])
    var now = try #require(Timestamp.date(from: "2026-04-01T21:00+09:00"))
    for _ in 0..<2 {
      _ = try await engine.touches(for: user, on: "/", at: now)
      now.addTimeInterval(1)
    }
    let subject = ofTheCompany ? Self.company : user.subject
    try await engine.record(ofTheCompany ? ["plan": "free"] : ["role": "member"], of: subject, at: now)
    now.addTimeInterval(1)
    _ = try await WarmEngineTests.touches(of: engine, over: store, for: user, on: "/", at: now)
    let attributes = History(try await store.everything()).attributes(of: subject)
    #expect(attributes[ofTheCompany ? "plan" : "role"] == (ofTheCompany ? "pro" : "admin"))
  }

  @Test func aTourIsNotTakenForOneOfAPageThatRulesDoNotTellFromItsOwn() async throws {
    let engine = TouchEngine(catalog: try Self.catalog(team: false), store: MemoryEventStore())
    var now = try #require(Timestamp.date(from: "2026-04-01T21:00+09:00"))
    for _ in 0..<2 {
      for (page, isHere) in [("/", true), ("/reports", false), ("/", true), ("/mails", false)] as [(Page, Bool)] {
        now.addTimeInterval(1)
        let touches = try await engine.touches(for: Self.user, on: page, at: now)
        #expect(touches.decision.shown.contains("guide/tour") == isHere, "\(page)")
        #expect(touches.root.string.contains("data-tt-step") == isHere, "\(page)")
      }
    }
  }
}
