import EventLog
import Foundation
import Testing
import TriggerRules

/// What is doubtful about rules that could be decided all the same.
struct RuleDoubtTests {
  @Test(
    arguments: [
      (Condition.percentage(0, salt: "s"), "rules[0].when: it never holds: user is among 0 % of \"s\" (neverTrue)"),
      (.percentage(100, salt: "s"), "rules[0].when: it always holds: user is among 100 % of \"s\" (alwaysTrue)"),
      (.all([]), "rules[0].when: it always holds: all of () (alwaysTrue)"),
      (.not(.page("/**")), "rules[0].when: it never holds: not (page is /**) (neverTrue)"),
      (
        .any([.segment("none"), .segment("none")]),
        "rules[0].when: it never holds: any of (segment none; segment none) (neverTrue)"
      ),
      (.any([.segment("none"), .device("tv")]), nil),
    ] as [(Condition, String?)])
  func whatDecidesNothingIsNamed(condition: Condition, expected: String?) {
    let document = RuleDocument(
      rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))], segments: ["none": .percentage(0, salt: "s")])
    #expect(document.issues().map(\.description) == [expected].compactMap(\.self))
  }

  @Test func anExitThatAlwaysHoldsIsNamed() {
    let document = RuleDocument(rules: [Rule("r", on: .anyPage, do: .call("x"), exit: .page("/**"))])
    #expect(
      document.issues().map(\.description) == [
        "rules[0].exit: the exit always holds, so the rule never acts (neverTrue)"
      ])
  }

  @Test func everythingHeldOutIsNamed() {
    let document = RuleDocument(
      rules: [], experiments: [Experiment("e", variants: [.init("a", percent: 0)])],
      policy: Policy(holdout: Percentage(100, salt: "s")))
    #expect(
      document.issues().map(\.description) == [
        "experiments[0].variants[0].percent: nobody has the variant \"a\" (neverTrue)",
        "policy.holdout.percent: everybody is held out, so no rule ever acts (neverTrue)",
      ])
  }

  @Test(arguments: [
    (Condition.attribute("n", .atLeast(10)), Condition.attribute("n", .lessThan(10))),
    (.attribute("n", .greaterThan(10)), .attribute("n", .atMost(10))),
    (.attribute("n", .between(1, 2)), .attribute("n", .between(3, 4))),
    (.attribute("n", .oneOf(["a", "b"])), .attribute("n", .oneOf(["c"]))),
    (.attribute("d", .before(now)), .attribute("d", .after(now))),
    (.tier(.high), .tier(.tech)), (.device("a"), .device("b")), (.weekday([.monday]), .weekday([.friday])),
    (.daysSince("a", atMost: 3), .daysSince("a", atLeast: 4)),
    (.localTime(from: "09:00", until: "12:00"), .localTime(from: "12:00", until: "15:00")),
  ])
  func whatCannotHoldTogetherIsNamed(one: Condition, other: Condition) {
    for (first, second) in [(one, other), (other, one)] {
      let document = RuleDocument(
        rules: [Rule("r", on: .anyPage, when: .all([first, second]), do: .call("x"))], tiering: Tiering(high: 2, low: 1)
      )
      #expect(document.issues().map(\.code) == [.neverTrue])
      #expect(document.issues().first?.path == "rules[0].when.all[1]")
    }
  }

  @Test(arguments: [
    (Condition.attribute("n", .atLeast(10)), Condition.attribute("n", .atMost(10))),
    (.attribute("n", .between(1, 3)), .attribute("n", .between(3, 4))),
    (.attribute("n", .oneOf(["a", "b"])), .attribute("n", .oneOf(["b", "c"]))),
    (.daysSince("a", atMost: 3), .daysSince("a", atLeast: 3)),
    (.localTime(from: "22:00", until: "02:00"), .localTime(from: "01:00", until: "15:00")),
  ])
  func whatCanHoldTogetherIsNot(one: Condition, other: Condition) {
    #expect(RuleCheckTests.of(.all([one, other])).issues() == [])
  }

  @Test(arguments: [
    (Condition.any([]), "neverTrue"), (.event("a", atLeast: 0), "alwaysTrue"),
    (.event("a", atLeast: 3, atMost: 2), "neverTrue"),
    (.all([.device("a"), .not(.device("a"))]), "neverTrue"),
    (.all([.attribute("plan", .equals("a")), .attribute("plan", .equals("b"))]), "neverTrue"),
    (.all([.attribute("seats", .equals(5)), .attribute("seats", .greaterThan(5))]), "neverTrue"),
    (.all([.event("a", atLeast: 2, within: .days(3)), .never("a")]), "neverTrue"),
    (.weekday([]), "neverTrue"), (.attribute("n", .between(5, 1)), "neverTrue"),
    (.attribute("n", .oneOf([])), "neverTrue"),
  ])
  func whatIsDoubtfulIsSaidAndNotRefused(condition: Condition, code: String) throws {
    let document = RuleDocument(rules: [Rule("r", on: .anyPage, when: condition, do: .show("guide/g"))])
    #expect(document.issues().map(\.code.rawValue) == [code])
    _ = try RuleSet(document)
  }

  @Test func aRuleThatNeverHasItsTurnIsNamed() throws {
    let document = RuleDocument(rules: [
      Rule("a", on: .anyPage, when: .device("mobile"), do: .show("guide/g"), priority: 90),
      Rule("b", on: .anyPage, do: .show("guide/g")),
      Rule("c", on: .pageView("/forms"), do: .show("guide/g"), priority: 80),
    ])
    #expect(
      document.issues().map(\.description) == [
        "rules[0]: the rule \"b\" always does the same before it (shadowed)",
        "rules[2]: the rule \"b\" always does the same before it (shadowed)",
      ])
  }

  @Test func aCapThatNeverLeavesRoomIsNamed() throws {
    let document = RuleDocument(
      rules: [Rule("r", on: .anyPage, do: .show("popup/p"), caps: ["c"])],
      caps: [Cap("c", window: .ever, limit: 1, weights: [.popup: 2])])
    #expect(document.issues().map(\.code) == [.starved])
  }

  @Test func aCapThatCountsNothingOfARuleIsNamed() {
    let caps = [
      Cap("mails", window: .rolling(days: 7), limit: 3, kinds: [.message]),
      Cap("budget", window: .rolling(days: 7), limit: 3, weights: [.tooltip: 0]),
    ]
    let document = RuleDocument(
      rules: [
        Rule("task", on: .anyPage, do: .openTask(TaskSpec("t", title: "t")), caps: ["budget"]),
        Rule("popup", on: .anyPage, do: .show("popup/p"), caps: ["budget", "mails"]),
        Rule("tooltip", on: .anyPage, do: .show("tooltip/t"), caps: ["budget"]),
        Rule("mail", on: .event("a"), do: .send("message/m"), caps: ["mails", "budget"]),
        Rule("none", on: .anyPage, do: .call("x"), caps: []),
      ], caps: caps)
    #expect(
      document.issues().map(\.description) == [
        "rules[0].caps[0]: cap \"budget\" counts nothing of \"open task t\", so the rule is not held to it (uncapped)",
        "rules[1].caps[1]: cap \"mails\" counts nothing of \"show popup/p\", so the rule is not held to it (uncapped)",
      ])
  }
}
