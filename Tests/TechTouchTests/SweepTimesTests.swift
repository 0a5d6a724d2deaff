import Foundation
import TechTouch
import Testing

/// What comes due does not depend on when sweeps come.
struct SweepTimesTests {
  private static let start = Timestamp.date(from: "2026-04-01T00:00Z") ?? .distantPast
  private static func day(_ days: Double) -> Date { start.addingTimeInterval(days * 86_400) }

  private static func engine(_ rules: [Rule], _ store: MemoryEventStore) throws -> TouchEngine {
    try TouchEngine(
      catalog: Catalog(
        product: Fixture.product, contents: ["day-1", "day-3", "day-7"].map { Fixture.message($0) },
        rules: RuleDocument(rules: rules)), store: store)
  }

  private static func sent(_ engine: TouchEngine) async throws -> [String] {
    try await engine.outbox.messages()
      .map { "\($0.subject.user ?? "") \($0.content.id) \(Timestamp.text(of: $0.due))" }.sorted()
  }

  /// What is sent when somebody comes on the sixth day, with sweeps so many days apart.
  private static func sent(every days: Double) async throws -> [String] {
    let engine = try engine(
      [
        Rule(
          "daily", on: .calendar(CalendarRepeat(every: .day, from: try #require(LocalDate(2026, 4, 2)), at: "09:00")),
          do: .send("message/day-1"), repeat: .always),
        Rule("release", on: .broadcast(at: day(2.5)), do: .send("message/day-3")),
        Rule("contract", on: .schedule(after: "contract.signed", days: 2, at: "09:00"), do: .send("message/day-7")),
      ], MemoryEventStore())
    func come(_ user: UserID, at time: Date) async throws {
      let subject = Subject(user: user, of: "aoba")
      try await engine.record(Event(id: "login", name: "login", subject: subject, time: time), at: time)
    }
    try await come("early", at: day(0.1))
    try await engine.record(
      Event(id: "contract", name: "contract.signed", subject: Subject(account: "aoba"), time: day(0.2)), at: day(0.2))
    try await engine.sweep(until: day(0.3))
    var now = 0.3
    while now < 10.3 {
      let next = now + days
      if now < 5.6, 5.6 <= next { try await come("late", at: day(5.6)) }
      now = next
      try await engine.sweep(until: day(now))
    }
    return try await sent(engine)
  }

  /// A history that is imported tells of people who were not known when others got their mails.
  @Test func whoIsImportedGetsNothingThatWasDueForEverybodyBefore() async throws {
    let rules = [
      Rule(
        "monthly",
        on: .calendar(CalendarRepeat(every: .month, from: try #require(LocalDate(2024, 1, 15)), at: "09:00")),
        do: .send("message/day-1"), repeat: .always),
      Rule("release", on: .broadcast(at: Self.day(-2)), do: .send("message/day-3")),
    ]
    let engine = try Self.engine(rules, MemoryEventStore())
    let signUp = Event(
      id: "login", name: "login", subject: Subject(user: "sato", of: "aoba"), time: Self.day(-800))
    try await engine.record(signUp, at: Self.start)
    try await engine.sweep(until: Self.day(20))
    #expect(try await Self.sent(engine) == ["sato day-1 2026-04-15T00:00:00Z"])
  }

  @Test func whoCameLaterGetsNothingThatWasDueForEverybodyBefore() async throws {
    let inTime = try await Self.sent(every: 0.25)
    #expect(inTime.count { $0.hasPrefix("early") } == 10 + 1 + 1)
    #expect(inTime.count { $0.hasPrefix("late") } == 5)
    #expect(try await Self.sent(every: 10) == inTime)
  }

  /// Nine o'clock in New York has not come yet, and in Tokyo it was before the last sweep.
  @Test(arguments: [false, true], [false, true])
  func whoMovesToAnEarlierClockMissesNothing(restarts: Bool, company: Bool) async throws {
    let rules = [
      Rule("step", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), do: .send("message/day-3")),
      Rule(
        "calendar",
        on: .calendar(CalendarRepeat(every: .year, from: try #require(LocalDate(2026, 4, 4)), at: "09:00")),
        do: .send("message/day-1")),
    ]
    let store = MemoryEventStore()
    var engine = try Self.engine(rules, store)
    let user = Subject(user: "sato", of: "aoba")
    let owner = company ? Subject(account: "aoba") : user
    try await engine.record(["timeZone": "America/New_York"], of: owner, at: Self.day(0.5))
    let signUp = Self.day(13.0 / 24)
    try await engine.record(Event(id: "s", name: "signup.completed", subject: user, time: signUp), at: signUp)
    for days in [0.6, 3.1] { try await engine.sweep(until: Self.day(days)) }
    #expect(try await Self.sent(engine).isEmpty)
    try await engine.record(["timeZone": "Asia/Tokyo"], of: owner, at: Self.day(3.12))
    if restarts { engine = try Self.engine(rules, store) }
    for days in [3.13, 3.14, 3.6, 4] { try await engine.sweep(until: Self.day(days)) }
    #expect(
      try await Self.sent(engine) == [
        "sato day-1 2026-04-04T00:00:00Z", "sato day-3 2026-04-04T00:00:00Z",
      ])
  }
}
