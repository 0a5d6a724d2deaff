import EventLog
import Foundation
import Testing
import TriggerRules

struct ConditionTests {
  /// Plan and seats as text, number, list and date, and what each comparison makes of them.
  static let comparisons: [(Comparison, Value?, Verdict)] = [
    (.equals("pro"), "pro", .matched), (.equals("pro"), "free", .unmatched), (.equals("pro"), nil, .unknown),
    (.equals("pro"), 3, .unknown), (.equals(3), 3.0, .matched), (.equals(true), false, .unmatched),
    (.equals("beta"), ["beta", "early"], .matched), (.equals("é"), "e\u{301}", .unmatched),
    (.oneOf(["admin", "owner"]), "owner", .matched), (.oneOf(["admin", "owner"]), "member", .unmatched),
    (.oneOf(["admin", 3]), 4, .unknown), (.oneOf(["admin", 4]), 4, .matched),
    (.atLeast(10), 10, .matched), (.atLeast(10), 9, .unmatched), (.atLeast(10), "10", .unknown),
    (.atMost(10), 10.5, .unmatched), (.greaterThan(10), 10, .unmatched), (.lessThan(10), 9.99, .matched),
    (.between(1, 5), 5, .matched), (.between(1, 5), 6, .unmatched), (.between(1, 5), nil, .unknown),
    (.contains("maru"), "hanamaru", .matched), (.contains("marx"), "mamarmarx", .matched),
    (.contains(""), "", .matched),
    (.contains("beta"), ["alpha", "beta"], .matched), (.contains("bet"), ["alpha", "beta"], .unmatched),
    (.hasPrefix("青葉"), "青葉製作所", .matched), (.hasSuffix(".co.jp"), "a@b.co.jp", .matched),
    (.hasSuffix("long suffix"), "fix", .unmatched), (.hasPrefix("1"), 1, .unknown),
    (.exists, nil, .unmatched), (.exists, false, .matched),
    (.before(now), .date(now.minus(.minutes(1))), .matched), (.before(now), .date(now), .unmatched),
    (.after(now), .date(now.plus(.minutes(1))), .matched), (.after(now), "soon", .unknown),
    // Windows are (now − span, now].
    (.withinLast(.days(7)), .date(now), .matched), (.withinLast(.days(7)), .date(now.minus(.days(7))), .unmatched),
    (.withinLast(.days(7)), .date(now.minus(Span(seconds: 7 * 86_400 - 1))), .matched),
    (.withinLast(.days(7)), .date(now.plus(.minutes(1))), .unmatched),
    (.atLeastAgo(.days(7)), .date(now.minus(.days(7))), .matched),
    (.withinNext(.days(7)), .date(now.plus(.days(7))), .unmatched), (.withinNext(.days(7)), .date(now), .matched),
  ]

  @Test(arguments: comparisons)
  func attributesCompare(_ comparison: Comparison, _ value: Value?, _ expected: Verdict) throws {
    var user = Story()
    if let value { user.set(["x": value], at: now.minus(.days(90))) }
    #expect(try RuleSet.verdict(of: .attribute("x", comparison), user: user) == expected)
    #expect(try RuleSet.verdict(of: .not(.attribute("x", comparison)), user: user) == expected.negated)
  }

  @Test func attributesOfTheCompanyAreItsOwn() throws {
    var user = Story()
    user.set(["plan": "free"], at: now.minus(.days(2)))
    var account = Story(subject: Subject(account: "aoba"))
    account.set(["plan": "pro"], at: now.minus(.days(2)))
    // What another member is, the company is not.
    account.add(.attributesChanged, at: now.minus(.days(1)), ["plan": "trial"], by: Subject(user: "suzuki", of: "aoba"))
    #expect(
      try RuleSet.verdict(of: .attribute("account.plan", .equals("pro")), user: user, account: account) == .matched)
    #expect(try RuleSet.verdict(of: .attribute("plan", .equals("free")), user: user, account: account) == .matched)
  }

  @Test func anAttributeIsWhatItWasLastKnownToBe() throws {
    var user = Story()
    user.set(["plan": "free"], at: now.minus(.days(9)))
    user.set(["plan": "pro"], at: now.minus(.days(1)))
    #expect(try RuleSet.verdict(of: .attribute("plan", .equals("pro")), user: user) == .matched)
    #expect(
      try RuleSet.verdict(of: .attribute("plan", .equals("pro")), user: user, at: now.minus(.days(2))) == .unmatched)
  }

  static var threeCampaigns: Story {
    var user = Story()
    user.add("campaign.created", at: now.minus(.days(7)), ["channel": "mail"])
    user.add("campaign.created", at: now.minus(.days(6)), ["channel": "web"])
    user.add("campaign.created", at: now, ["channel": "mail"])
    user.add("campaign.created", at: now.plus(.minutes(1)), [:])
    return user
  }

  @Test(arguments: [
    (Condition.event("campaign.created", atLeast: 3), Verdict.matched),
    (.event("campaign.created", atLeast: 4), .unmatched),
    (.event("campaign.created", atLeast: 3, within: .days(7)), .unmatched),
    (.event("campaign.created", atLeast: 2, within: .days(7)), .matched),
    (.event("campaign.created", atMost: 2, within: .days(7)), .matched),
    (.event("campaign.created", where: .property("channel", .equals("mail")), atLeast: 2), .matched),
    (.event("campaign.created", where: .property("channel", .equals("mail")), atLeast: 3), .unmatched),
    (.event("campaign.created", where: .property("size", .atLeast(3)), atLeast: 3), .unknown),
    (.event("campaign.created", where: .property("size", .atLeast(3)), atLeast: 4), .unmatched),
    (.never("campaign.created"), .unmatched), (.never("campaign.sent"), .matched),
    (.never("campaign.created", within: .hours(1)), .unmatched),
  ])
  func eventsAreCountedUpToNow(_ condition: Condition, _ expected: Verdict) throws {
    #expect(try RuleSet.verdict(of: condition, user: Self.threeCampaigns) == expected)
  }

  @Test(arguments: [
    (Condition.sequence(["a", "b"]), true), (.sequence(["b", "a"]), true), (.sequence(["a", "b", "c"]), false),
    (.sequence(["a", "b"], within: .days(1)), true), (.sequence(["a", "b"], within: .hours(23)), false),
    (.sequence(["b", "b"]), false), (.sequence(["a", "a"]), true),
  ])
  func sequencesAreFoundFromAnyFirstEvent(_ condition: Condition, _ expected: Bool) throws {
    var user = Story()
    user.add("a", at: now.minus(.days(9)))
    user.add("a", at: now.minus(.days(3)))
    user.add("b", at: now.minus(.days(2)))
    user.add("a", at: now.minus(.days(1)))
    #expect(try RuleSet.verdict(of: condition, user: user) == Verdict(expected))
  }

  @Test func contentOfTheCompanyCountsForItsUsers() throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.add(.completed, at: now.minus(.days(1)), content: "checklist/setup@1", item: "lv1", [.scope: "level"])
    #expect(try RuleSet.verdict(of: .level("lv1", of: "checklist/setup"), account: account) == .matched)
    #expect(try RuleSet.verdict(of: .content("checklist/setup", is: .completed), account: account) == .unmatched)
    #expect(
      try RuleSet.verdict(
        of: .content("checklist/setup", is: .completed, item: "lv1", within: .days(1)), account: account) == .unmatched)
  }

  @Test func scoresAreThoseLastGiven() throws {
    var user = Story()
    let unasked = try RuleSet.verdict(of: .score("survey/nps", .atMost(6)), user: user)
    #expect(unasked == .unknown)
    user.add(.answered, at: now.minus(.days(90)), content: "survey/nps@1", [.score: 9])
    #expect(try RuleSet.verdict(of: .score("survey/nps", fellBy: 2), user: user) == .unknown)
    user.add(.answered, at: now.minus(.days(1)), content: "survey/nps@2", [.score: 6])
    #expect(try RuleSet.verdict(of: .score("survey/nps", .atMost(6)), user: user) == .matched)
    #expect(try RuleSet.verdict(of: .score("survey/nps", fellBy: 3), user: user) == .matched)
    #expect(try RuleSet.verdict(of: .score("survey/nps", fellBy: 4), user: user) == .unmatched)
  }

  @Test(arguments: [
    (Condition.page("/campaigns/**"), Verdict.matched), (.page("/forms"), .unmatched), (.locale("en"), .matched),
    (.locale("en-GB"), .matched), (.locale("en_GB"), .matched), (.locale("e"), .unmatched), (.locale("*"), .matched),
    (.device("mobile"), .unknown),
    (.weekday([.wednesday]), .matched), (.weekday([.tuesday]), .unmatched),
    (.localTime(from: "09:00", until: "18:00"), .matched), (.localTime(from: "08:00", until: "09:00"), .unmatched),
    (.localTime(from: "22:00", until: "09:01"), .matched), (.localTime(from: "22:00", until: "09:00"), .unmatched),
  ])
  func theMomentIsAskedLocally(_ condition: Condition, _ expected: Verdict) throws {
    #expect(try RuleSet.verdict(of: condition, page: "/campaigns/new", locale: "en-gb") == expected)
  }

  @Test(arguments: [(0, false), (1, true), (3, true), (4, false)])
  func lifecycleDaysAreLocalDays(day: Int, expected: Bool) throws {
    var user = Story()
    // One minute before midnight in Tokyo: a minute later is day 1.
    let signUp = Date("2026-04-01T23:59:00+09:00")
    user.add("signup.completed", at: signUp)
    let instant = day == 0 ? signUp : signUp.plus(.minutes(1)).plus(.days(day - 1))
    let condition = Condition.daysSince("signup.completed", atLeast: 1, atMost: 3)
    #expect(try RuleSet.verdict(of: condition, user: user, at: instant) == Verdict(expected))
    #expect(try RuleSet.verdict(of: .daysSince("other", atLeast: 1), user: user, at: instant) == .unknown)
  }

  @Test(
    arguments: [
      (["expectedLTV": 5_000_000], TouchTier.high), (["expectedLTV": 1_000_000], .low), (["expectedLTV": 10], .tech),
      (["expectedLTV": 10, "tier": "high", "tierReason": "reference customer"], .high),
    ] as [([PropertyName: Value], TouchTier)])
  func tiersFollowValueUnlessSomebodyDecided(attributes: [PropertyName: Value], tier: TouchTier) throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.set(attributes, at: now.minus(.days(1)))
    let tiering = Tiering(high: 3_000_000, low: 500_000)
    for other in TouchTier.allCases {
      #expect(try RuleSet.verdict(of: .tier(other), account: account, tiering: tiering) == Verdict(other == tier))
    }
    #expect(try RuleSet.verdict(of: .tier(tier), tiering: tiering) == .unknown)
  }

  @Test(
    arguments: [
      (["expectedLTV": "much"], "account.expectedLTV = \"much\", a text, where a number is wanted"),
      (["expectedLTV": 10, "tier": 3], "account.tier = 3, a whole number, where a text is wanted"),
      (["tier": "vip"], "account.expectedLTV missing; account.tier = \"vip\", which is no tier"),
      ([:], "account.expectedLTV missing"),
    ] as [([PropertyName: Value], String)])
  func aTierOfTheWrongTypeIsUnknownAndTheProofSaysWhich(attributes: [PropertyName: Value], found: String) throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.set(attributes, at: now.minus(.days(1)))
    let rules = try RuleSet(
      rules: [Rule("r", on: .anyPage, when: .tier(.tech), do: .call("x"))], tiering: Tiering(high: 3, low: 1))
    let proof = rules.decide(
      Occasion(.pageView("/"), for: sato, at: now), user: History(), account: account.history, explaining: true
    ).proof
    let reading = proof?["r"]?.gates.flatMap(\.readings).first
    #expect(reading?.verdict == .unknown)
    #expect(reading?.found == found)
  }

  @Test func segmentsAndVariantsAreLookedUp() throws {
    let segments: [SegmentID: Condition] = ["any": .all([]), "none": .not(.segment("any"))]
    #expect(try RuleSet.verdict(of: .segment("none"), segments: segments) == .unmatched)
    let experiment = Experiment("e", variants: [.init("a", percent: 0), .init("b", percent: 100)])
    #expect(try RuleSet.verdict(of: .variant("b", of: "e"), experiments: [experiment]) == .matched)
    #expect(try RuleSet.verdict(of: .variant("a", of: "e"), experiments: [experiment]) == .unmatched)
  }
}
