import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct SweepTests {
  @Test func stepMailsComeDueAtNineLocalTimeOnceEach() async throws {
    let journey = try Fixture.product().journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.record("signup.completed")
    try await journey.advance(hours: 23)
    #expect(journey.outbox.isEmpty)
    try await journey.advance(hours: 1)
    #expect(journey.outbox.map(\.content.id) == ["day-1"])
    try await journey.advance(days: 2)
    try await journey.advance(days: 0)
    #expect(journey.outbox.map(\.content.id) == ["day-1", "day-3"])
    try await journey.advance(days: 30)
    #expect(journey.outbox.map(\.content.id) == ["day-1", "day-3", "day-7"])
    #expect(journey.outbox.map { Timestamp.text(of: $0.due) }.first == "2026-04-02T00:00:00Z")
  }

  @Test func oneLongSleepSendsWhatShortOnesWould() async throws {
    let journey = try Fixture.product().journey(of: Fixture.sato)
    try await journey.record("signup.completed")
    try await journey.advance(days: 365)
    #expect(journey.outbox.map(\.content.id) == ["day-1", "day-3", "day-7"])
  }

  @Test func twoSweepersStoreNothingTwice() async throws {
    let store = MemoryEventStore()
    let product = try Fixture.product(store: store)
    let journey = product.journey(of: Fixture.sato)
    try await journey.record("signup.completed")
    let later = product.now.addingTimeInterval(8 * 86_400)
    let engines = try (0..<4).map { _ in TouchEngine(catalog: try Fixture.catalog(), store: store) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for engine in engines { group.addTask { _ = try await engine.sweep(until: later) } }
      try await group.waitForAll()
    }
    #expect(try await engines[0].outbox.messages().count == 3)
  }

  @Test func whatADyingServerDidNotWorkOutIsWorkedOutByTheSweep() async throws {
    let store = MemoryEventStore()
    let product = try Fixture.product(store: store)
    try await product.journey(of: Fixture.sato).visit("/")
    // Only the event itself was stored: the server died before its consequences were.
    let event = Event(id: "c1", name: "campaign.created", subject: Fixture.sato.subject, time: product.now)
    _ = try await store.append([event], to: event.subject, expecting: .any, at: product.now)
    try await product.advance(minutes: 1)
    let names = try await store.everything().map(\.event.name)
    #expect(names.contains(.milestone))
    #expect(names.contains(.queued))
  }

  @Test func aMilestoneMailNamesTheNext() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.record("campaign.created")
    let message = try #require(journey.outbox.first)
    #expect(message.content.id == "quarter")
    let mail = try #require(try await product.engine.outbox.render(message, base: "https://app.example"))
    #expect(mail.content.text.contains("25 % 達成 NEXT 50 %"))
    #expect(mail.content.subject == "佐藤 様")
    #expect(mail.to == "sato@aoba.example")
  }

  @Test func theMailersReportMovesAMessageOnAndNeverBack() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.record("signup.completed")
    try await journey.advance(days: 1)
    let outbox = product.engine.outbox
    let message = try #require(try await outbox.pending().first)
    try await outbox.report(.clicked, of: message, at: product.now)
    try await outbox.report(.sent, of: message, at: product.now)
    #expect(try await outbox.pending().isEmpty)
    #expect(try await outbox.messages().first?.state == .clicked)
  }

  @Test func aDetractorOpensOneTaskForTheTeam() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("press:later", on: "popup/welcome")
    try await journey.visit("/")
    try await journey.press("skip", on: "guide/tour")
    try await journey.visit("/reports")
    #expect(journey.shown.contains("survey/nps"))
    await #expect(throws: SurveyRefusal.self) { try await journey.answer("survey/nps", ["score": "11"]) }
    try await journey.answer("survey/nps", ["score": "3"])
    let task = try #require(journey.tasks.first)
    #expect(task.title == "ご連絡する")
    #expect(task.due.map { Timestamp.text(of: $0) } == "2026-04-03T09:00:00Z")
    try await product.engine.close(task, by: Fixture.staff, at: product.now)
    #expect(try await product.engine.tasks().first?.closedBy == "cs-takahashi")

    // The same again: not while it cools down, and once more afterwards.
    for (days, count) in [(2, 1), (40, 2)] {
      try await journey.advance(days: days)
      try await journey.visit("/reports")
      try await journey.answer("survey/nps", ["score": "2"])
      #expect(try await product.engine.tasks().count == count)
    }
    #expect(journey.tasks.count == 1)
  }
}
