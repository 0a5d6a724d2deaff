import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct TouchEngineTests {
  @Test func aNewUserIsWelcomedOnceAndTakesTheTour() async throws {
    let journey = try Fixture.product().journey(of: Fixture.sato)
    try await journey.visit("/")
    #expect(journey.shown == ["popup/welcome", "checklist/setup"])
    #expect(journey.touches?.root.string.contains("佐藤 様、ようこそ") == true)

    try await journey.press("press:start", on: "popup/welcome")
    #expect(journey.shown == ["guide/tour", "checklist/setup"])

    try await journey.press("next", on: "guide/tour")
    #expect(journey.page == "/campaigns")
    #expect(journey.shown.first == "guide/tour")
    await #expect(throws: JourneyError.self) { try await journey.press("next", on: "guide/tour") }

    try await journey.record("campaign.created")
    try await journey.visit("/campaigns")
    try await journey.press("next", on: "guide/tour")
    #expect(journey.shown == ["checklist/setup"])
  }

  @Test func aTourGoesOnWhereItStopped() async throws {
    let journey = try Fixture.product().journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("press:start", on: "popup/welcome")
    try await journey.press("next", on: "guide/tour")
    try await journey.advance(days: 5)
    try await journey.visit("/reports")
    #expect(journey.touches?.root.string.contains("tt-resume") == true)
    try await journey.visit("/campaigns")
    #expect(journey.touches?.root.string.contains("tour.create") == true)
  }

  @Test func noSecondPopUpComesWithinTheMonth() async throws {
    let journey = try Fixture.product().journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("press:later", on: "popup/welcome")
    try await journey.press("skip", on: "guide/tour")
    for _ in 0..<29 {
      try await journey.visit("/")
      #expect(!journey.shown.contains("popup/news"))
      try await journey.advance(days: 1)
    }
    try await journey.advance(days: 1)
    try await journey.visit("/")
    #expect(journey.shown.contains("popup/news"))
  }

  @Test func aSecondTabShowsNoPopUp() async throws {
    let product = try Fixture.product()
    let (first, second) = (product.journey(of: Fixture.sato), product.journey(of: Fixture.sato))
    try await first.visit("/")
    try await second.visit("/")
    #expect(first.shown.contains("popup/welcome"))
    #expect(!second.shown.contains { $0.kind == .popup })
  }

  @Test func whatAnEventGrantsIsDisplayedOnTheNextPageOnce() async throws {
    let rules = [
      Rule("news", on: .event("member.invited"), do: .show("popup/news")),
      Rule("tour", on: .event("campaign.created"), do: .show("guide/tour")),
    ]
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: rules), start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.record("member.invited")
    #expect(journey.shown == [])
    let granted = try await product.engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event)
    #expect(granted.filter { $0.name == .granted }.count == 1)
    #expect(granted.filter { $0.name == .displayed }.count == 0)

    try await journey.visit("/")
    #expect(journey.shown == ["popup/news"])
    try await journey.visit("/")
    #expect(journey.shown == [])
    try await journey.record("campaign.created")
    try await journey.visit("/")
    #expect(journey.shown == ["guide/tour"])
    try await journey.press("next", on: "guide/tour")

    let names = try await product.engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event.name)
    #expect(names.filter { $0 == .displayed }.count == 2)
    #expect(names.filter { $0 == .started }.count == 1)
  }

  @Test func manyRequestsForOneSlotGiveOneGrant() async throws {
    let store = MemoryEventStore()
    let product = try Fixture.product(store: store)
    let engines = try (0..<4).map { _ in TouchEngine(catalog: try Fixture.catalog(), store: store) }
    let now = product.now
    let shown = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        let engine = engines[index % 4]
        group.addTask {
          try await engine.touches(for: Fixture.sato, on: "/", at: now).shown.contains("popup/welcome@1")
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(shown == 1)
    let grants = try await store.readAll(.stream(Fixture.sato.subject))
      .filter { $0.event.name == .granted && $0.event.content?.kind == .popup }
    #expect(grants.count == 1)
  }

  @Test(arguments: [0.001, 1, 3_600]) func aClockThatIsBehindGrantsNothingTwice(seconds: Double) async throws {
    let product = try Fixture.product()
    let engine = product.engine
    let first = try await engine.touches(for: Fixture.sato, on: "/", at: product.now)
    let second = try await engine.touches(for: Fixture.sato, on: "/", at: product.now.addingTimeInterval(-seconds))
    #expect(first.shown.contains("popup/welcome@1"))
    #expect(!second.shown.contains { $0.kind == .popup })
  }

  @Test func requestsWithScatteredClocksGetOneGrant() async throws {
    let store = MemoryEventStore()
    let product = try Fixture.product(store: store)
    let engines = try (0..<4).map { _ in TouchEngine(catalog: try Fixture.catalog(), store: store) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<100 {
        let now = product.now.addingTimeInterval(Double((index * 37) % 100) / 100)
        group.addTask { _ = try await engines[index % 4].touches(for: Fixture.sato, on: "/", at: now) }
      }
      try await group.waitForAll()
    }
    let grants = try await store.readAll(.stream(Fixture.sato.subject))
      .filter { $0.event.name == .granted && $0.event.content?.kind == .popup }
    #expect(grants.count == 1)
  }

  @Test func theSameFormCountsOnce() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    let form = try #require(journey.forms.first { $0.actions.contains("press:later") })
    let fields = FormFields(
      form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "press:later")])
    let submission = try Submission(fields)
    let first = try await product.engine.receive(submission, from: Fixture.sato, at: product.now)
    let count = try await product.engine.store.everything().count
    let second = try await product.engine.receive(submission, from: Fixture.sato, at: product.now)
    #expect(first.outcome == .stored)
    #expect(second.outcome == .duplicate)
    #expect(try await product.engine.store.everything().count == count)
  }

  @Test(arguments: [
    ("content", "guide/none@1", Refusal.Code.unknownContent), ("content", "popup/welcome@2", .staleForm),
    ("nonce", "f-0000000000000000", .staleForm), ("action", "press:none", .unknownItem),
    ("action", "explode", .malformed),
  ])
  func aWrongFormIsRefusedAndChangesNothing(field: String, value: String, code: Refusal.Code) async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    let before = try await product.engine.store.everything()
    let form = try #require(journey.forms.first { $0.actions.contains("press:later") })
    var fields = form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "press:later")]
    fields = fields.map { $0.name == field ? (name: field, value: value) : $0 }
    let refusal = await #expect(throws: Refusal.self) { try await journey.submit(FormFields(fields)) }
    #expect(refusal?.code == code)
    #expect(try await product.engine.store.everything() == before)
  }

  @Test func anotherUsersFormIsRefused() async throws {
    let product = try Fixture.product()
    let (sato, suzuki) = (product.journey(of: Fixture.sato), product.journey(of: Fixture.suzuki))
    try await sato.visit("/")
    try await suzuki.visit("/")
    let before = try await product.engine.store.everything()
    let form = try #require(sato.forms.first { $0.actions.contains("press:later") })
    let fields = FormFields(
      form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "press:later")])
    let refusal = await #expect(throws: Refusal.self) { try await suzuki.submit(fields) }
    #expect(refusal?.code == .staleForm)
    #expect(try await product.engine.store.everything() == before)
  }

  @Test func aLibraryEventCannotBeForgedByTheHost() async throws {
    let product = try Fixture.product()
    let event = Event(id: "x", name: .displayed, subject: Fixture.sato.subject, time: product.now)
    await #expect(throws: Refusal.self) { try await product.engine.record(event, at: product.now) }
  }

  @Test func aDecisionIsExplainedForNowAndForThePast() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    let before = product.now
    try await journey.visit("/")
    let digest = try #require(journey.touches?.decision.digest)
    try await journey.press("press:later", on: "popup/welcome")
    try await journey.advance(days: 2)
    let now = try #require(try await journey.explain(on: "/"))
    let news = try #require(now.candidates.first { $0.rule == "news" })
    #expect(news.gates.contains { $0.name == .cap && $0.verdict == .unmatched })

    let replay = try await product.engine.explain(
      Fixture.sato.subject, on: "/", at: before.addingTimeInterval(-1), known: before.addingTimeInterval(-1))
    #expect(replay.shown == ["popup/welcome", "checklist/setup"])
    #expect(!digest.isEmpty)
  }
}
