import EventLog
import Foundation
import Testing
import TriggerRules

struct GoalTests {
  static let goal = Goal("campaign.sent", where: .property("channel", .equals("mail")), within: .days(14))

  static func outcome(
    _ repetition: Repetition = .once, goal: Goal = goal, reached: [(Date, String?)] = [], at instant: Date = now,
    account: Story = Story()
  ) throws -> Decision {
    var user = Story()
    user.display("guide/first-campaign", at: now.minus(.days(3)))
    for (time, channel) in reached {
      user.add("campaign.sent", at: time, channel.map { ["channel": .string($0)] } ?? [:])
    }
    let rules = try RuleSet(rules: [
      Rule("tour", on: .anyPage, do: .show("guide/first-campaign"), repeat: repetition, goal: goal)
    ])
    return rules.decide(
      Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history, account: account.history,
      explaining: true)
  }

  @Test func contentLeavesThePageWhenTheGoalIsReached() throws {
    #expect(try Self.outcome().shown == ["guide/first-campaign"])
    let decision = try Self.outcome(reached: [(now, "mail")])
    #expect(decision.shown == [])
    #expect(decision.nextEligible == nil)
    #expect(decision.proof?["tour"]?.decisive?.name == .goal)
    #expect(decision.proof?["tour"]?.decisive?.detail == "its goal was reached on 2026-04-01 09:00 +09:00")
  }

  @Test func onlyWhatIsKnownToBeTheGoalCounts() throws {
    #expect(try Self.outcome(reached: [(now, "web"), (now, nil), (now.plus(.hours(1)), "mail")]).shown.count == 1)
  }

  @Test func anythingThatIsDatedAheadCountsWhenItsTimeComes() throws {
    #expect(try Self.outcome(reached: [(now.plus(.hours(1)), "mail")]).nextEligible == now.plus(.hours(1)))
  }

  @Test func aRuleThatRepeatsRestsAsLongAsBetweenTwoTimes() throws {
    let reached = [(now.minus(.days(1)), "mail")] as [(Date, String?)]
    let decision = try Self.outcome(.afterDays(30), reached: reached)
    #expect(decision.shown == [])
    #expect(decision.nextEligible == now.plus(.days(29)))
    #expect(try Self.outcome(.afterDays(30), reached: reached, at: now.plus(.days(29))).shown.count == 1)
    #expect(try Self.outcome(.always, reached: reached, at: now.plus(.days(400))).shown.count == 0)
  }

  @Test func theCompanyMayReachItForTheUser() throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.add("campaign.sent", at: now, by: Subject(user: "suzuki", of: "aoba"))
    #expect(try Self.outcome(goal: Goal("campaign.sent"), account: account).shown.count == 1)
    #expect(try Self.outcome(goal: Goal("campaign.sent", by: .account), account: account).shown.count == 0)
  }

  /// The third and the seventh day's mail are not sent to somebody who has done what the series is for.
  @Test(arguments: [true, false])
  func aSeriesOfMessagesEndsWithItsGoalOrExit(byGoal: Bool) throws {
    let rules = try RuleSet(
      rules: [1, 3, 7].map { day in
        Rule(
          RuleID("day-\(day)"), on: .schedule(after: "signup.completed", days: day, at: "09:00"),
          do: .send(ContentRef("message", ContentID("day-\(day)"))), exit: byGoal ? nil : .event("campaign.sent"),
          goal: byGoal ? Goal("campaign.sent") : nil)
      })
    var user = Story()
    user.add("signup.completed", at: now)
    user.add("campaign.sent", at: now.plus(.days(2)))
    let due = rules.due(
      for: sato, after: now, through: now.plus(.days(30)), user: user.history, zones: tokyo)
    let sent = due.filter { occurrence in
      !rules.decide(Occasion(.due(occurrence), for: sato, at: occurrence.due, zones: tokyo), user: user.history)
        .chosen.isEmpty
    }
    #expect(due.map(\.rule) == ["day-1", "day-3", "day-7"])
    #expect(sent.map(\.rule) == ["day-1"])
  }
}

struct GoalReportTests {
  static let rules = RuleDocument(
    rules: [
      Rule(
        "tour", on: .anyPage, when: .variant("a", of: "test"), do: .show("guide/g"),
        goal: Goal("campaign.sent", within: .days(14)))
    ], experiments: [Experiment("test", variants: [.init("a", percent: 40), .init("b", percent: 40)])],
    policy: Policy(holdout: Percentage(10, salt: "held")))

  /// Users in every arm: some reach the goal at the last instant, some a moment later, some have time left.
  @Test func countsEachArmFromTheSameEvent() throws {
    let rules = try RuleSet(Self.rules)
    let asOf = now.plus(.days(40))
    var events: [RecordedEvent] = []
    var expected: [String: [Int]] = [:]
    for number in 0..<400 {
      let subject = Subject(user: UserID("u\(number)"), of: "aoba")
      var story = Story(subject: subject)
      // Not every visitor comes into question.
      guard number % 5 != 0 else { continue }
      let entry = number % 7 == 0 ? asOf.minus(.days(3)) : now.plus(.days(number % 20))
      story.add("signup.completed", at: entry)
      let isHeldOut = Percentage(10, salt: "held").includes(subject)
      let variant = Self.rules.experiments[0].variant(of: subject)
      let arm = isHeldOut ? "holdout" : variant?.rawValue ?? "holdout"
      // What was kept from a user did not treat them.
      story.add(arm == "a" ? .granted : .withheld, at: entry, content: "guide/g", [.rule: "tour"])
      let isLate = number % 3 == 0
      if number % 2 == 0 { story.add("campaign.sent", at: entry.plus(.days(14)).plus(.minutes(isLate ? 1 : 0))) }
      events += story.recorded
      let isOpen = number % 7 == 0
      var counts = expected[arm, default: [0, 0, 0, 0]]
      counts[0] += 1
      counts[1] += isOpen ? 1 : 0
      counts[2] += arm == "a" ? 1 : 0
      counts[3] += number % 2 == 0 && !isLate && !isOpen ? 1 : 0
      expected[arm] = counts
    }
    let input = ReportInput(events, asOf: asOf)
    let report = try #require(rules.goalReport(for: "tour", since: "signup.completed", variantsOf: "test", in: input))
    #expect(report.arms.map(\.variant) == ["a", "b", nil])
    for arm in report.arms {
      let counts = expected[arm.isHoldout ? "holdout" : arm.variant?.rawValue ?? ""]
      #expect([arm.entered, arm.open, arm.treated, arm.converted.numerator] == counts)
      #expect(arm.converted.denominator == arm.entered - arm.open)
      #expect(arm.converted.definition == "goal.converted")
    }
    let two = try #require(rules.goalReport(for: "tour", since: "signup.completed", in: input))
    #expect(two.arms.map(\.isHoldout) == [false, true])
    #expect(two.arms.map(\.entered).reduce(0, +) == report.arms.map(\.entered).reduce(0, +))
    #expect(rules.goalReport(for: "none", since: "signup.completed", in: input) == nil)
  }
}
