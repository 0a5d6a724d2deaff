import EventLog
import Foundation
import Testing
import TriggerRules

struct NextEligibleTests {
  static func next(_ condition: Condition, user: Story = Story(), zones: Zones = tokyo) throws -> Date? {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    return rules.decide(
      Occasion(.pageView("/"), for: sato, at: now, zones: zones), user: user.history, explaining: true
    ).nextEligible
  }

  static var user: Story {
    var user = Story()
    user.set(["plan": "free", "login": .date(now.minus(.days(2)))], at: now.minus(.days(3)))
    for hours in [10, 20, 30] { user.add("x", at: now.minus(.hours(hours))) }
    user.add("signup.completed", at: now.minus(.hours(10)))
    return user
  }

  static let instants: [(Condition, Date?)] = [
    (.attribute("plan", .equals("pro")), nil), (.all([]), nil),
    (.attribute("login", .withinLast(.days(7))), now.plus(.days(5))),
    (.attribute("login", .atLeastAgo(.days(7))), now.plus(.days(5))),
    (.event("x", atLeast: 2, within: .days(2)), now.plus(.hours(28))),
    (.never("x", within: .days(2)), now.plus(.hours(38))),
    (.event("x", atLeast: 4, within: .days(2)), nil), (.never("x"), nil),
    (.daysSince("signup.completed", atLeast: 2), Date("2026-04-02T00:00:00+09:00")),
    (.daysSince("signup.completed", atMost: 3), Date("2026-04-04T00:00:00+09:00")),
    (.localTime(from: "18:00", until: "19:00"), Date("2026-04-01T18:00:00+09:00")),
    (.localTime(from: "08:00", until: "10:00"), Date("2026-04-01T10:00:00+09:00")),
    (.weekday([.monday]), Date("2026-04-06T00:00:00+09:00")),
    (.all([.weekday([.monday]), .localTime(from: "09:00", until: "10:00")]), Date("2026-04-06T09:00:00+09:00")),
    (.all([.weekday([.monday]), .attribute("plan", .equals("pro"))]), nil),
    (.all([.weekday([.monday]), .attribute("login", .atLeastAgo(.days(60)))]), Date("2026-06-01T00:00:00+09:00")),
  ]

  @Test(arguments: instants)
  func isTheFirstInstantAtWhichTimeAloneChangesTheAnswer(condition: Condition, expected: Date?) throws {
    #expect(try Self.next(condition, user: Self.user) == expected)
  }

  /// Looking at every quarter of an hour finds the same, to the quarter.
  @Test(arguments: instants)
  func agreesWithLookingAtEveryQuarterOfAnHour(condition: Condition, expected: Date?) throws {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let history = Self.user.history
    func answer(_ instant: Date) -> Bool {
      rules.decide(Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: history).chosen.isEmpty
    }
    let before = answer(now)
    let found = (1...70 * 96).lazy.map { now.plus(.minutes(15 * $0)) }.first { answer($0) != before }
    #expect(found == expected)
  }

  @Test(arguments: [
    (
      Condition.all([.weekday([.sunday]), .localTime(from: "02:00", until: "03:00")]), "America/New_York",
      "2026-03-02T12:00:00Z", "2026-03-15T02:00:00-04:00"
    ),
    (.weekday([.friday]), "Pacific/Apia", "2011-12-24T12:00:00Z", "2012-01-06T00:00:00+14:00"),
  ])
  func whatAClockThatIsPutForwardHidesComesInTheNextWeek(
    condition: Condition, zone: String, start: String, expected: String
  ) throws {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let occasion = Occasion(.pageView("/"), for: sato, at: Date(start), zones: Zones(user: zone))
    #expect(rules.decide(occasion, user: History(), explaining: true).nextEligible == Date(expected))
  }

  /// Weekdays and times of day turn thousands of times before the date that matters.
  @Test func isFoundAfterYearsInWhichOnlyTheClockTurns() throws {
    let condition = Condition.all([
      .attribute("login", .atLeastAgo(.days(3_650))), .weekday([.monday]), .localTime(from: "10:00", until: "11:00"),
      .localTime(from: "10:30", until: "12:00"),
    ])
    #expect(try Self.next(condition, user: Self.user) == Date("2036-03-31T10:30:00+09:00"))
  }

  @Test func anInstantThatIsTheScoreOfASurveyTurnsToo() throws {
    var user = Story()
    user.add(.answered, at: now.minus(.days(3)), content: "survey/s", [.score: .date(now.minus(.days(2)))])
    #expect(try Self.next(.score("survey/s", .withinLast(.days(7))), user: user) == now.plus(.days(5)))
  }

  @Test func repetitionsAndLeasesComeBack() throws {
    let rules = try RuleSet(rules: [
      Rule("r", on: .anyPage, do: .show("popup/p"), repeat: .afterDays(3), caps: [])
    ])
    var user = Story()
    user.display("popup/p", at: now)
    let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history, explaining: true)
    #expect(decision.chosen.isEmpty)
    #expect(decision.nextEligible == now.plus(.days(3)))
  }

  /// The filter of a trigger opens first, and what stands behind it later still.
  @Test func whatTimeOpensBehindATriggerIsFound() throws {
    var user = Story()
    user.add("visit", at: now.minus(.days(1)))
    let event = user.add("order", at: now, ["due": .date(now.plus(.days(2)))])
    let rule = Rule(
      "r", on: .event("order", where: .property("due", .withinNext(.days(1)))), when: .never("visit", within: .days(3)),
      do: .call("x"))
    let decision = try RuleSet(rules: [rule]).decide(
      Occasion(.event(event), for: sato, at: now), user: user.history, explaining: true)
    #expect(decision.nextEligible == now.plus(.days(2)))
  }

  @Test func isNotLookedForUnlessAsked() throws {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: .weekday([.monday]), do: .call("x"))])
    #expect(rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: History()).nextEligible == nil)
  }

  /// Random rules of every kind of gate: deciding again at every hour finds the same, to the hour.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func agreesWithDecidingAtEveryHour(seed: UInt64) throws {
    var random = SeededGenerator(seed: 5_000 + seed)
    let rules = try AgreementTests.rules(count: 12, &random)
    for _ in 0..<4 {
      let (user, account) = (AgreementTests.story(&random), AgreementTests.companyStory(&random))
      let occasion = AgreementTests.occasion(user, &random)
      func answer(_ instant: Date) -> [String] {
        var later = occasion
        later.now = instant
        return rules.decide(later, user: user.history, account: account.history).chosen
          .map { "\($0.rule) \($0.isContinuing)" }
      }
      let before = answer(now)
      let hours = (1...150).lazy.map { now.plus(.hours($0)) }
      let found = hours.first { answer($0) != before }
      let next = rules.decide(occasion, user: user.history, account: account.history, explaining: true).nextEligible
      if let found {
        #expect(
          next.map { $0 <= found && found < $0.plus(.hours(1)) } == true,
          "seed \(seed): \(found), not \(String(describing: next))")
      } else {
        #expect(next.map { $0 > now.plus(.hours(149)) } ?? true, "seed \(seed): \(String(describing: next))")
      }
    }
  }
}
