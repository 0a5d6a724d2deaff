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
}
