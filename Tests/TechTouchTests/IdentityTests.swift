import Foundation
@testable import TechTouch
import TechTouchTesting
import Testing

/// A visitor without an account browses, signs in, signs out and comes back.
struct IdentityTests {
  private static let rules: [Rule] = [
    Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300),
    Rule("news", on: .anyPage, do: .show("popup/news"), priority: 50),
    Rule("nps", on: .pageView("/reports"), do: .show("survey/nps"), priority: 400, repeat: .afterDays(90)),
    Rule(
      "day-3", on: .schedule(after: "trial.started", days: 3, at: "09:00"), do: .send("message/day-3"), repeat: .always),
  ]
  private static let visitor = User.anonymous("cookie-1", languages: ["en"])
  private static let anonymous = Subject(user: "cookie-1")

  private func product(store: (any EventStore)? = nil) throws -> VirtualProduct {
    try VirtualProduct(
      catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00",
      store: store ?? MemoryEventStore(limits: StoreLimits(partitions: 4)))
  }

  @Test func whatTheVisitorSawCountsForTheUser() async throws {
    let product = try product()
    let visitor = product.journey(of: Self.visitor)
    try await visitor.visit("/")
    #expect(visitor.shown == ["popup/welcome"])
    try await product.advance(minutes: 1)
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)

    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    #expect(sato.shown == [])
    let proof = try await sato.explain(on: "/")
    #expect(proof?["welcome"]?.decisive?.name == .lifeCycle)
    let cap = try #require(proof?["news"]?.decisive)
    #expect(cap.name == .cap && cap.detail.contains("1 of 1 taken"), "\(cap.detail)")
  }

  @Test func theOldIdIsTheUserAndANewOneInheritsNothing() async throws {
    let product = try product()
    let visitor = product.journey(of: Self.visitor)
    try await visitor.visit("/")
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
    let events = try await product.engine.store.readAll(.stream(Self.anonymous)).count

    try await product.advance(days: 31)
    try await visitor.visit("/")
    #expect(visitor.shown == ["popup/news"])
    // The user's own words, and nothing in the closed stream.
    #expect(visitor.touches?.root.string.contains("lang=\"ja\"") == true)
    #expect(try await product.engine.store.readAll(.stream(Self.anonymous)).count == events)
    #expect(try await product.engine.person(of: Self.anonymous, at: product.now) == Fixture.sato.subject)

    let next = product.journey(of: .anonymous("cookie-2"))
    try await next.visit("/")
    #expect(next.shown == ["popup/welcome"])
  }

  @Test func aCapIsNotEvadedBySigningOutAndIn() async throws {
    let product = try product()
    var shown = 0
    for visit in 0..<6 {
      let visitor = product.journey(of: .anonymous(UserID("cookie-\(visit)")))
      try await product.engine.identify(anonymous: visitor.user.id, as: Fixture.sato, at: product.now)
      try await visitor.visit("/")
      let sato = product.journey(of: Fixture.sato)
      try await sato.visit("/")
      shown += visitor.shown.count + (visitor.shown == sato.shown ? 0 : sato.shown.count)
      try await product.advance(minutes: 5)
    }
    let displays = try await product.engine.store.everything().count { $0.event.name == .displayed }
    #expect(displays == 1, "shown \(shown) times")
  }

  @Test func aGrantThatRacesWithTheIdentificationCountsOnce() async throws {
    for round in 0..<20 {
      let product = try product()
      let engine = product.engine
      let now = product.now
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask { _ = try await engine.touches(for: Self.visitor, on: "/", at: now) }
          group.addTask { _ = try await engine.touches(for: Fixture.sato, on: "/", at: now) }
        }
        group.addTask { try await engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: now) }
        try await group.waitForAll()
      }
      let closed = try await engine.store.readAll(.stream(Self.anonymous))
      let closing = closed.first { $0.event.name == .identified }?.version ?? 0
      #expect(closed.filter { $0.version > closing }.isEmpty, "round \(round)")
      // Nobody is granted anything more, under either id.
      #expect(try await engine.touches(for: Self.visitor, on: "/", at: now).shown == [], "round \(round)")
      #expect(try await engine.touches(for: Fixture.sato, on: "/", at: now).shown == [], "round \(round)")
    }
  }

  @Test func whatComesToAClosedStreamCountsInThePersons() async throws {
    let product = try product()
    try await product.engine.record(
      Event(id: "trial", name: "trial.started", subject: Self.anonymous, time: product.now), at: product.now)
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
    for _ in 0..<2 {
      try await product.engine.record(
        Event(id: "export", name: "report.exported", subject: Self.anonymous, time: product.now), at: product.now)
    }
    let own = try await product.engine.store.readAll(.stream(Fixture.sato.subject))
    #expect(own.count { $0.event.name == "report.exported" } == 1)
    // The anonymous trial is what the user's step mail counts from.
    try await product.advance(days: 3)
    #expect(try await product.engine.outbox.messages().map(\.subject) == [Fixture.sato.subject])
  }

  @Test func aStepMailThatTheVisitorGotIsNotSentAgain() async throws {
    let product = try product()
    try await product.engine.record(
      Event(id: "trial", name: "trial.started", subject: Self.anonymous, time: product.now), at: product.now)
    try await product.advance(days: 3)
    #expect(try await product.engine.outbox.messages().map(\.subject) == [Self.anonymous])
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
    try await product.advance(hours: 1)
    try await product.advance(days: 1)
    #expect(try await product.engine.outbox.messages().map(\.subject) == [Self.anonymous])
  }

  @Test func anAnswerGivenAnonymouslyIsAnswered() async throws {
    let product = try product()
    let visitor = product.journey(of: Self.visitor)
    try await visitor.visit("/reports")
    try await visitor.answer("survey/nps", ["score": "9"])
    try await product.engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: product.now)
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/reports")
    #expect(!sato.shown.contains("survey/nps"))
    try await product.advance(days: 91)
    try await sato.visit("/reports")
    #expect(sato.shown.contains("survey/nps"))
  }
}

/// What is refused, and what a crash leaves.
struct IdentityRefusalTests {
  private let engine: TouchEngine
  private let store = MemoryEventStore(limits: StoreLimits(partitions: 4))
  private let now = Timestamp.date(from: "2026-04-01T09:00+09:00") ?? .distantPast
  private let sato = Fixture.sato.subject

  init() throws {
    engine = TouchEngine(catalog: try Fixture.catalog(), store: store)
  }

  @Test func twoKnownUsersAreMergedOnlyOnRequest() async throws {
    for user in [Fixture.sato, Fixture.suzuki] { _ = try await engine.touches(for: user, on: "/", at: now) }
    let before = try await store.everything()
    let refusal = await #expect(throws: Refusal.self) {
      try await engine.identify(anonymous: "suzuki", of: "aoba", as: Fixture.sato, at: now)
    }
    #expect(refusal?.code == .notAllowed)
    #expect(
      refusal?.message == """
        "suzuki" of "aoba" is a known user; wanted an anonymous id to identify as "sato" of "aoba", or \
        mergingKnownUsers for two known users who are one person
        """)
    #expect(try await store.everything() == before)

    try await engine.identify(anonymous: "suzuki", of: "aoba", as: Fixture.sato, at: now, mergingKnownUsers: true)
    #expect(try await engine.person(of: Fixture.suzuki.subject, at: now) == sato)
    let history = try await engine.reader.history(of: sato)
    #expect(history.members == [sato])
    #expect(history.of(sato).count(of: .displayed) == 4)
  }

  @Test func anIdIsIdentifiedAsOnePersonOnly() async throws {
    _ = try await engine.touches(for: .anonymous("cookie-1"), on: "/", at: now)
    try await engine.identify(anonymous: "cookie-1", as: Fixture.sato, at: now)
    let refusal = await #expect(throws: Refusal.self) {
      try await engine.identify(anonymous: "cookie-1", as: Fixture.suzuki, at: now)
    }
    #expect(
      refusal?.message == """
        "cookie-1" was identified as "sato" of "aoba" before, who is a known user; wanted an anonymous id to identify \
        as "suzuki" of "aoba", or mergingKnownUsers for two known users who are one person
        """)
  }

  @Test func aUserWhoSignsInUnderTheSameIdIsKnownFromThenOn() async throws {
    _ = try await engine.touches(for: .anonymous("mori"), on: "/", at: now)
    _ = try await engine.touches(for: User(id: "mori"), on: "/", at: now)
    await #expect(throws: Refusal.self) { try await engine.identify(anonymous: "mori", as: Fixture.sato, at: now) }
  }

  @Test func identifyingAnIdAsItselfChangesNothing() async throws {
    try await engine.identify(anonymous: "mori", as: User(id: "mori"), at: now)
    #expect(try await store.everything().isEmpty)
  }

  @Test(arguments: ["repeat", "visit", "sweep"])
  func aCrashBetweenTheTwoAppendsHeals(by means: String) async throws {
    _ = try await engine.touches(for: .anonymous("cookie-1"), on: "/", at: now)
    let stream = Subject(user: "cookie-1")
    // All that a server wrote that died before the second append.
    _ = try await store.append(
      [IdentityLink(stream, is: sato).closing(at: now)], to: stream, expecting: .any, at: now)
    let other = TouchEngine(catalog: try Fixture.catalog(), store: store)
    switch means {
    case "repeat": try await other.identify(anonymous: "cookie-1", as: Fixture.sato, at: now)
    case "visit": _ = try await other.touches(for: .anonymous("cookie-1"), on: "/", at: now)
    default: try await other.sweep(until: now.addingTimeInterval(60))
    }
    let history = try await other.reader.history(of: sato)
    #expect(history.of(sato).count(of: .displayed) >= 1)
    #expect(try await other.touches(for: Fixture.sato, on: "/", at: now).shown.allSatisfy { $0.kind != .popup })
  }

  @Test func erasingAPersonErasesEveryStreamOfTheirs() async throws {
    for id in ["cookie-1", "cookie-2"] as [UserID] {
      _ = try await engine.touches(for: .anonymous(id), on: "/", at: now)
      try await engine.identify(anonymous: id, as: Fixture.sato, at: now)
    }
    _ = try await engine.touches(for: Fixture.suzuki, on: "/", at: now)
    func people(_ events: [RecordedEvent]) -> Set<Subject> {
      Set(Identities(events).merged(events).filter { $0.event.name == .displayed }.map(\.event.subject))
    }
    #expect(people(try await store.everything()).count == 2)
    // By any of the person's ids, and twice.
    for id in ["cookie-2", "cookie-1", "sato"] { try await engine.erase(Subject(user: UserID(id)), at: now) }
    try await engine.erase(sato, at: now)
    let left = try await store.everything()
    let text = String(decoding: try JSONEncoder().encode(left), as: UTF8.self)
    for id in ["cookie-1", "cookie-2", "sato", "佐藤"] { #expect(!text.contains(id), "\(id)") }
    #expect(people(left).count == 2)
    let error = await #expect(throws: StoreError.self) { _ = try await engine.explain(sato, on: "/", at: now) }
    #expect(error?.code == .erased)
  }
}
