import EventLog
import Foundation
import Testing
import TriggerRules

struct SmallestChangeTests {
  static var user: Story {
    var user = Story()
    user.set(
      ["plan": "free", "roles": ["viewer"], "login": .date(now.minus(.days(2)))], at: now.minus(.days(3)))
    user.add("campaign.created", at: now.minus(.days(1)))
    user.add("signup.completed", at: now.minus(.hours(10)))
    user.add(.answered, at: now.minus(.days(1)), content: "survey/nps@1", [.score: 9])
    return user
  }

  static let changes: [(Condition, [String]?)] = [
    (.attribute("plan", .equals("free")), []),
    (.attribute("plan", .equals("pro")), [#"plan = "pro""#]),
    (.not(.attribute("plan", .equals("free"))), [#"plan = "not free""#]),
    (.attribute("account.seats", .greaterThan(10)), ["account.seats = 11"]),
    (
      .all([.attribute("plan", .equals("pro")), .attribute("role", .oneOf(["admin"]))]),
      [#"plan = "pro""#, #"role = "admin""#]
    ),
    (.any([.all([.device("mobile"), .locale("en")]), .attribute("plan", .equals("pro"))]), [#"plan = "pro""#]),
    (.attribute("roles", .contains("admin")), [#"roles = ["viewer", "admin"]"#]),
    (.attribute("roles", .oneOf(["admin", "owner"])), [#"roles = ["viewer", "admin"]"#]),
    (.not(.attribute("roles", .equals("viewer"))), ["roles = []"]),
    (
      .all([.attribute("roles", .contains("admin")), .attribute("roles", .equals("billing"))]),
      [#"roles = ["viewer", "admin", "billing"]"#]
    ),
    (
      .all([.attribute("mail", .hasPrefix("cs-")), .attribute("mail", .hasSuffix("@aoba.example"))]),
      [#"mail = "cs-@aoba.example""#]
    ),
    (.event("campaign.created", atLeast: 3, within: .days(7)), ["campaign.created 2 times"]),
    (
      .event("campaign.created", where: .property("channel", .equals("mail"))),
      [#"campaign.created once with channel = "mail""#]
    ),
    (
      .event("order.paid", where: .property("amount", .greaterThan(100))),
      ["order.paid once with amount = 101"]
    ),
    (
      .event(
        "order.paid", where: .all([.property("amount", .greaterThan(0.5)), .property("amount", .lessThan(0.8))])),
      ["order.paid once with amount = 0.65"]
    ),
    (
      .event("order.paid", where: .not(.property("channel", .equals("mail")))),
      [#"order.paid once with channel = "not mail""#]
    ),
    (
      .event(
        "order.paid",
        where: .any([.all([.property("a", .equals(1)), .property("a", .equals(2))]), .property("b", .exists)])),
      [#"order.paid once with b = "something""#]
    ),
    (.event("order.paid", atLeast: 150), ["order.paid 150 times"]),
    (.not(.event("campaign.created", atMost: 150)), ["campaign.created 150 times"]),
    (
      .all([.event("order.paid", within: .days(1)), .never("campaign.created", within: .days(7))]),
      ["wait 6 days", "order.paid once"]
    ),
    (
      .all([.event("order.paid", within: .hours(1)), .localTime(from: "20:00", until: "21:00")]),
      ["wait 11 hours", "order.paid once"]
    ),
    (
      .any([.never("campaign.created", within: .days(10)), .never("campaign.created", within: .days(3))]),
      ["wait 2 days"]
    ),
    (.all([.attribute("health", .greaterThan(0.5)), .attribute("health", .lessThan(0.8))]), ["health = 0.65"]),
    (.attribute("revenue", .greaterThan(1e18)), ["revenue = 1.0000000000000001e+18"]),
    (
      .all([.attribute("mail", .hasSuffix("@aoba.example")), .not(.attribute("mail", .hasPrefix("@")))]),
      [#"mail = "x@aoba.example""#]
    ),
    (.all([.page("/forms/**"), .not(.page("/forms"))]), ["view /forms/x"]), (.locale("*"), ["language = en"]),
    (.never("campaign.created", within: .days(7)), ["wait 6 days"]), (.never("campaign.created"), nil),
    (.content("guide/g", is: .completed), ["guide/g completed"]),
    (.level("lv1", of: "checklist/c"), ["checklist/c item lv1 completed"]),
    (.score("survey/nps", .atMost(6)), ["survey/nps answered with 6"]),
    (.score("survey/nps", fellBy: 9), ["survey/nps answered with 0"]),
    (.attribute("login", .atLeastAgo(.days(7))), ["login = 2026-03-25T00:00:00Z"]),
    (.daysSince("signup.completed", atLeast: 3), ["wait 1 day 15 hours"]),
    (.weekday([.friday]), ["wait 1 day 15 hours"]),
    (.all([.weekday([.friday]), .localTime(from: "10:00", until: "11:00")]), ["wait 2 days 1 hour"]),
    (.page("/forms/**"), ["view /forms"]), (.percentage(0, salt: "s"), nil),
  ]

  @Test(arguments: changes)
  func flipsTheDecisionAndNoPartOfItDoes(condition: Condition, expected: [String]?) throws {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let occasion = Occasion(.pageView("/"), for: sato, at: now, zones: tokyo)
    let found = rules.smallestChange(toChoose: "r", on: occasion, user: Self.user.history)
    #expect(found?.map(\.description) == expected)
  }

  /// However many changes a way has, none is asked for that could be left out.
  @Test func asksForNothingNeedlessAmongManyChanges() throws {
    let names = (1...12).map { PropertyName("a\($0)") }
    let condition = Condition.all(
      [.attribute("a1", .exists)] + names.map { .attribute(AttributeKey($0.rawValue), .equals("x")) })
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let occasion = Occasion(.pageView("/"), for: sato, at: now, zones: tokyo)
    let found = try #require(rules.smallestChange(toChoose: "r", on: occasion, user: History()))
    #expect(found.map(\.description) == names.map { "\($0) = \"x\"" })
  }

  @Test func waitingForACapIsAChangeToo() throws {
    let rules = try RuleSet(rules: [
      Rule("r", on: .pageView("/reports"), when: .attribute("plan", .equals("pro")), do: .show("popup/p"))
    ])
    var user = Self.user
    user.display("popup/other", at: now.minus(.days(24)).minus(.hours(21)))
    let occasion = Occasion(.pageView("/"), for: sato, at: now, zones: tokyo)
    let found = rules.smallestChange(toChoose: "r", on: occasion, user: user.history)
    #expect(found?.map(\.description) == ["view /reports", #"plan = "pro""#, "wait 6 days 3 hours"])
  }

  static func found(
    _ rules: [Rule], _ kind: Occasion.Kind = .pageView("/"), user: Story,
    attributes: [AttributeKey: AttributeType] = [:]
  ) throws -> [String]? {
    let rules = try RuleSet(RuleDocument(rules: rules, attributes: attributes))
    let occasion = Occasion(kind, for: sato, at: now, zones: tokyo)
    return rules.smallestChange(toChoose: "r", on: occasion, user: user.history)?.map(\.description)
  }

  @Test(arguments: [
    (Comparison.exists, AttributeType.list, #"a = ["something"]"#), (.exists, .number, "a = 1"),
    (.exists, .boolean, "a = true"), (.contains("x"), .list, #"a = ["x"]"#), (.contains("x"), .text, #"a = "x""#),
  ])
  func attributesGetValuesOfTheirDeclaredType(comparison: Comparison, type: AttributeType, expected: String) throws {
    let rule = Rule("r", on: .anyPage, when: .attribute("a", comparison), do: .call("x"))
    #expect(try Self.found([rule], user: Story(), attributes: ["a": type]) == [expected])
  }

  @Test(arguments: [
    (Value.boolean(true), "unsubscribed = false"), (.integer(3), "unsubscribed = false"),
    (.strings(["news", "day-1"]), #"unsubscribed = ["news"]"#),
  ])
  func whoWantsNoMessageHasToWantIt(choice: Value, expected: String) throws {
    var user = Story()
    user.set(["unsubscribed": choice], at: now.minus(.days(1)))
    let event = user.add("signup.completed", at: now)
    let rule = Rule("r", on: .event("signup.completed"), do: .send("message/day-1"))
    #expect(try Self.found([rule], .event(event), user: user) == [expected])
  }

  @Test func anOpenTaskHasToBeClosedAndToCoolDown() throws {
    var user = Story()
    user.add(.taskOpened, at: now.minus(.days(1)), [.task: "call"])
    let task = TaskSpec("call", title: "Call them", coolDownDays: 3)
    let rule = Rule("r", on: .anyPage, do: .openTask(task), repeat: .always)
    #expect(try Self.found([rule], user: user) == [#"touch.taskClosed once with task = "call""#, "wait 2 days"])
  }

  @Test func whatThePageShowsInsteadHasToBeClosed() throws {
    let rules = [
      Rule("guide", on: .anyPage, do: .show("guide/g"), priority: 300),
      Rule("popup", on: .anyPage, do: .show("popup/p"), priority: 200),
      Rule("r", on: .anyPage, when: .attribute("plan", .equals("pro")), do: .show("survey/nps"), priority: 1),
    ]
    #expect(
      try Self.found(rules, user: Story()) == [#"plan = "pro""#, "guide/g dismissed", "popup/p dismissed"])
  }
}
