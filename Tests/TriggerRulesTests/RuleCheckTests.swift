import EventLog
import Foundation
import Testing
import TriggerRules

struct RuleCheckTests {
  static func rule(_ json: String) -> String { #"{"kind":"rules","format":1,"rules":[{"id":"r",\#(json)}]}"# }
  static func when(_ condition: String) -> String {
    rule(#""trigger":{"pageView":"/**"},"do":{"show":"guide/g"},"when":\#(condition)"#)
  }

  /// Document, code, path, message.
  static let mistakes: [(String, String, String, String)] = [
    (
      when(#"{"percent":101,"salt":"s"}"#), "outOfRange", "rules[0].when.percent",
      "wanted a percentage from 0 to 100, found 101.0"
    ),
    (
      when(#"{"all":[{"any":[{"event":"a","withinDays":0}]}]}"#), "outOfRange",
      "rules[0].when.all[0].any[0].withinDays",
      "wanted a window longer than zero, found 0 seconds"
    ),
    (
      when(#"{"never":"a","withinDays":-3}"#), "outOfRange", "rules[0].when.withinDays",
      "wanted a window longer than zero, found −3 days"
    ),
    (
      when(#"{"attribute":"plan","atLeast":"pro"}"#), "typeMismatch", "rules[0].when.atLeast",
      "wanted a number or a date, found the text \"pro\""
    ),
    (
      when(#"{"attribute":"n","between":[1,{"date":"2026-01-01T00:00:00Z"}]}"#), "typeMismatch",
      "rules[0].when.between",
      "wanted two bounds of one type, found 1 and 2026-01-01T00:00:00Z"
    ),
    (when(#"{"segment":"x"}"#), "undeclared", "rules[0].when.segment", "no segment \"x\" is declared"),
    (when(#"{"variant":"a","of":"x"}"#), "undeclared", "rules[0].when.of", "no experiment \"x\" is declared"),
    (when(#"{"tier":"high"}"#), "undeclared", "rules[0].when.tier", "wanted a \"tiering\" that says who is in which"),
    (
      when(#"{"property":"p","equals":1}"#), "malformed", "rules[0].when.property",
      "there is no event here whose \"p\" could be read"
    ),
    (
      when(#"{"event":"a","where":{"device":"mobile"}}"#), "malformed", "rules[0].when.where",
      "wanted conditions on the event's own properties, found device is mobile"
    ),
    (when(#"{"sequence":["a"]}"#), "outOfRange", "rules[0].when.sequence", "wanted at least 2 events, found 1"),
    (
      rule(#""trigger":{"pageView":"/**"},"do":{"show":"popup/p"},"caps":["x"]"#), "undeclared", "rules[0].caps[0]",
      "no cap \"x\" is declared"
    ),
    (
      rule(#""trigger":{"schedule":{"after":"a","days":-1,"at":"09:00"}},"do":{"send":"message/m"}"#), "outOfRange",
      "rules[0].trigger.schedule.days", "wanted at least 0 days, found -1"
    ),
    (
      rule(
        #""trigger":{"schedule":{"after":"a","days":1,"at":"09:00","zone":"Asia/Tokio"}},"do":{"send":"message/m"}"#),
      "undeclared", "rules[0].trigger.schedule.zone", "wanted a time zone such as \"Asia/Tokyo\", found \"Asia/Tokio\""
    ),
    (
      rule(#""trigger":{"pageView":"/**"},"do":{"send":"popup/p"}"#), "malformed", "rules[0].do.send",
      "wanted a message, found popup/p"
    ),
    (
      rule(#""trigger":{"pageView":"/**"},"do":{"show":"message/m"}"#), "malformed", "rules[0].do.show",
      "message/m is sent and not shown"
    ),
    (
      rule(#""trigger":{"pageView":"/**"},"do":{"call":"x"},"repeat":{"afterDays":0}"#), "outOfRange",
      "rules[0].repeat.afterDays", "wanted at least 1 day, found 0"
    ),
    (
      #"{"kind":"rules","format":1,"rules":[],"caps":[{"id":"c","window":"ever","limit":0}]}"#, "outOfRange",
      "caps[0].limit", "wanted at least 1 display, found 0"
    ),
    (
      #"{"kind":"rules","format":1,"rules":[],"caps":[{"id":"c","window":{"rollingDays":0},"limit":1}]}"#, "outOfRange",
      "caps[0].window.rollingDays", "wanted at least 1 day, found 0"
    ),
    (
      #"{"kind":"rules","format":1,"rules":[],"segments":{"a":{"segment":"b"},"b":{"not":{"segment":"a"}}}}"#, "cycle",
      "segments.a", "the segment is declared by means of itself: a → b → a"
    ),
    (
      #"{"kind":"rules","format":1,"rules":[],"experiments":[{"id":"e","variants":[{"name":"a","percent":60},{"name":"b","percent":60}]}]}"#,
      "outOfRange", "experiments[0].variants", "wanted a percentage from 0 to 100, found 120.0"
    ),
  ]

  /// What cannot be written in JSON, or is easier said in Swift.
  static let values: [(RuleDocument, String)] = [
    (
      of(.percentage(.nan, salt: "s")),
      "rules[0].when.percent: wanted a percentage from 0 to 100, found nan (outOfRange)"
    ),
    (
      of(.percentage(-1, salt: "s")),
      "rules[0].when.percent: wanted a percentage from 0 to 100, found -1.0 (outOfRange)"
    ),
    (
      RuleDocument(rules: [], policy: Policy(holdout: Percentage(.infinity, salt: "s"))),
      "policy.holdout.percent: wanted a percentage from 0 to 100, found inf (outOfRange)"
    ),
    (
      of(.attribute("login", .withinLast(.minutes(-5)))),
      "rules[0].when.withinMinutes: wanted a window longer than zero, found −5 minutes (outOfRange)"
    ),
    (
      of(.attribute("login", .withinNext(.hours(0)))),
      "rules[0].when.withinNextDays: wanted a window longer than zero, found 0 seconds (outOfRange)"
    ),
    (
      of(.attribute("login", .atLeastAgo(.hours(-7)))),
      "rules[0].when.atLeastHoursAgo: wanted 0 or more, found −7 hours (outOfRange)"
    ),
    (
      of(.any([.never("a", within: .days(36_526)), .attribute("login", .withinLast(.days(36_526)))])),
      """
      rules[0].when.any[0].withinDays: wanted at most 36525 days, found 36526 days (outOfRange)
      rules[0].when.any[1].withinDays: wanted at most 36525 days, found 36526 days (outOfRange)
      """
    ),
    (
      of(.attribute("login", .atLeastAgo(.days(36_526)))),
      "rules[0].when.atLeastDaysAgo: wanted at most 36525 days, found 36526 days (outOfRange)"
    ),
    (
      RuleDocument(rules: [Rule("r", on: .anyPage, do: .call("x"), goal: Goal("a", within: .days(36_526)))]),
      "rules[0].goal.withinDays: wanted at most 36525 days, found 36526 days (outOfRange)"
    ),
    (
      of(.daysSince("a", atLeast: -1)), "rules[0].when.atLeast: wanted at least 0 days, found -1 (outOfRange)"
    ),
    (
      of(.daysSince("a", atMost: .max)),
      "rules[0].when.atMost: wanted at most 36525 days, found 9223372036854775807 (outOfRange)"
    ),
    (
      RuleDocument(rules: [Rule("r", on: .anyPage, do: .call("x"), priority: .max)]),
      "rules[0].priority: wanted at most 1000000 points, found 9223372036854775807 (outOfRange)"
    ),
    (
      RuleDocument(rules: [], caps: [Cap("c", window: .ever, limit: 3, weights: [.popup: .max])]),
      "caps[0].weights.popup: wanted at most 1000000 points, found 9223372036854775807 (outOfRange)"
    ),
    (
      RuleDocument(rules: [], caps: [Cap("c", window: .rolling(days: -30), limit: 1)]),
      "caps[0].window.rollingDays: wanted at least 1 day, found -30 (outOfRange)"
    ),
    (
      of(.not(.score("survey/nps", .equals("ten")))),
      "rules[0].when.not: a score is a number, and is compared as a list or a text (typeMismatch)"
    ),
    (
      RuleDocument(rules: [Rule("r", on: .answered("survey/nps", score: .contains("9")), do: .call("x"))]),
      "rules[0].trigger.where: a score is a number, and is compared as a list or a text (typeMismatch)"
    ),
    (
      of(.event(.milestone, where: .property(.percent, .equals("50")), atLeast: 1)),
      "rules[0].when.where: a percentage is a number, and is compared as a list or a text (typeMismatch)"
    ),
    (
      RuleDocument(rules: [], policy: Policy(defaultCaps: [.onePopupAMonth, .onePopupAMonth])),
      "policy.defaultCaps[1].id: the cap id \"popup-month\" is used twice (duplicate)"
    ),
    (
      RuleDocument(rules: [], policy: Policy(ageing: -1)),
      "policy.ageing: wanted at least 0 points, found -1 (outOfRange)"
    ),
    (
      RuleDocument(rules: [], policy: Policy(lateness: .days(-1))),
      "policy.latenessSeconds: wanted at least 0 seconds, found -86400 (outOfRange)"
    ),
    (
      RuleDocument(rules: [Rule("r", on: .anyPage, do: .openTask(TaskSpec("t", title: "t", due: .businessDays(.max))))]
      ),
      "rules[0].do.task.dueInBusinessDays: wanted at most 36525 days, found 9223372036854775807 (outOfRange)"
    ),
    (
      RuleDocument(rules: [
        Rule("r", on: .schedule(after: "a", days: .max, at: "09:00"), do: .call("x"))
      ]),
      "rules[0].trigger.schedule.days: wanted at most 36525 days, found 9223372036854775807 (outOfRange)"
    ),
    (
      RuleDocument(rules: [
        Rule(
          "r",
          on: .calendar(
            CalendarRepeat(every: .week, interval: 0, from: LocalDate(dayNumber: 0), at: "09:00", in: "Mars/Base")),
          do: .call("x"))
      ]),
      """
      rules[0].trigger.calendar.interval: wanted at least 1 week, found 0 (outOfRange)
      rules[0].trigger.calendar.zone: wanted a time zone such as "Asia/Tokyo", found "Mars/Base" (undeclared)
      """
    ),
    (
      RuleDocument(rules: [Rule("r", on: .anyPage, do: .call("x"), goal: Goal("", within: .days(0)))]),
      """
      rules[0].goal.event: wanted an event's name (malformed)
      rules[0].goal.withinDays: wanted a window longer than zero, found 0 seconds (outOfRange)
      """
    ),
    (
      RuleDocument(
        rules: [Rule("r", on: .anyPage, when: .attribute("seats", .equals("ten")), do: .call("x"))],
        attributes: ["seats": .number]),
      "rules[0].when: the attribute \"seats\" is declared as a number and compared as a list or a text (typeMismatch)"
    ),
    (
      RuleDocument(
        rules: [], tiering: Tiering(high: 1, low: 2), attributes: ["account.expectedLTV": .text]),
      """
      tiering.value: the attribute "account.expectedLTV" is declared as a text and compared as a number (typeMismatch)
      tiering: wanted low not above high, found low 2.0 and high 1.0 (outOfRange)
      """
    ),
    (
      RuleDocument(
        rules: [], experiments: [Experiment("e", variants: [.init("a", percent: 5), .init("a", percent: 5)])]),
      "experiments[0].variants[1].id: the variant id \"a\" is used twice (duplicate)"
    ),
  ]

  static func of(_ condition: Condition) -> RuleDocument {
    RuleDocument(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
  }

  @Test(arguments: values)
  func refusesValuesThatMeanNothing(document: RuleDocument, message: String) {
    let error = #expect(throws: RuleSetError.self) { try RuleSet(document) }
    #expect(error?.message == message)
  }

  @Test(arguments: mistakes)
  func refusesWithPathAndReason(json: String, code: String, path: String, message: String) throws {
    let document = try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
    let error = #expect(throws: RuleSetError.self) { try RuleSet(document) }
    let issue = try #require(error?.issues.first)
    #expect(issue.code.rawValue == code)
    #expect(issue.path == path)
    #expect(issue.message == message)
  }

  @Test func idsAreUsedOnce() throws {
    let twice = [Rule("r", on: .anyPage, do: .call("x")), Rule("r", on: .anyPage, do: .call("y"))]
    let error = #expect(throws: RuleSetError.self) { try RuleSet(rules: twice) }
    #expect(error?.issues.map(\.description) == ["rules[1].id: the rule id \"r\" is used twice (duplicate)"])
  }

  @Test func contentThatIsNotThereIsRefusedWhereItIsKnown() throws {
    let document = RuleDocument(rules: [
      Rule("r", on: .anyPage, when: .not(.content("guide/x", is: .completed)), do: .show("guide/g@2"))
    ])
    #expect(document.issues() == [])
    #expect(document.issues(knowing: ["guide/g"]).map(\.path) == ["rules[0].when.not.content"])
    #expect(throws: RuleSetError.self) { try RuleSet(document, knowing: []) }
  }

  @Test func rulesThatWaitForEachOtherAreRefused() throws {
    let document = RuleDocument(rules: [
      Rule("a", on: .anyPage, when: .content("guide/b", is: .completed), do: .show("guide/a")),
      Rule("b", on: .anyPage, when: .all([.content("guide/a", is: .displayed)]), do: .show("guide/b")),
    ])
    #expect(document.issues().map(\.code) == [.cycle, .cycle])
    #expect(document.issues()[0].message.hasSuffix("guide/a → guide/b → guide/a"))
    var free = document
    free.rules.append(Rule("c", on: .anyPage, do: .show("guide/a")))
    #expect(free.issues() == [])
  }

  /// Rules that act on what the other one does would set each other off without end.
  @Test func rulesThatSetEachOtherOffAreRefused() throws {
    let document = RuleDocument(rules: [
      Rule("a", on: .event(.hostCalled, where: .property(.call, .equals("b"))), do: .call("a"), repeat: .always),
      Rule("b", on: .event(.hostCalled, where: .property(.call, .equals("a"))), do: .call("b"), repeat: .always),
    ])
    #expect(
      document.issues().map(\.description) == [
        "rules[0].trigger: what the rule \"a\" does sets off a rule that sets it off again: a → b → a (cycle)",
        "rules[1].trigger: what the rule \"b\" does sets off a rule that sets it off again: b → a → b (cycle)",
      ])
    #expect(throws: RuleSetError.self) { try RuleSet(document) }
  }

  @Test(arguments: [
    (Trigger.event(.queued), Action.send("message/m"), true),
    (.event(EventPattern(.queued, of: "message/other")), .send("message/m"), false),
    (.event(.taskOpened), .openTask(TaskSpec("t", title: "t")), true),
    (.event(.taskOpened, where: .property(.task, .equals("other"))), .openTask(TaskSpec("t", title: "t")), false),
    (.event(.taskOpened, where: .property(.due, .exists)), .openTask(TaskSpec("t", title: "t")), true),
    (.event(.taskClosed), .openTask(TaskSpec("t", title: "t")), false),
    (.event(.granted), .show("popup/p"), true), (.event(.displayed), .show("popup/p"), false),
    (.event(.started), .start("programme/p"), true), (.event("signup.completed"), .call("x"), false),
  ])
  func aRuleThatSetsItselfOffIsRefused(trigger: Trigger, action: Action, isCycle: Bool) {
    let document = RuleDocument(rules: [Rule("r", on: trigger, do: action)])
    #expect(document.issues().map(\.code) == (isCycle ? [.cycle] : []))
  }

  @Test func rulesThatWaitForEachOthersEventsAreRefused() {
    let document = RuleDocument(
      rules: [
        Rule("a", on: .content("guide/b", becomes: .completed), do: .show("guide/a")),
        Rule("b", on: .anyPage, when: .segment("done"), do: .show("guide/b")),
      ], segments: ["done": .all([.content("guide/a", is: .completed)])])
    #expect(document.issues().map(\.code) == [.cycle, .cycle])
    #expect(document.issues()[0].message.hasSuffix("guide/a → guide/b → guide/a"))
    #expect(document.issues()[0].path == "rules[0].when")
  }

  @Test(
    arguments: [
      (
        Condition.page("/a"),
        "rules[0].when: it asks for a page, and none is open when the rule is triggered: page is /a (unreachable)"
      ),
      (
        .all([.tier(.tech), .not(.page("/a"))]),
        "rules[0].when: it asks for a page, and none is open when the rule is triggered: all of (tier is tech; not (page is /a)) (unreachable)"
      ),
      (
        .localTime(from: "18:00", until: "20:00"),
        "rules[0].when: it comes due at 09:00, and then never holds: local time is from 18:00 until 20:00 (impossibleSchedule)"
      ),
      (
        .segment("late"),
        "rules[0].when: it comes due at 09:00, and then never holds: local time is from 18:00 until 20:00 (impossibleSchedule)"
      ),
      (
        .daysSince("signup.completed", atLeast: 5),
        "rules[0].when: it comes due 3 days after signup.completed, and then never holds: days since signup.completed are known and at least 5 (impossibleSchedule)"
      ),
      (.daysSince("other", atLeast: 5), nil), (.any([.device("mobile"), .tier(.tech)]), nil), (.device("mobile"), nil),
    ] as [(Condition, String?)])
  func aScheduleThatCannotComeIsNamed(condition: Condition, expected: String?) throws {
    let document = RuleDocument(
      rules: [
        Rule(
          "r", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), when: condition, do: .send("message/m"))
      ], segments: ["late": .localTime(from: "18:00", until: "20:00")], tiering: Tiering(high: 2, low: 1))
    #expect(document.issues().map(\.description) == [expected].compactMap(\.self))
    _ = try RuleSet(document)
  }

  @Test func aWeeklyRepeatOnTheWrongDayIsNamed() throws {
    let from = try #require(LocalDate("2026-04-01"))
    let document = RuleDocument(rules: [
      Rule(
        "r", on: .calendar(CalendarRepeat(every: .week, from: from, at: "09:00")), when: .weekday([.monday]),
        do: .call("x")),
      Rule(
        "s", on: .calendar(CalendarRepeat(every: .day, from: from, at: "09:00", until: from.adding(days: -1))),
        do: .call("x")),
    ])
    #expect(
      document.issues().map(\.description) == [
        "rules[0].when: it comes due on 2026-04-01, a wed, and every 1 weeks, when this never holds: weekday is mon (impossibleSchedule)",
        "rules[1].trigger.calendar.until: it ends on 2026-03-31, before it begins on 2026-04-01 (impossibleSchedule)",
      ])
  }

  @Test func anAttributeThatIsTwoThingsIsNamed() throws {
    let document = RuleDocument(rules: [
      Rule("a", on: .anyPage, when: .attribute("plan", .oneOf(["pro", "free"])), do: .call("x")),
      Rule("b", on: .anyPage, when: .any([.device("tv"), .attribute("plan", .atLeast(3))]), do: .call("y")),
      Rule("c", on: .anyPage, when: .attribute("plan", .exists), do: .call("z")),
    ])
    #expect(
      document.issues().map(\.description) == [
        "rules[1].when.any[1]: the attribute \"plan\" is compared as a number here and as a list or a text at rules[0].when (typeConflict)"
      ])
    _ = try RuleSet(document)
    var declared = document
    declared.attributes = ["plan": .text]
    #expect(declared.issues().map(\.path) == ["rules[1].when.any[1]"])
    #expect(throws: RuleSetError.self) { try RuleSet(declared) }
  }

  @Test func aRuleThatNeverGainsOnItsRivalIsNamed() throws {
    let rules = [
      Rule("a", on: .anyPage, do: .show("popup/a"), priority: 130, repeat: .afterDays(28)),
      Rule("b", on: .pageView("/forms"), do: .show("popup/b"), priority: 100, repeat: .afterDays(28)),
    ]
    #expect(RuleDocument(rules: rules).issues() == [])
    #expect(
      RuleDocument(rules: rules, policy: Policy(ageing: 0)).issues().map(\.description) == [
        "rules[1].caps: the rule \"a\" takes cap \"popup-month\" each time it is free, and without \"ageing\" this rule never gains on it (starved)"
      ])
  }
}
