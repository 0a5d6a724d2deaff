import Foundation
import TechTouchTesting
import Testing

@testable import TechTouch

/// What engines keep of people changes no page: several servers over one log answer as one that has just begun.
struct WarmEngineTests {
  private static let pages: [Page] = ["/", "/campaigns", "/reports", "/campaigns?sort=name"]
  private static let people: [User] = [
    Fixture.sato, Fixture.suzuki, User(id: "alone", languages: ["en"]), .anonymous("cookie-1", languages: ["en"]),
    .anonymous("cookie-2", of: "aoba"),
  ]

  /// A catalogue with pop-ups under a cap of the whole company, conditions on time, and the tour in a version.
  private static func catalog(_ version: Int) throws -> Catalog {
    var tour = Fixture.tour
    tour.version = version
    tour.onNewVersion = [nil, .restart, .pin, .drain][version % 4]
    if version > 2 { tour.steps.removeFirst() }
    let company = Cap("company", window: .rolling(days: 2), limit: 2, kinds: [.popup], scope: .account)
    let rules =
      Fixture.rules + [
        Rule(
          "busy", on: .anyPage,
          when: .all([.event("campaign.created", atLeast: 2, within: .days(1)), .attribute("plan", .equals("pro"))]),
          do: .show("banner/busy"), priority: 40),
        Rule(
          "evening", on: .anyPage, when: .localTime(from: "18:00", until: "23:00"), do: .show("banner/evening"),
          priority: 30,
          repeat: .always),
        Rule("offer", on: .event("campaign.created"), do: .show("popup/news"), priority: 40, repeat: .afterDays(3)),
      ]
    return try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.welcome), .popup(Fixture.news), .guide(tour), .checklist(Fixture.setup), .survey(Fixture.nps),
        .banner(Banner(id: "busy", body: ["ja": "順調です。"])), .banner(Banner(id: "evening", body: ["ja": "お疲れさまです。"])),
      ] + ["day-1", "day-3", "day-7", "quarter"].map(Fixture.message),
      rules: RuleDocument(rules: rules, policy: Policy(defaultCaps: [company])))
  }

  /// The same log in a store of its own.
  static func copy(of store: MemoryEventStore) async throws -> MemoryEventStore {
    let copy = MemoryEventStore()
    for recorded in try await store.everything() {
      _ = try await copy.append(
        [recorded.event], to: recorded.event.subject, expecting: .any, at: recorded.recordedAt)
    }
    return copy
  }

  static func pages(_ touches: Touches) -> [String] {
    [touches.head.string, touches.banner.string, touches.root.string, touches.jsonText]
  }

  /// What a page comes to, which has to be what it comes to in an engine that has just begun over the same log.
  static func touches(
    of engine: TouchEngine, over store: MemoryEventStore, for user: User, on page: Page, at now: Date,
    display: DisplayTime = .now, settings: TouchEngine.Settings = TouchEngine.Settings(), _ comment: Comment? = nil
  ) async throws -> Touches {
    let other = try await copy(of: store)
    let fresh = TouchEngine(catalog: engine.catalog, store: other, settings: settings)
    let expected = try await fresh.touches(for: user, on: page, at: now, display: display)
    let touches = try await engine.touches(for: user, on: page, at: now, display: display)
    #expect(touches.decision == expected.decision, comment)
    #expect(touches.grants == expected.grants, comment)
    #expect(pages(touches) == pages(expected), comment)
    #expect(try await store.everything() == other.everything(), comment)
    return touches
  }

  @Test(arguments: Array(1...12) as [UInt64])
  func anEngineThatHasSeenPagesAnswersAsOneThatHasNot(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let store = MemoryEventStore()
    let settings = TouchEngine.Settings(cachedAccounts: [1, 4, 1_000][random.below(3)])
    var version = 1
    var engines = try (0..<3).map { _ in
      TouchEngine(catalog: try Self.catalog(1), store: store, settings: settings)
    }
    var now = try #require(Timestamp.date(from: "2026-04-01T09:00+09:00"))
    try await engines[0].publish(at: now)
    var people = Self.people
    var granted = 0
    for step in 0..<70 {
      let number = random.below(people.count)
      let engine = engines[random.below(engines.count)]
      let (user, page) = (people[number], Self.pages[random.below(Self.pages.count)])
      let display = random.below(4) == 0 ? DisplayTime.whenConfirmed : .now
      let before = try await store.everything().count
      let touches = try await Self.touches(
        of: engine, over: store, for: user, on: page, at: now, display: display, settings: settings,
        "seed \(seed), step \(step): \(user.id) on \(page) at \(Timestamp.text(of: now))")
      granted += try await store.everything().count - before

      switch random.below(12) {
      case 0, 1, 2, 3: try await Self.act(touches, user, engine, at: now, &random)
      case 4, 5:
        let time = now.addingTimeInterval(-Double(random.below(2) * random.below(90_000)))
        let event = Event(
          id: EventID("campaign-\(step)"), name: "campaign.created", subject: user.subject, time: time)
        try await engine.record(event, at: now)
      case 6: people[number].attributes["plan"] = .string(["free", "pro"][random.below(2)])
      case 7: people[number].languages = [["ja"], ["en", "ja"], []][random.below(3)]
      case 8: try await engine.record(["plan": "pro"], of: Subject(account: "aoba"), at: now)
      case 9 where step > 20:
        version += 1
        let next = try Self.catalog(version)
        let place = random.below(engines.count)
        engines[place] = engines[place].replacingCatalog(with: next)
        // Refused where somebody would stand nowhere; the server goes on with its catalogue all the same.
        if random.below(2) == 0 { do { try await engines[place].publish(at: now) } catch is PublicationError {} }
      case 10 where step > 30:
        let visitor = people[3 + random.below(2)]
        try await engine.identify(anonymous: visitor.id, of: visitor.account, as: people[0], at: now)
      default: break
      }
      // Most clicks follow one another closely; clocks of servers differ, and now and then a day goes by.
      now.addTimeInterval([1, 20, 600, -5, 7_200, 40_000, 100_000][random.below(7)])
    }
    #expect(granted > 10, "seed \(seed)")
  }

  @Test func whatAnotherServerWasToldAfterTheFirstPageIsSaidAgainOnTheNext() async throws {
    let store = MemoryEventStore()
    let (engine, other) = (
      TouchEngine(catalog: try Self.catalog(1), store: store), TouchEngine(catalog: try Self.catalog(1), store: store)
    )
    let now = try #require(Timestamp.date(from: "2026-04-01T09:00+09:00"))
    var user = Fixture.sato
    user.attributes["plan"] = "pro"
    func plans() async throws -> [Value] {
      try await store.everything().filter { $0.event.subject == user.subject }
        .compactMap { $0.event.properties["plan"] }
    }
    _ = try await engine.touches(for: user, on: "/", at: now)
    _ = try await engine.touches(for: user, on: "/reports", at: now.addingTimeInterval(1 * 60))
    #expect(try await plans() == ["pro"])
    try await other.record(["plan": "free"], of: user.subject, at: now.addingTimeInterval(2 * 60))
    _ = try await engine.touches(for: user, on: "/", at: now.addingTimeInterval(3 * 60))
    _ = try await engine.touches(for: user, on: "/", at: now.addingTimeInterval(4 * 60))
    #expect(try await plans() == ["pro", "free", "pro"])
  }

  /// Presses some button of the page.
  static func act(
    _ touches: Touches, _ user: User, _ engine: TouchEngine, at now: Date, _ random: inout SeededGenerator
  ) async throws {
    let forms = RenderedForm.all(in: touches.banner.string + touches.root.string)
    let buttons = forms.flatMap { form in form.actions.map { (form, $0) } }.filter {
      $0.1 != "send" && $0.1 != "verify"
    }
    guard !buttons.isEmpty else { return }
    let (form, action) = buttons[random.below(buttons.count)]
    let fields = form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: action)]
    do { _ = try await engine.receive(Submission(FormFields(fields)), from: user, at: now) } catch is Refusal {}
  }
}
