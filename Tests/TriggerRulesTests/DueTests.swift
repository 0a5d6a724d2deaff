import EventLog
import Foundation
import Testing
import TriggerRules

struct DueTests {
  static func due(
    _ trigger: Trigger, signUp: Date, zones: Zones = tokyo, after: Date = .distantPast, through: Date = .distantFuture,
    repeat repetition: Repetition = .once
  ) throws -> [Occurrence] {
    var user = Story()
    user.add("signup.completed", at: signUp, id: "signup")
    let rules = try RuleSet(rules: [Rule("mail", on: trigger, do: .send("message/m"), repeat: repetition)])
    return rules.due(for: sato, after: after, through: through, user: user.history, zones: zones)
  }

  @Test(arguments: [
    ("Asia/Tokyo", "2026-04-01T23:30:00+09:00", 3, "2026-04-04T09:00:00+09:00"),
    ("America/New_York", "2026-03-05T12:00:00-05:00", 3, "2026-03-08T09:00:00-04:00"),
    ("Europe/London", "2026-10-24T12:00:00+01:00", 1, "2026-10-25T09:00:00Z"),
    ("Asia/Kathmandu", "2026-04-01T00:10:00+05:45", 0, "2026-04-01T09:00:00+05:45"),
    // Apia had no 30 December 2011; that day's nine o'clock is read with the offset from before, on the 31st.
    ("Pacific/Apia", "2011-12-29T08:00:00-10:00", 1, "2011-12-31T09:00:00+14:00"),
  ])
  func stepMailIsDueAtALocalTime(zone: String, signUp: String, days: Int, expected: String) throws {
    let trigger = Trigger.schedule(after: "signup.completed", days: days, at: "09:00")
    let found = try Self.due(trigger, signUp: Date(signUp), zones: Zones(user: zone))
    #expect(found.map(\.due) == [Date(expected)])
    #expect(found.map(\.id) == ["due/mail/signup/0"])
  }

  @Test(arguments: [
    // 02:30 does not exist on 8 March 2026, and occurs twice on 1 November.
    ("2026-03-07T12:00:00-05:00", "2026-03-08T03:30:00-04:00"),
    ("2026-10-31T12:00:00-04:00", "2026-11-01T02:30:00-05:00"),
  ])
  func localTimesInGapsAndOverlapsFollowRFC5545(signUp: String, expected: String) throws {
    let trigger = Trigger.schedule(after: "signup.completed", days: 1, at: "02:30")
    let found = try Self.due(trigger, signUp: Date(signUp), zones: Zones(user: "America/New_York"))
    #expect(found.map(\.due) == [Date(expected)])
  }

  @Test func anOverlapMeansTheFirst() throws {
    let trigger = Trigger.schedule(after: "signup.completed", days: 1, at: "01:30")
    let found = try Self.due(
      trigger, signUp: Date("2026-10-31T12:00:00-04:00"), zones: Zones(user: "America/New_York"))
    #expect(found.map(\.due) == [Date("2026-11-01T01:30:00-04:00")])
  }

  @Test func sweepsMeetAndDoNotOverlap() throws {
    let trigger = Trigger.schedule(after: "signup.completed", days: 1, at: "09:00")
    let signUp = now
    let instant = now.plus(.days(1))
    #expect(try Self.due(trigger, signUp: signUp, after: instant.minus(.hours(1)), through: instant).count == 1)
    #expect(try Self.due(trigger, signUp: signUp, after: instant, through: instant.plus(.hours(1))).isEmpty)
  }

  @Test func aBadZoneFallsBackAndDropsNobody() throws {
    let trigger = Trigger.schedule(after: "signup.completed", days: 1, at: "09:00")
    let zones = Zones(user: "Asia/Tokio", account: "", product: "Asia/Tokyo")
    #expect(try Self.due(trigger, signUp: now, zones: zones).map(\.due) == [now.plus(.days(1))])
    let resolved = zones.resolved()
    #expect(resolved.source == .product)
    #expect(resolved.passedOver == ["Asia/Tokio", ""])
    #expect(try Self.due(trigger, signUp: now, zones: Zones(user: "x")).map(\.due) == [Date("2026-04-02T09:00:00Z")])
    #expect(Zones(user: "x").resolved().source == .utc)
  }

  @Test func onceCountsFromTheFirstAnchorAndAlwaysFromEach() throws {
    let trigger = Trigger.schedule(after: "report.viewed", days: 1, at: "09:00")
    var user = Story()
    user.add("report.viewed", at: now, id: "v1")
    user.add("report.viewed", at: now.plus(.days(1)), id: "v2")
    for (repetition, ids) in [(Repetition.once, ["due/mail/v1/0"]), (.always, ["due/mail/v1/0", "due/mail/v2/0"])] {
      let rules = try RuleSet(rules: [Rule("mail", on: trigger, do: .send("message/m"), repeat: repetition)])
      let found = rules.due(for: sato, after: .distantPast, through: .distantFuture, user: user.history, zones: tokyo)
      #expect(found.map(\.id.rawValue) == ids)
    }
  }

  @Test func anAnchorOfTheCompanyCountsForItsUsers() throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.add("kickoff.held", at: now, id: "k")
    let rules = try RuleSet(rules: [
      Rule("mail", on: .schedule(after: "kickoff.held", days: 1, at: "09:00"), do: .send("message/m"))
    ])
    let found = rules.due(
      for: sato, after: .distantPast, through: .distantFuture, user: History(), account: account.history, zones: tokyo)
    #expect(found.map(\.id) == ["due/mail/k/0"])
  }

  @Test func whatIsKnownLateIsFoundWhenItIsKnown() throws {
    let rules = try RuleSet(rules: [
      Rule("mail", on: .schedule(after: "signup.completed", days: 0, at: "10:00"), do: .send("message/m"))
    ])
    func found(recordedAt: Date, after: Date, through: Date) -> Int {
      var user = Story()
      user.add("signup.completed", at: now, recordedAt: recordedAt)
      return rules.due(for: sato, after: after, through: through, user: user.history, zones: tokyo).count
    }
    let due = now.plus(.hours(1))
    #expect(found(recordedAt: due.plus(.hours(2)), after: due, through: due.plus(.hours(3))) == 1)
    #expect(found(recordedAt: due.plus(.days(2)), after: due, through: due.plus(.days(3))) == 0)
  }

  @Test func repeatsAreComputedFromTheFirstDay() throws {
    let monthly = CalendarRepeat(every: .month, from: try #require(LocalDate("2028-01-31")), at: "09:00")
    let found = try Self.due(
      .calendar(monthly), signUp: now, through: Date("2028-05-01T00:00:00+09:00"))
    #expect(
      found.map(\.due) == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"].map { Date($0 + "T09:00:00+09:00") })
    #expect(found.map(\.id.rawValue) == (0...3).map { "due/mail/-/\($0)" })
  }

  @Test(arguments: CalendarRepeat.Unit.allCases, [1, 3])
  func aWindowOfRepeatsIsPartOfAllOfThem(unit: CalendarRepeat.Unit, interval: Int) throws {
    let calendar = CalendarRepeat(
      every: unit, interval: interval, from: try #require(LocalDate("2024-02-29")), at: "02:30",
      until: LocalDate("2034-12-31"))
    let clock = ZonedClock(try #require(TimeZone(identifier: "America/New_York")))
    let all = calendar.occurrences(after: .distantPast, through: .distantFuture, by: clock)
    #expect(all.first?.due == Date("2024-02-29T02:30:00-05:00"))
    for start in stride(from: 0, to: 4_000, by: 37) {
      let after = Date("2024-02-01T00:00:00Z").plus(.days(start))
      let through = after.plus(.days(45))
      let window = calendar.occurrences(after: after, through: through, by: clock)
      #expect(window.map(\.index) == all.filter { after < $0.due && $0.due <= through }.map(\.index))
    }
  }

  @Test func aBroadcastIsDueOnce() throws {
    #expect(
      try Self.due(.broadcast(at: now), signUp: now, after: now.minus(.hours(1)), through: now).map(\.due) == [now])
    #expect(try Self.due(.broadcast(at: now), signUp: now, after: now, through: now.plus(.hours(1))).isEmpty)
  }

  @Test func anOccurrenceIsDecidedForItsRuleAlone() throws {
    let rules = try RuleSet(rules: [
      Rule("a", on: .broadcast(at: now), do: .send("message/a")),
      Rule("b", on: .broadcast(at: now), do: .send("message/b")),
    ])
    let occurrence = Occurrence(rule: "b", subject: sato, due: now)
    let decision = rules.decide(Occasion(.due(occurrence), for: sato, at: now), user: History())
    #expect(decision.chosen.map(\.action) == [.send("message/b")])
  }
}
