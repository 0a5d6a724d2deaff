import Foundation
import TechTouchTesting
import Testing

@testable import TechTouch

/// What engines keep of pages holds until time alone changes what a page comes to, and no longer.
struct WarmEngineTimeTests {
  private static let pages: [Page] = ["/", "/campaigns", "/reports", "/campaigns?sort=name", "/campaigns/7", "/mails"]
  /// From what a click takes to longer than any window: leases of ten minutes, parts of days, days, months.
  private static let spans: [Double] = [
    1, 60, 599, 601, 3_600, 7_200, 20_000, 43_200, 86_399, 86_400, 172_800, 259_200, 700_000, 2_700_000,
  ]

  private static func banner(_ id: ContentID) -> Content { .banner(Banner(id: id, body: ["ja": "お知らせです。"])) }

  /// Every kind of question and of gate that time alone turns.
  private static let rules: [Rule] = [
    Rule(
      "evening", on: .anyPage, when: .localTime(from: "18:00", until: "07:00"), do: .show("banner/evening"),
      priority: 90, repeat: .always),
    Rule("weekday", on: .anyPage, when: .weekday([.monday, .thursday]), do: .show("banner/weekday"), priority: 80),
    Rule(
      "trial", on: .anyPage, when: .attribute("trialEnds", .withinNext(.days(2))), do: .show("banner/trial"),
      priority: 70),
    Rule(
      "ended", on: .pageView("/campaigns/**"), when: .attribute("trialEnds", .atLeastAgo(.hours(5))),
      do: .show("banner/ended"), priority: 70),
    Rule(
      "paid", on: .anyPage, when: .attribute("account.plan", .equals("pro")), do: .show("banner/paid"), priority: 65),
    Rule(
      "busy", on: .anyPage, when: .event("campaign.created", atLeast: 2, within: .days(1)), do: .show("banner/busy"),
      priority: 60, exit: .event("campaign.created", atLeast: 4, within: .days(2))),
    Rule(
      "idle", on: .anyPage,
      when: .all([.event("campaign.created"), .never("campaign.created", within: .hours(12))]),
      do: .show("banner/idle"), priority: 50),
    Rule(
      "soon", on: .anyPage, when: .daysSince("campaign.created", atLeast: 1, atMost: 3), do: .show("banner/soon"),
      priority: 40),
    Rule(
      "large", on: .anyPage,
      when: .event("campaign.created", where: .property("sent", .withinLast(.days(1)))), do: .show("banner/large"),
      priority: 35),
    Rule(
      "seen", on: .pageView("/reports"), when: .content("popup/news", is: .displayed, within: .days(2)),
      do: .show("banner/seen"), priority: 30, goal: Goal("goal.reached")),
    Rule("again", on: .pageView("/"), do: .show("popup/news"), priority: 45, repeat: .afterDays(3), caps: ["short"]),
    Rule("month", on: .pageView("/mails"), do: .show("popup/month"), priority: 45, repeat: .always, caps: ["month"]),
    Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 200, goal: Goal("goal.reached")),
    Rule("nps", on: .pageView("/reports"), do: .show("survey/nps"), priority: 100, repeat: .afterDays(1)),
    Rule("offer", on: .event("campaign.created"), do: .show("banner/offer"), priority: 40, repeat: .afterDays(3)),
  ]

  private static func catalog() throws -> Catalog {
    var tour = Fixture.tour
    tour.snooze = .hours(6)
    let banners = ["evening", "weekday", "trial", "ended", "paid", "busy", "idle", "soon", "large", "seen", "offer"]
    return try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.news), .popup(Popup(id: "month", title: ["ja": "月次"], body: ["ja": "公開しました。"])),
        .guide(tour), .survey(Fixture.nps),
      ] + banners.map { banner(ContentID($0)) },
      rules: RuleDocument(
        rules: rules,
        caps: [
          Cap("short", window: .rolling(days: 2), limit: 1, kinds: [.popup]),
          Cap("month", window: .calendarMonth, limit: 2, kinds: [.popup]),
        ], policy: Policy(patienceDays: 2)))
  }

  @Test(arguments: Array(1...8) as [UInt64])
  func aPageThatIsSeenAgainLaterIsThatOfAnEngineThatHasNotSeenIt(seed: UInt64) async throws {
    var random = SeededGenerator(seed: 100 + seed)
    let store = MemoryEventStore()
    let catalog = try Self.catalog()
    let tour = try #require(catalog.guides.first).ref
    let engine = TouchEngine(catalog: catalog, store: store)
    var now = try #require(Timestamp.date(from: "2026-04-01T09:00+09:00"))
    // The last one lives by the company's clock.
    let people = [Fixture.sato, Fixture.suzuki, User(id: "tanaka", account: "aoba", languages: ["ja"])]
    let company = Subject(account: "aoba")
    try await engine.record(["trialEnds": .date(now.addingTimeInterval(400_000))], of: Fixture.sato.subject, at: now)
    for step in 0..<32 {
      let (user, page) = (people[random.below(3)], Self.pages[random.below(Self.pages.count)])
      let display = random.below(5) == 0 ? DisplayTime.whenConfirmed : .now
      // The same page again and again, while nothing but time passes.
      for _ in 0...random.below(5) {
        let page = random.below(4) == 0 ? Self.pages[random.below(Self.pages.count)] : page
        _ = try await WarmEngineTests.touches(
          of: engine, over: store, for: user, on: page, at: now, display: display,
          "seed \(seed), step \(step): \(user.id) on \(page) at \(Timestamp.text(of: now))")
        now.addTimeInterval(Self.spans[random.below(Self.spans.count)] - Double(random.below(2)))
      }
      switch random.below(9) {
      case 0, 1, 2:
        let touches = try await engine.touches(for: user, on: page, at: now)
        try await WarmEngineTests.act(touches, user, engine, at: now, &random)
      case 3, 4:
        let event = Event(
          id: EventID("campaign-\(step)"), name: "campaign.created", subject: user.subject, time: now,
          properties: ["sent": .date(now.addingTimeInterval(-Double(random.below(100_000))))])
        try await engine.record(event, at: now)
      case 5:
        let ends = now.addingTimeInterval(Double(random.below(600_000)))
        try await engine.record(["trialEnds": .date(ends)], of: user.subject, at: now)
      case 6:
        try await engine.record(["plan": .string(["free", "pro"][random.below(2)])], of: company, at: now)
      case 7 where step < 16:
        let zone = ["Asia/Tokyo", "America/New_York", "Europe/Berlin"][random.below(3)]
        try await engine.record(["timeZone": .string(zone)], of: company, at: now)
      case 7 where step > 24:
        try await engine.record(
          Event(id: EventID("goal-\(step)"), name: "goal.reached", subject: user.subject, time: now), at: now)
      default: break
      }
      guard step == 20 else { continue }
      let pause = Pause(step: "list", anchor: "#nav-campaigns", missed: 9, presented: 10).event(of: tour, at: now)
      _ = try await store.append([pause], to: pause.subject, expecting: .any, at: now)
    }
  }
}
