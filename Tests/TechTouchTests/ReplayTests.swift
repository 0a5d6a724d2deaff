import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What was decided is decided again from the log alone.
struct ReplayTests {
  private static let monday = LocalDate(2026, 4, 6) ?? LocalDate(dayNumber: 0)
  private static let rules: [Rule] =
    Fixture.rules + [
      Rule("offer", on: .event("campaign.created"), do: .show("popup/news"), priority: 40, repeat: .afterDays(40)),
      Rule(
        "weekly", on: .calendar(CalendarRepeat(every: .week, from: monday, at: "10:00")), do: .send("message/day-7"),
        repeat: .always),
    ]

  /// A product whose users come, act, and are slow to be known, by a seed.
  private func story(_ seed: UInt64) async throws -> VirtualProduct {
    var random = SplitMix(seed)
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00")
    let users = [Fixture.sato, Fixture.suzuki, .anonymous("cookie-1", languages: ["en"])]
    for user in users {
      try await product.engine.record(
        Event(id: "signup", name: "signup.completed", subject: user.subject, time: product.now), at: product.now)
    }
    for step in 0..<40 {
      var user = users[Int.random(in: 0..<users.count, using: &random)]
      user.attributes["plan"] = .string(["free", "pro"][Int.random(in: 0...1, using: &random)])
      let journey = product.journey(of: user)
      try await journey.visit(["/", "/campaigns", "/reports"][Int.random(in: 0...2, using: &random)])
      switch Int.random(in: 0...4, using: &random) {
      case 0: try await act(journey, &random)
      case 1:
        // Recorded now, although it happened before.
        let time = product.now.addingTimeInterval(-Double.random(in: 0...90_000, using: &random))
        try await product.engine.record(
          Event(id: EventID("campaign-\(step)"), name: "campaign.created", subject: user.subject, time: time),
          at: product.now)
      case 2 where step > 20:
        try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
      default: break
      }
      try await product.advance(hours: Int.random(in: 0...20, using: &random), seconds: 1)
    }
    return product
  }

  /// Presses some button of the page.
  private func act(_ journey: Journey, _ random: inout SplitMix) async throws {
    let buttons = journey.forms.flatMap { form in form.actions.map { (form, $0) } }
      .filter { $0.1 != "send" && $0.1 != "verify" }
    guard !buttons.isEmpty else { return }
    let (form, action) = buttons[Int.random(in: 0..<buttons.count, using: &random)]
    let fields = form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: action)]
    do { try await journey.submit(FormFields(fields)) } catch is Refusal {}
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func everyDecisionInTheLogIsDecidedAgainWithItsDigest(seed: UInt64) async throws {
    let product = try await story(seed)
    var pages = 0
    var others: Set<EventName> = []
    var asked: Set<String> = []
    for recorded in try await product.engine.store.everything() {
      let event = recorded.event
      guard let digest = event.properties[.digest]?.string, event.name != .started else { continue }
      let again = try await product.engine.explain(event.id, of: event.subject)
      #expect(again?.digest == digest, "seed \(seed): \(event.id) of \(event.subject)")
      guard let page = event.properties[.page]?.string else {
        others.insert(event.name)
        continue
      }
      pages += 1
      // Of two page views at one instant an instant cannot tell which is meant.
      guard asked.insert("\(event.subject) \(page) \(event.time)").inserted else { continue }
      let then = try await product.engine.explain(
        event.subject, on: Page(page), at: event.time, known: recorded.recordedAt)
      #expect(then.digest == digest, "seed \(seed): page \(page) at \(Timestamp.text(of: event.time))")
    }
    #expect(pages > 3 && others.contains(.queued), "seed \(seed): \(pages), \(others)")
  }

  @Test func aLateAttributeChangesTheAnswerOfTodayAndNotThatOfThen() async throws {
    let rules = [
      Rule("pro", on: .anyPage, when: .attribute("plan", .equals("pro")), do: .show("popup/welcome"), priority: 2),
      Rule("free", on: .anyPage, do: .show("popup/news"), priority: 1),
    ]
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: rules), start: "2026-04-01T09:00+09:00")
    let (engine, then) = (product.engine, product.now)
    let user = User(id: "sato", account: "aoba")
    let journey = product.journey(of: user)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/news"])
    // The sales team enters three days later that the plan was changed the day before.
    try await product.advance(days: 3)
    try await engine.record(
      ["plan": "pro"], of: user.subject, since: then.addingTimeInterval(-86_400), at: product.now)

    let first = try await engine.explain(user.subject, on: "/", at: then, known: then)
    #expect(first.shown == ["popup/news"])
    #expect(first.proof?["pro"]?.decisive?.summary == "unknown: plan is missing")
    let second = try await engine.explain(user.subject, on: "/", at: then, known: product.now)
    #expect(second.shown == ["popup/welcome"])
    #expect(try await engine.explain(user.subject, on: "/", at: then) == second)
    let before = try await engine.explain(user.subject, on: "/", at: then, known: product.now.addingTimeInterval(-1))
    #expect(before.shown == first.shown)
  }

  @Test func whoSomebodyIsChangesTheAnswerOfTodayAndNotThatOfThen() async throws {
    let product = try VirtualProduct(catalog: Fixture.catalog(), start: "2026-04-01T09:00+09:00")
    let visitor = product.journey(of: .anonymous("cookie-1"))
    try await visitor.visit("/")
    try await product.advance(hours: 1)
    let then = product.now
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    #expect(sato.shown.contains("popup/welcome"))
    try await product.advance(hours: 1)
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)

    let first = try await product.engine.explain(Fixture.sato.subject, on: "/", at: then, known: then)
    #expect(first.shown.contains("popup/welcome"))
    let second = try await product.engine.explain(Fixture.sato.subject, on: "/", at: then)
    #expect(!second.shown.contains("popup/welcome"))
    // The id that was anonymous then is asked about by what was known then, or as the person.
    let anonymous = Subject(user: "cookie-1")
    #expect(try await product.engine.explain(anonymous, on: "/", at: then, known: then).proof?["welcome"] != nil)
    #expect(try await product.engine.explain(anonymous, on: "/", at: then).digest == second.digest)
  }

  /// What a visitor saw is explained of the person they turned out to be, without the view being its own reason.
  @Test(arguments: [nil, "aoba"] as [AccountID?])
  func whatAVisitorSawIsExplainedOfThePerson(account: AccountID?) async throws {
    let product = try VirtualProduct(catalog: Fixture.catalog(), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let visitor = product.journey(of: .anonymous("cookie-1", of: account))
    try await visitor.visit("/")
    let then = product.now
    let granted = try #require(
      try await product.engine.store.everything().map(\.event).first { $0.name == .granted })
    try await product.advance(hours: 1)
    try await product.publish(Fixture.catalog(rules: []))
    try await product.engine.identify(anonymous: "cookie-1", of: account, as: Fixture.sato, at: product.now)
    try await product.advance(hours: 1)

    let stored = granted.properties[.digest]?.string
    for subject in [Fixture.sato.subject, granted.subject] {
      let again = try await product.engine.explain(subject, on: "/", at: then)
      #expect(again.shown == visitor.shown, "\(subject)")
      #expect(again.digest == stored, "\(subject)")
    }
    #expect(try await product.engine.explain(granted.id, of: granted.subject)?.digest == stored)
  }
}
