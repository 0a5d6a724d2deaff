import EventLog
import Foundation
import Testing
import TriggerRules

/// Mistakes in what is compared and named, beside those of ``RuleCheckTests``.
struct RuleMeaningTests {
  @Test(
    arguments: [
      (
        RuleCheckTests.when(#"{"score":"popup/p","atLeast":1}"#),
        "rules[0].when.score: wanted a survey, found popup/p (malformed)"
      ),
      (
        RuleCheckTests.when(#"{"locale":"english!"}"#),
        "rules[0].when.locale: wanted a language such as \"ja\", found \"english!\" (malformed)"
      ),
      (
        RuleCheckTests.rule(#""trigger":{"pageView":"/**"},"do":{"start":"guide/g"}"#),
        "rules[0].do.start: wanted a programme, found guide/g (malformed)"
      ),
    ])
  func refusesWithPathAndReason(json: String, message: String) throws {
    let document = try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
    #expect(throws: RuleSetError.self) { try RuleSet(document) }
    #expect(document.issues().map(\.description) == [message])
  }

  @Test func aMilestoneThatNobodyCanPassIsRefused() {
    let document = RuleDocument(rules: [Rule("r", on: .milestone(101, of: "checklist/c"), do: .call("x"))])
    #expect(
      document.issues().map(\.description) == [
        "rules[0].trigger.where.equals: wanted a percentage from 1 to 100, found 101 (outOfRange)"
      ])
    #expect(RuleDocument(rules: [Rule("r", on: .milestone(100, of: "checklist/c"), do: .call("x"))]).issues() == [])
  }

  /// What is wrong with a short form, or with a span whose unit is lost once it is read, is told where it is written.
  @Test(
    arguments: [
      (
        RuleCheckTests.rule(#""trigger":{"milestone":0,"of":"checklist/c"},"do":{"call":"x"}"#), "milestone",
        "wanted a percentage from 1 to 100, found 0"
      ),
      (
        RuleCheckTests.rule(#""trigger":{"answered":"survey/s","score":{"atMost":"six"}},"do":{"call":"x"}"#), "score",
        "wanted a comparison with a number, found the text \"six\""
      ),
      (
        RuleCheckTests.when(#"{"event":"a","withinHours":0}"#), "withinHours",
        "wanted a window longer than zero, found 0"
      ),
      (
        RuleCheckTests.when(#"{"attribute":"d","withinNextMinutes":-60}"#), "withinNextMinutes",
        "wanted a window longer than zero, found -60"
      ),
      (
        RuleCheckTests.when(#"{"attribute":"d","atLeastHoursAgo":-24}"#), "atLeastHoursAgo",
        "wanted a window longer than zero, found -24"
      ),
      (
        RuleCheckTests.when(#"{"event":"a","withinHours":876624}"#), "withinHours",
        "wanted at most 36525 days, found 876624"
      ),
      (
        RuleCheckTests.when(#"{"attribute":"d","atLeastDaysAgo":9223372036854775807}"#), "atLeastDaysAgo",
        "wanted at most 36525 days, found 9223372036854775807"
      ),
    ])
  func tellsTheKeyThatIsWritten(json: String, key: String, message: String) throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(context.codingPath.last?.stringValue == key)
    #expect(context.debugDescription == message)
  }

  @Test func zeroHoursAgoIsNow() throws {
    let json = RuleCheckTests.when(#"{"attribute":"d","atLeastHoursAgo":0}"#)
    let document = try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
    #expect(document.rules[0].condition == .attribute("d", .atLeastAgo(.hours(0))))
    #expect(document.issues() == [])
  }

  @Test func aPropertyThatIsTextHereAndANumberThereIsNamed() {
    func filtered(_ comparison: Comparison, _ name: EventName = "paid") -> Condition {
      .event(name, where: .property("n", comparison))
    }
    let document = RuleDocument(rules: [
      Rule("a", on: .anyPage, when: .all([filtered(.atLeast(3)), filtered(.equals("x"), "viewed")]), do: .call("x")),
      Rule("b", on: .event("paid"), when: .property("n", .hasPrefix("x")), do: .call("y")),
      Rule("c", on: .anyPage, do: .call("z"), goal: Goal("viewed", where: .property("n", .contains("y")))),
    ])
    #expect(
      document.issues().map(\.description) == [
        "rules[1].when: the property \"n\" of paid is compared as a text here and as a number at rules[0].when.all[0].where (typeConflict)"
      ])
  }

  /// Each survey has its own questions.
  @Test func propertiesOfTheLibrarysOwnEventsDifferByContent() {
    let document = RuleDocument(rules: [
      Rule(
        "a", on: .event(EventPattern(.answered, of: "survey/a", where: .property("q", .atLeast(3)))), do: .call("x")),
      Rule(
        "b", on: .event(EventPattern(.answered, of: "survey/b", where: .property("q", .equals("x")))), do: .call("y")),
    ])
    #expect(document.issues() == [])
  }

  @Test func aKindOfContentThatThereIsNotIsRefused() {
    let document = RuleDocument(
      rules: [], caps: [Cap("c", window: .ever, limit: 1, kinds: ["popop", "ours"], weights: ["bannner": 2])],
      policy: Policy(interrupting: [.popup, "tuor"]))
    let wanted =
      "banner, checklist, guide, message, ours, popup, programme, resource, resourceList, scenario, survey, tooltip"
    #expect(
      document.issues(knowing: ["ours/x"]).map(\.description) == [
        "caps[0].kinds: there is no kind of content \"popop\"; wanted one of \(wanted) (undeclared)",
        "caps[0].weights.bannner: there is no kind of content \"bannner\"; wanted one of \(wanted) (undeclared)",
        "policy.interrupting: there is no kind of content \"tuor\"; wanted one of \(wanted) (undeclared)",
      ])
    #expect(document.issues() == [])
  }
}
