import EventLog
import Foundation
import Testing
import TriggerRules

struct RuleDocumentTests {
  static let document = RuleDocument(
    rules: [
      Rule(
        "welcome", on: .anyPage, when: .variant("a", of: "welcome-test"), do: .show("popup/welcome"), priority: 200,
        caps: ["popup-month", "attention"]),
      Rule(
        "first-campaign", on: .pageView("/campaigns/**"),
        when: .all([.segment("administrators"), .never("campaign.created")]), do: .show("guide/first-campaign"),
        exit: .event("campaign.sent")),
      Rule("setup", on: .anyPage, when: .tier(.tech), do: .show("checklist/setup"), repeat: .always),
      Rule("day-3", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), do: .send("message/day-3")),
      Rule(
        "milestone-25",
        on: .event(EventPattern(.milestone, of: "checklist/setup", where: .property(.percent, .equals(25)))),
        do: .send("message/milestone-25")),
      Rule(
        "nps-low", on: .event(EventPattern(.answered, of: "survey/nps", where: .property(.score, .atMost(6)))),
        do: .openTask(
          TaskSpec(
            "nps-low", title: "スコア低下のご確認", assignee: "cs-takahashi", due: .businessDays(2), coolDownDays: 30)),
        repeat: .always),
      Rule(
        "nps", on: .anyPage, when: .daysSince("signup.completed", atLeast: 30), do: .show("survey/nps"),
        repeat: .afterDays(90)),
      Rule("release", on: .broadcast(at: Date("2026-12-01T10:00:00+09:00")), do: .send("message/release-2026-12")),
      Rule(
        "monthly",
        on: .calendar(
          CalendarRepeat(
            every: .month, from: LocalDate(2026, 1, 31) ?? LocalDate(dayNumber: 0), at: "09:00", in: "Asia/Tokyo")),
        do: .call("monthly-report"), repeat: .always),
      Rule("startup", on: .event("kickoff.held"), do: .start("programme/startup")),
    ],
    caps: [
      Cap(
        "attention", window: .rolling(days: 7), limit: 4, kinds: [.popup, .message], scope: .account,
        weights: [.popup: 2, .message: 1]),
      Cap("popup-month", window: .calendarMonth, limit: 1, kinds: [.popup]),
    ],
    segments: ["administrators": .attribute("role", .oneOf(["admin", "owner"]))],
    experiments: [
      Experiment("welcome-test", variants: [.init("a", percent: 45), .init("b", percent: 45)])
    ],
    tiering: Tiering(high: 3_000_000, low: 500_000),
    policy: Policy(
      ageing: 5, quietHours: DayPart(from: "21:00", until: "08:00"), holdout: Percentage(2.5, salt: "2026")))

  @Test func theFileAndTheSwiftFormAreEqual() throws {
    #expect(Fixture.decoded("rules.json", as: RuleDocument.self) == Self.document)
    _ = try RuleSet(Self.document)
  }

  @Test func writesWhatItRead() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = try JSONSerialization.jsonObject(with: encoder.encode(Self.document)) as? NSDictionary
    let golden = try JSONSerialization.jsonObject(with: Fixture.data("rules.json")) as? NSDictionary
    #expect(written == golden)
  }

  @Test(arguments: [
    (#"{"kind":"rules","format":2,"rules":[]}"#, "wanted format 1, found 2"),
    (#"{"kind":"guide","format":1,"rules":[]}"#, "wanted \"rules\", found \"guide\""),
    (
      #"{"kind":"rules","format":1,"rules":[{"id":"r","trigger":{},"do":{"call":"x"}}]}"#,
      "wanted a trigger with exactly one of"
    ),
    (
      #"{"kind":"rules","format":1,"rules":[{"id":"r","trigger":{"event":"e"},"do":{"call":"x","show":"popup/p"}}]}"#,
      "found \"show\" and \"call\""
    ),
    (
      #"{"kind":"rules","format":1,"rules":[{"id":"r","trigger":{"event":"e"},"do":{"call":"x"},"repeat":"twice"}]}"#,
      "found \"twice\""
    ),
    (#"{"kind":"rules","format":1,"rules":[],"caps":[{"id":"c","window":"month","limit":1}]}"#, "found \"month\""),
  ])
  func errorsSayWhatWasWantedAndFound(json: String, message: String) throws {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RuleDocument.self, from: Data(json.utf8))
    }
    #expect(try #require(error?.text).contains(message))
  }
}
