import EventLog
import Foundation
import Testing
import TriggerRules

struct ChoiceTests {
  static func decide(_ rules: [Rule], user: Story = Story(), policy: Policy = Policy(), page: String = "/") throws
    -> Decision
  {
    try RuleSet(rules: rules, policy: policy).decide(
      Occasion(.pageView(page), for: sato, at: now, zones: tokyo), user: user.history, explaining: true)
  }

  @Test func onePageShowsOneThingThatInterrupts() throws {
    let decision = try Self.decide([
      Rule("c", on: .anyPage, do: .show("survey/nps"), priority: 90),
      Rule("b", on: .anyPage, do: .show("guide/first-campaign"), priority: 110),
      Rule("a", on: .anyPage, do: .show("popup/welcome"), priority: 100),
      Rule("t", on: .anyPage, do: .show("tooltip/report-period"), priority: 1),
      Rule("l", on: .anyPage, do: .show("checklist/setup"), priority: 1),
    ])
    #expect(decision.shown == ["guide/first-campaign", "checklist/setup", "tooltip/report-period"])
    #expect(decision.chosen[0].deferred == ["a", "c"])
    #expect(decision.proof?.candidates.filter { $0.outcome == .deferred }.map(\.rule) == ["a", "c"])
  }

  @Test func whatIsInTheMiddleKeepsThePage() throws {
    var user = Story()
    user.add(.started, at: now.minus(.hours(1)), content: "guide/first-campaign")
    let decision = try Self.decide(
      [
        Rule("guide", on: .anyPage, do: .show("guide/first-campaign"), priority: 1),
        Rule("popup", on: .anyPage, do: .show("popup/welcome"), priority: 999),
      ], user: user)
    #expect(decision.shown == ["guide/first-campaign"])
    #expect(decision.chosen[0].isContinuing)
    #expect(decision.chosen[0].caps == [])
    #expect(decision.chosen[0].deferred == [])
  }

  /// What is free of a cap is in nobody's way, and nobody gains on it.
  @Test func whoeverWaitsForACapWaitsForWhatTookIt() throws {
    let budget = Cap("budget", window: .rolling(days: 7), limit: 2, weights: [.tooltip: 0, .popup: 2])
    let rules = try RuleSet(
      rules: [
        Rule("tooltip", on: .anyPage, do: .show("tooltip/t"), priority: 300, caps: ["budget"]),
        Rule("popup", on: .anyPage, do: .show("popup/p"), priority: 200, caps: ["budget"]),
        Rule("banner", on: .anyPage, do: .show("banner/b"), priority: 100, caps: ["budget"]),
      ], caps: [budget])
    let decision = rules.decide(
      Occasion(.pageView("/"), for: sato, at: now, zones: tokyo), user: History(), explaining: true)
    #expect(decision.shown == ["tooltip/t", "popup/p"])
    #expect(decision.chosen.map(\.deferred) == [[], ["banner"]])
    #expect(decision.proof?["banner"]?.decisive?.detail == "waits for rule popup")
  }

  @Test func tiesAreBrokenByTheIdAndNotByTheOrder() throws {
    let rules = ["b", "a", "c"].map { Rule(RuleID($0), on: .anyPage, do: .show(ContentRef("popup", ContentID($0)))) }
    for order in [rules, rules.reversed()] {
      #expect(try Self.decide(order).shown == ["popup/a"])
    }
  }

  @Test func twoRulesForTheSameContentShowItOnce() throws {
    let decision = try Self.decide([
      Rule("a", on: .anyPage, do: .show("banner/b")), Rule("b", on: .anyPage, do: .show("banner/b")),
    ])
    #expect(decision.chosen.map(\.rule) == ["a"])
    #expect(decision.proof?.candidates.map(\.outcome) == [.chosen, .refused])
  }

  /// A year of daily visits; how often each popup was shown.
  static func year(priorities: [RuleID: Int], ageing: Int = 10) throws -> [ContentRef: Int] {
    let rules = try RuleSet(
      rules: priorities.map { id, priority in
        Rule(
          id, on: .anyPage, do: .show(ContentRef("popup", ContentID(id.rawValue))), priority: priority,
          repeat: .afterDays(1))
      }, policy: Policy(ageing: ageing))
    var user = Story()
    var shown: [ContentRef: Int] = [:]
    var instant = Date("2026-01-01T09:00:00+09:00")
    while instant < Date("2027-01-01T00:00:00+09:00") {
      let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history)
      for choice in decision.chosen {
        user.grant(choice, digest: decision.digest, at: instant)
        shown[choice.content ?? "popup/none", default: 0] += 1
      }
      instant = instant.plus(.days(1))
    }
    return shown
  }

  @Test func equalMonthlyPopupsShareTheYear() throws {
    #expect(try Self.year(priorities: ["a": 100, "b": 100]) == ["popup/a": 6, "popup/b": 6])
    #expect(try Self.year(priorities: ["a": 100, "b": 100, "c": 100]) == ["popup/a": 4, "popup/b": 4, "popup/c": 4])
    #expect(Set(try Self.year(priorities: ["a": 100, "b": 100, "c": 100, "d": 100]).values) == [3])
  }

  @Test func whatIsLessImportantIsNotStarved() throws {
    let shown = try Self.year(priorities: ["a": 130, "b": 100])
    #expect(shown["popup/b"] == 3)
    #expect(shown["popup/a"] == 9)
    #expect(try Self.year(priorities: ["a": 130, "b": 100], ageing: 0) == ["popup/a": 12])
  }

  @Test func whatTwoRulesAskOfOnePersonIsOneTask() throws {
    let task = TaskSpec("call", title: "Call")
    let rules = try RuleSet(rules: [
      Rule("a", on: .event("trial.ended"), do: .openTask(task), priority: 50),
      Rule("b", on: .event("trial.ended"), do: .openTask(TaskSpec("call", title: "Call soon"))),
      Rule("c", on: .event("trial.ended"), do: .openTask(TaskSpec("write", title: "Write"))),
    ])
    var user = Story()
    let event = user.add("trial.ended", at: now)
    let decision = rules.decide(Occasion(.event(event), for: sato, at: now), user: user.history, explaining: true)
    #expect(decision.chosen.map(\.rule) == ["b", "c"])
    #expect(decision.proof?["a"]?.outcome == .refused)
    #expect(decision.proof?["a"]?.decisive?.detail == "rule b does the same already")
  }

  @Test func heldOutUsersGetNothing() throws {
    let rules = [Rule("a", on: .anyPage, do: .show("banner/b"))]
    let decision = try Self.decide(rules, policy: Policy(holdout: Percentage(100, salt: "h")))
    #expect(decision.chosen.isEmpty)
    #expect(decision.proof?.candidates[0].gates.last { $0.verdict == .unmatched }?.name == .holdout)
    #expect(try Self.decide(rules, policy: Policy(holdout: Percentage(0, salt: "h"))).shown == ["banner/b"])
  }

  @Test func unsubscribedUsersGetNoMessageAndTheProofSaysWhy() throws {
    let document = RuleDocument(rules: [Rule("m", on: .event("signup.completed"), do: .send("message/day-1"))])
    let rules = try RuleSet(document, messages: ["message/day-1@3": MessageTerms(category: "onboarding")])
    let cases: [(Value, Verdict, String)] = [
      (true, .unmatched, ", which is every message"), (false, .matched, ""), (["message/x", "release"], .matched, ""),
      (["message/day-1"], .unmatched, ", which names it"), ("day-1", .unmatched, ", which names it"),
      (["release", "onboarding"], .unmatched, ", and its category is \"onboarding\""),
      (3, .unknown, ", a whole number; wanted true, false or a list of categories and messages"),
      ("true", .unknown, ", a text; wanted true, false or a list of categories and messages"),
      ("False", .unknown, ", a text; wanted true, false or a list of categories and messages"),
    ]
    for (value, expected, reason) in cases {
      var user = Story()
      user.set(["unsubscribed": value], at: now)
      let event = user.add("signup.completed", at: now)
      let occasion = Occasion(.event(event), for: sato, at: now)
      let decision = rules.decide(occasion, user: user.history, explaining: true)
      #expect(decision.chosen.isEmpty == (expected != .matched))
      let gate = decision.proof?.candidates[0].gates.first { $0.name == .reachable }
      #expect(gate?.verdict == expected)
      #expect(gate?.detail == "unsubscribed is \(value)\(reason)")
    }
  }

  @Test func aServiceMessageReachesEverybody() throws {
    let document = RuleDocument(rules: [Rule("m", on: .event("signup.completed"), do: .send("message/receipt"))])
    let rules = try RuleSet(document, messages: ["message/receipt": MessageTerms(category: "product", isService: true)])
    for value in [true, ["product", "receipt"]] as [Value] {
      var user = Story()
      user.set(["unsubscribed": value], at: now)
      let event = user.add("signup.completed", at: now)
      let decision = rules.decide(Occasion(.event(event), for: sato, at: now), user: user.history, explaining: true)
      #expect(decision.chosen.map(\.rule) == ["m"])
      let gate = decision.proof?.candidates[0].gates.first { $0.name == .reachable }
      #expect(gate?.detail == "a service message, which goes to everybody")
    }
  }

  @Test(arguments: [
    ("2026-04-01T20:59:00+09:00", nil), ("2026-04-01T21:00:00+09:00", "2026-04-02T08:00:00+09:00"),
    ("2026-04-02T07:59:00+09:00", "2026-04-02T08:00:00+09:00"), ("2026-04-02T08:00:00+09:00", nil),
  ])
  func messagesWaitForTheEndOfQuietHours(at instant: String, until end: String?) throws {
    let rules = try RuleSet(
      rules: [Rule("m", on: .event("signup.completed"), do: .send("message/day-1"))],
      policy: Policy(quietHours: DayPart(from: "21:00", until: "08:00")))
    var user = Story()
    let event = user.add("signup.completed", at: Date(instant))
    let occasion = Occasion(.event(event), for: sato, at: Date(instant), zones: tokyo)
    let choice = try #require(rules.decide(occasion, user: user.history).chosen.first)
    #expect(choice.notBefore == end.map { Date($0) })
  }

  @Test func whatAnEventBringsWaitsForTheNextPage() throws {
    let rules = try RuleSet(rules: [Rule("r", on: .event("contacts.imported"), do: .show("popup/well-done"))])
    var user = Story()
    let event = user.add("contacts.imported", at: now)
    let decision = rules.decide(Occasion(.event(event), for: sato, at: now), user: user.history)
    let choice = try #require(decision.chosen.first)
    #expect(choice.lease == .days(7))
    let page = Occasion(.pageView("/reports"), for: sato, at: now.plus(.days(2)))
    #expect(rules.decide(page, user: user.history).shown == [])
    user.grant(choice, at: now, isDisplayed: false)
    #expect(rules.decide(page, user: user.history).shown == ["popup/well-done"])
    #expect(rules.decide(page, user: user.history).chosen.first?.isContinuing == true)
  }
}
