import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A process that begins reads what is still to be done, and not what was done over the years.
struct SweepRestartTests {
  private static let start = Timestamp.date(from: "2026-04-01T00:00Z") ?? .distantPast
  private static func day(_ days: Double) -> Date { start.addingTimeInterval(days * 86_400) }

  private static let step = Rule(
    "day-3", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), do: .send("message/day-3"), repeat: .always
  )

  private static func catalog(_ rules: [Rule] = [step]) throws -> Catalog {
    try Catalog(
      product: Fixture.product, contents: ["day-1", "day-3", "day-7"].map { Fixture.message($0) },
      rules: RuleDocument(rules: rules))
  }

  private static func signUp(_ number: Int, at time: Date, in engine: TouchEngine, recordedAt: Date? = nil) async throws
  {
    let user = Subject(user: UserID("u\(number)"), of: AccountID("a\(number / 5)"))
    try await engine.record(
      Event(
        id: EventID("signup-\(Int(time.timeIntervalSince1970))"), name: "signup.completed", subject: user, time: time),
      at: recordedAt ?? time)
  }

  /// A mailer that takes what is due.
  private static func mail(_ engine: TouchEngine, at now: Date) async throws {
    for message in try await engine.outbox.pending(at: now) {
      try await engine.outbox.report(.sent, of: message, at: now)
    }
  }

  /// Twenty users a day for so many days, each sent their mail.
  private static func filledStore(days: Int, partitions: Int = 4) async throws -> MemoryEventStore {
    let store = MemoryEventStore(limits: StoreLimits(partitions: partitions))
    let engine = TouchEngine(catalog: try catalog(), store: store)
    for day in 0..<days {
      for number in 0..<20 { try await signUp(day * 20 + number, at: Self.day(Double(day)), in: engine) }
      try await engine.sweep(until: Self.day(Double(day) + 0.5))
      try await mail(engine, at: Self.day(Double(day) + 0.5))
    }
    return store
  }

  @Test func aRestartReadsWhatIsNewAndWhatMayStillComeDue() async throws {
    let filled = try await Self.filledStore(days: 60)
    let events = try await filled.everything().count
    let store = CountingStore(filled)
    let engine = TouchEngine(catalog: try Self.catalog(), store: store)
    #expect(try await engine.sweep(until: Self.day(60.5)) == 20)
    let cold = store.take()
    // Some seven days of sixty: three for the schedule, three for clocks and lateness.
    #expect(cold.eventsFed < events / 6, "\(cold) of \(events)")
    #expect(cold.eventsRead < 1_000, "\(cold)")
    #expect(try await engine.outbox.pending(at: Self.day(60.5)).count == 20)
    let mailed = store.take()
    #expect(mailed.eventsFed < 100, "\(mailed)")
    // Whatever was ever sent is there when it is asked for.
    #expect(try await engine.outbox.messages().count == 58 * 20)
    #expect(try await engine.sweep(until: Self.day(61.5)) == 20)
  }

  @Test func theNextSweepReadsNobodyWhenNothingIsDue() async throws {
    let store = CountingStore(try await Self.filledStore(days: 20))
    let engine = TouchEngine(catalog: try Self.catalog(), store: store)
    try await engine.sweep(until: Self.day(20.5))
    try await engine.sweep(until: Self.day(20.5).addingTimeInterval(60))
    _ = store.take()
    #expect(try await engine.sweep(until: Self.day(20.5).addingTimeInterval(120)) == 0)
    #expect(store.take().reads == 0)
  }

  @Test func aMessageThatStillWaitsIsFoundHoweverOldItIs() async throws {
    let store = MemoryEventStore(limits: StoreLimits(partitions: 4))
    let engine = TouchEngine(catalog: try Self.catalog(), store: store)
    try await Self.signUp(1, at: Self.day(0), in: engine)
    for day in 1..<60 { try await engine.sweep(until: Self.day(Double(day))) }
    let other = TouchEngine(catalog: try Self.catalog(), store: store)
    #expect(try await other.outbox.pending(at: Self.day(61)).map(\.subject.user) == ["u1"])
    let message = try #require(try await other.outbox.pending().first)
    try await other.outbox.report(.sent, of: message, at: Self.day(61))
    #expect(try await other.outbox.pending().isEmpty)
  }

  @Test(arguments: ["longer", "another", "broadcast", "calendar"])
  func whatWasNotForeseenIsReadFromTheBeginning(_ change: String) async throws {
    let store = try await Self.filledStore(days: 12)
    let rule =
      switch change {
      case "longer":
        Rule("x", on: .schedule(after: "signup.completed", days: 12, at: "09:00"), do: .send("message/day-7"))
      case "another":
        Rule("x", on: .schedule(after: "signup.completed", days: 12, at: "10:00"), do: .send("message/day-1"))
      case "broadcast": Rule("x", on: .broadcast(at: Self.day(12.2)), do: .send("message/day-7"))
      default:
        Rule(
          "x", on: .calendar(CalendarRepeat(every: .day, from: try #require(LocalDate(2026, 4, 13)), at: "09:00")),
          do: .send("message/day-7"))
      }
    let changed = TouchEngine(catalog: try Self.catalog([Self.step, rule]), store: store)
    let count = try await changed.sweep(until: Self.day(12.5))
    // Those of the day, and of the first day or of all twelve.
    #expect(count == (change == "longer" || change == "another" ? 40 : 20 + 12 * 20))
  }

  /// Random lives with restarts before every sweep give what one process gives.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func restartsChangeNothing(seed: UInt64) async throws {
    let rules = [
      Self.step,
      Rule("day-7", on: .schedule(after: "signup.completed", days: 7, at: "18:00"), do: .send("message/day-7")),
      Rule(
        "company", on: .schedule(after: "contract.signed", days: 1, at: "09:00"), do: .send("message/day-1"),
        repeat: .always),
    ]
    let catalog = try Self.catalog(rules)
    var outcomes: [Set<String>] = []
    for restarts in [false, true] {
      var random = SplitMix(seed)
      let store = MemoryEventStore(limits: StoreLimits(partitions: 3))
      var engine = TouchEngine(catalog: catalog, store: store)
      var known: [User] = []
      for step in 0..<80 {
        let now = Self.day(Double(step) / 3)
        switch Int.random(in: 0...6, using: &random) {
        case 0, 1:
          let isVisitor = Bool.random(using: &random)
          let user =
            isVisitor
            ? User.anonymous(UserID("c\(step)"))
            : User(
              id: UserID("u\(step)"), account: AccountID("a\(step % 4)"), accountAttributes: ["timeZone": "Asia/Tokyo"],
              timeZone: Bool.random(using: &random) ? "America/New_York" : nil)
          known.append(user)
          _ = try await engine.touches(for: user, on: "/", at: now)
        case 2 where !known.isEmpty:
          let user = known[Int.random(in: 0..<known.count, using: &random)]
          let late = Double.random(in: 0...100_000, using: &random)
          try await engine.record(
            Event(
              id: EventID("s\(step)"), name: "signup.completed", subject: user.subject,
              time: now.addingTimeInterval(-late)), at: now)
        case 3 where !known.isEmpty:
          // Some move, and some are said to have moved long ago.
          let user = known[Int.random(in: 0..<known.count, using: &random)]
          let zone = ["Pacific/Apia", "Asia/Tokyo", "Europe/London"][Int.random(in: 0...2, using: &random)]
          let since = Bool.random(using: &random) ? now.addingTimeInterval(-900_000) : nil
          try await engine.record(["timeZone": .string(zone)], of: user.subject, since: since, at: now)
        case 4:
          let company = Subject(account: AccountID("a\(Int.random(in: 0...3, using: &random))"))
          try await engine.record(
            Event(id: EventID("c\(step)"), name: "contract.signed", subject: company, time: now), at: now)
        case 5:
          let visitors = known.filter(\.isAnonymous)
          let users = known.filter { !$0.isAnonymous }
          guard !visitors.isEmpty, !users.isEmpty else { break }
          let visitor = visitors[Int.random(in: 0..<visitors.count, using: &random)]
          let user = users[Int.random(in: 0..<users.count, using: &random)]
          do { try await engine.identify(anonymous: visitor.id, as: user, at: now) } catch is Refusal {}
        default: break
        }
        if restarts { engine = TouchEngine(catalog: catalog, store: store) }
        try await engine.sweep(until: now)
        if Bool.random(using: &random) { try await Self.mail(engine, at: now) }
      }
      outcomes.append(
        Set(
          try await engine.outbox.messages().map {
            "\($0.subject) \($0.id) \(Timestamp.text(of: $0.due)) \($0.state)"
          }))
    }
    #expect(outcomes[0] == outcomes[1], "seed \(seed)")
    #expect(!outcomes[0].isEmpty)
  }
}
