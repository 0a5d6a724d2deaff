import EventLog
import Foundation
import Testing
import TriggerRules

/// Names under which nothing is ever found.
struct RuleNameTests {
  private static let names =
    "touch.advanced, touch.anchorMissing, touch.answered, touch.attributesChanged, touch.cancelled, touch.claimed, "
    + "touch.clicked, touch.completed, touch.delivered, touch.dismissed, touch.displayed, touch.failed, touch.granted, "
    + "touch.hostCalled, touch.identified, touch.lapsed, touch.milestone, touch.opened, touch.pressed, touch.queued, "
    + "touch.restarted, touch.sent, touch.skipped, touch.snoozed, touch.started, touch.taskClosed, touch.taskOpened, "
    + "touch.ticked, touch.unticked, touch.verified, touch.withheld"

  private static func unknown(_ name: String) -> String {
    "the library records no event \"\(name)\"; wanted one of \(names)"
  }

  /// In Swift, in JSON, and the path at which it is told.
  private static let events: [(Rule, String, String)] = [
    (
      Rule("r", on: .event("touch.complete"), do: .call("x")),
      #"{"id":"r","trigger":{"event":"touch.complete"},"do":{"call":"x"}}"#, "trigger.event"
    ),
    (
      Rule("r", on: .schedule(after: "touch.complete", days: 1, at: "09:00"), do: .call("x")),
      #"{"id":"r","trigger":{"schedule":{"after":"touch.complete","days":1,"at":"09:00"}},"do":{"call":"x"}}"#,
      "trigger.schedule.after"
    ),
    (
      Rule("r", on: .anyPage, do: .call("x"), goal: Goal("touch.complete")),
      #"{"id":"r","trigger":{"pageView":"/**"},"do":{"call":"x"},"goal":{"event":"touch.complete"}}"#, "goal.event"
    ),
    (of(.event("touch.complete")), json(#"{"event":"touch.complete"}"#), "when.event"),
    (of(.never("touch.complete")), json(#"{"never":"touch.complete"}"#), "when.never"),
    (
      of(.all([.device("mobile"), .not(.event("touch.complete", atLeast: 2))])),
      json(#"{"all":[{"device":"mobile"},{"not":{"event":"touch.complete","atLeast":2}}]}"#), "when.all[1].not.event"
    ),
    (
      of(.sequence(["a", "touch.complete"])), json(#"{"sequence":["a","touch.complete"]}"#), "when.sequence[1]"
    ),
    (
      of(.daysSince("touch.complete", atLeast: 2)), json(#"{"daysSince":"touch.complete","atLeast":2}"#),
      "when.daysSince"
    ),
  ]

  private static func of(_ condition: Condition) -> Rule {
    Rule("r", on: .anyPage, when: condition, do: .call("x"))
  }

  private static func json(_ condition: String) -> String {
    #"{"id":"r","trigger":{"pageView":"/**"},"when":\#(condition),"do":{"call":"x"}}"#
  }

  private func document(_ rules: String) throws -> RuleDocument {
    let json = #"{"kind":"rules","format":1,"rules":[\#(rules)]}"#
    return try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
  }

  @Test(arguments: events) func anEventThatIsNeverRecordedIsRefused(rule: Rule, json: String, path: String) throws {
    let read = try document(json)
    #expect(read.rules == [rule])
    let expected = [RuleIssue(.undeclared, at: "rules[0].\(path)", Self.unknown("touch.complete"))]
    #expect(read.issues().filter(\.isFatal) == expected)
    #expect(RuleDocument(rules: [rule]).issues().filter(\.isFatal) == expected)
    #expect(throws: RuleSetError.self) { try RuleSet(read) }
  }

  /// What is kept in streams of the library's own, no user and no company has.
  @Test(arguments: [EventName.swept, .published, .withdrawn, .paused])
  func whatHappensToNobodyIsNoEventOfTheirs(name: EventName) {
    let issues = RuleDocument(rules: [Self.of(.event(name))]).issues()
    #expect(issues.map(\.message) == [Self.unknown(name.rawValue)])
  }

  @Test(arguments: Self.names.components(separatedBy: ", ") + ["touched", "touch", "signup.completed"])
  func whatIsRecordedIsTaken(name: String) {
    #expect(RuleDocument(rules: [Self.of(.event(EventName(name)))]).issues() == [])
  }

  /// In JSON it is refused as it is read.
  @Test(arguments: [
    (Condition.never(""), "never"), (.event("", atMost: 3), "event"), (.sequence(["a", ""]), "sequence[1]"),
    (.daysSince("", atMost: 3), "daysSince"),
  ])
  func anEmptyNameIsRefusedWhereverOneIsAsked(condition: Condition, path: String) {
    #expect(
      RuleDocument(rules: [Self.of(condition)]).issues().filter(\.isFatal) == [
        RuleIssue(.malformed, at: "rules[0].when.\(path)", "wanted an event's name")
      ])
  }

  @Test func aShareNeedsASalt() throws {
    let issue = RuleIssue(
      .malformed, at: "rules[0].when.salt", "wanted a salt such as \"welcome\", found an empty text")
    #expect(RuleDocument(rules: [Self.of(.percentage(10, salt: ""))]).issues() == [issue])
    #expect(try document(Self.json(#"{"percent":10,"salt":""}"#)).issues() == [issue])
  }

  @Test func aHoldoutNeedsASalt() throws {
    let issue = RuleIssue(
      .malformed, at: "policy.holdout.salt", "wanted a salt such as \"welcome\", found an empty text")
    let json = #"{"kind":"rules","format":1,"rules":[],"policy":{"holdout":{"percent":5,"salt":""}}}"#
    #expect(try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8)).issues() == [issue])
    #expect(RuleDocument(rules: [], policy: Policy(holdout: Percentage(5, salt: ""))).issues() == [issue])
  }

  /// `24:00` is the next day's midnight to some and a mistake to others.
  @Test(arguments: [
    #"{"id":"r","trigger":{"schedule":{"after":"a","days":1,"at":"24:00"}},"do":{"call":"x"}}"#,
    #"{"id":"r","trigger":{"calendar":{"every":"day","from":"2026-04-01","at":"24:00"}},"do":{"call":"x"}}"#,
    Self.json(#"{"localTime":{"from":"22:00","until":"24:00"}}"#),
  ])
  func midnightIsTheBeginningOfADay(rule: String) throws {
    let error = #expect(throws: DecodingError.self) { try document(rule) }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("wanted a mistake in the data, found \(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "wanted a time of day such as \"09:00\", found \"24:00\"")
    #expect(context.codingPath.map(\.stringValue).last.map(["at", "until"].contains) == true)
  }
}
