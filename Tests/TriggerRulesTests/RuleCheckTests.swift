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
      document.issues().map(\.description) == ["rules[0]: the rule \"b\" always does the same before it (shadowed)"])
  }

  @Test func aCapThatNeverLeavesRoomIsNamed() throws {
    let document = RuleDocument(
      rules: [Rule("r", on: .anyPage, do: .show("popup/p"), caps: ["c"])],
      caps: [Cap("c", window: .ever, limit: 1, weights: [.popup: 2])])
    #expect(document.issues().map(\.code) == [.starved])
  }
}
