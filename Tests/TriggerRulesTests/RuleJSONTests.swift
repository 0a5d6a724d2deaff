import EventLog
import Foundation
import Testing
import TriggerRules

/// Every case of a trigger, an action, a cap, a repetition and the policy, in JSON and in Swift.
struct RuleJSONTests {
  static let day = LocalDate(2026, 1, 31) ?? LocalDate(dayNumber: 0)

  static let triggers: [(String, Trigger)] =
    [
      (#"{"pageView":"/campaigns/**"}"#, .pageView("/campaigns/**")), (#"{"pageView":"/**"}"#, .anyPage),
      (#"{"event":"contacts.imported"}"#, .event("contacts.imported")),
      (
        #"{"content":"checklist/setup","event":"touch.milestone","where":{"equals":50,"property":"percent"}}"#,
        .milestone(50, of: "checklist/setup")
      ),
      (#"{"content":"survey/nps","event":"touch.answered"}"#, .answered("survey/nps")),
      (
        #"{"content":"survey/nps","event":"touch.answered","where":{"atMost":6,"property":"score"}}"#,
        .answered("survey/nps", score: .atMost(6))
      ),
      (
        #"{"content":"checklist/setup","event":"touch.completed","item":"lv1"}"#,
        .content("checklist/setup", becomes: .completed, item: "lv1")
      ),
      (#"{"content":"popup/p","event":"touch.dismissed"}"#, .content("popup/p", becomes: .dismissed)),
      (
        #"{"content":"guide/g","event":"touch.completed","where":{"not":{"exists":true,"property":"scope"}}}"#,
        .content("guide/g", becomes: .completed)
      ),
      (
        #"{"schedule":{"after":"signup.completed","at":"09:00","days":3}}"#,
        .schedule(after: "signup.completed", days: 3, at: "09:00")
      ),
      (
        #"{"schedule":{"after":"a","at":"09:00:30","days":0,"zone":"Asia/Tokyo"}}"#,
        .schedule(Schedule(after: "a", days: 0, at: "09:00:30", in: "Asia/Tokyo"))
      ),
      (#"{"broadcast":"2026-12-01T01:00:00Z"}"#, .broadcast(at: Date("2026-12-01T10:00:00+09:00"))),
    ]
    + CalendarRepeat.Unit.allCases.map { unit in
      (
        #"{"calendar":{"at":"09:00","every":"\#(unit.rawValue)","from":"2026-01-31","interval":2,"until":"2027-01-31","zone":"Asia/Tokyo"}}"#,
        .calendar(
          CalendarRepeat(
            every: unit, interval: 2, from: day, at: "09:00", until: LocalDate(2027, 1, 31), in: "Asia/Tokyo"))
      )
    }

  static let actions: [(String, Action)] = [
    (#"{"show":"popup/welcome"}"#, .show("popup/welcome")), (#"{"send":"message/m"}"#, .send("message/m")),
    (#"{"start":"programme/startup"}"#, .start("programme/startup")), (#"{"call":"crm-sync"}"#, .call("crm-sync")),
    (#"{"task":{"id":"t","title":"ご連絡"}}"#, .openTask(TaskSpec("t", title: "ご連絡"))),
    (
      #"{"task":{"assignee":"cs-takahashi","coolDownDays":30,"dueInBusinessDays":2,"id":"t","title":"ご連絡"}}"#,
      .openTask(TaskSpec("t", title: "ご連絡", assignee: "cs-takahashi", due: .businessDays(2), coolDownDays: 30))
    ),
    (#"{"task":{"dueInDays":0,"id":"t","title":"ご連絡"}}"#, .openTask(TaskSpec("t", title: "ご連絡", due: .days(0)))),
  ]

  static let caps: [(String, Cap)] = [
    (#"{"id":"c","limit":1,"window":"calendarMonth"}"#, Cap("c", window: .calendarMonth, limit: 1)),
    (#"{"id":"c","limit":1,"window":"oneCalendarMonth"}"#, Cap("c", window: .oneCalendarMonth, limit: 1)),
    (#"{"id":"c","limit":1,"scope":"object","window":"ever"}"#, Cap("c", window: .ever, limit: 1, scope: .object)),
    (
      #"{"contents":["popup/p"],"id":"c","kinds":["message","popup"],"limit":4,"scope":"account","weights":{"message":1,"popup":2},"window":{"rollingDays":7}}"#,
      Cap(
        "c", window: .rolling(days: 7), limit: 4, kinds: [.popup, .message], contents: ["popup/p@3"], scope: .account,
        weights: [.popup: 2, .message: 1])
    ),
  ]

  static let policies: [(String, Policy)] = [
    ("{}", Policy()), (#"{"defaultCaps":[]}"#, Policy(defaultCaps: [])),
    (#"{"leaseSeconds":90}"#, Policy(lease: Span(seconds: 90))),
    (#"{"offPageLeaseSeconds":3600}"#, Policy(offPageLease: .hours(1))),
    (#"{"interrupting":["popup"]}"#, Policy(interrupting: [.popup])), (#"{"ageing":0}"#, Policy(ageing: 0)),
    (
      #"{"quietHours":{"from":"21:00","until":"08:00"}}"#, Policy(quietHours: DayPart(from: "21:00", until: "08:00"))
    ),
    (#"{"holdout":{"percent":2.5,"salt":"2026"}}"#, Policy(holdout: Percentage(2.5, salt: "2026"))),
    (#"{"unsubscribed":"account.optOut"}"#, Policy(unsubscribed: "account.optOut")),
    (#"{"latenessSeconds":60}"#, Policy(lateness: .minutes(1))), (#"{"patienceDays":3}"#, Policy(patienceDays: 3)),
  ]

  static let rules: [(String, Rule)] = [
    (
      #"{"do":{"call":"x"},"id":"r","trigger":{"pageView":"/**"}}"#, Rule("r", on: .anyPage, do: .call("x"))
    ),
    (
      #"{"caps":[],"do":{"show":"guide/g"},"exit":{"event":"e"},"goal":{"by":"account","content":"survey/s","event":"touch.answered","item":"q","where":{"atLeast":9,"property":"score"},"withinDays":14},"id":"r","priority":-5,"repeat":{"afterDays":30},"trigger":{"pageView":"/**"},"when":{"tier":"tech"}}"#,
      Rule(
        "r", on: .anyPage, when: .tier(.tech), do: .show("guide/g"), priority: -5, repeat: .afterDays(30), caps: [],
        exit: .event("e"),
        goal: Goal(
          EventPattern(.answered, of: "survey/s", item: "q", where: .property(.score, .atLeast(9))), by: .account,
          within: .days(14)))
    ),
    (
      #"{"do":{"call":"x"},"goal":{"event":"e","withinHours":36},"id":"r","repeat":"always","trigger":{"event":"e"}}"#,
      Rule("r", on: .event("e"), do: .call("x"), repeat: .always, goal: Goal("e", within: .hours(36)))
    ),
  ]

  private static func hold<Form: Codable & Equatable>(_ json: String, _ value: Form) throws {
    let read = try JSONDecoder().decode(Form.self, from: Data(json.utf8))
    #expect(read == value, "\(json)")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == json)
  }

  @Test(arguments: triggers)
  func eachTriggerReadsAndWrites(json: String, value: Trigger) throws { try Self.hold(json, value) }

  @Test(arguments: actions)
  func eachActionReadsAndWrites(json: String, value: Action) throws { try Self.hold(json, value) }

  @Test(arguments: caps)
  func eachCapReadsAndWrites(json: String, value: Cap) throws { try Self.hold(json, value) }

  @Test(arguments: policies)
  func eachPolicyReadsAndWrites(json: String, value: Policy) throws { try Self.hold(json, value) }

  @Test(arguments: rules)
  func eachRuleReadsAndWrites(json: String, value: Rule) throws { try Self.hold(json, value) }

  /// What is written short, and the event that it means.
  @Test(arguments: [
    (#"{"milestone":50,"of":"checklist/setup"}"#, Trigger.milestone(50, of: "checklist/setup")),
    (#"{"answered":"survey/nps"}"#, .answered("survey/nps")),
    (#"{"answered":"survey/nps","score":{"atMost":6}}"#, .answered("survey/nps", score: .atMost(6))),
    (#"{"becomes":"completed","of":"guide/g"}"#, .content("guide/g", becomes: .completed)),
    (
      #"{"becomes":"completed","of":"checklist/setup","item":"lv1"}"#,
      .content("checklist/setup", becomes: .completed, item: "lv1")
    ),
  ])
  func changesOfStateAreWrittenShort(json: String, trigger: Trigger) throws {
    #expect(try JSONDecoder().decode(Trigger.self, from: Data(json.utf8)) == trigger)
  }

  @Test func attributeTypesAreDeclared() throws {
    let json = #"{"attributes":{"account.seats":"number","tags":"list"},"format":1,"kind":"rules","rules":[]}"#
    try Self.hold(json, RuleDocument(rules: [], attributes: ["account.seats": .number, "tags": .list]))
  }

  /// Malformed JSON, the type it is read as, the path and the message.
  static let mistakes: [(String, String, String)] = [
    (
      #"{"trigger":{}}"#, "trigger",
      #"wanted a trigger with exactly one of "pageView", "event", "schedule", "broadcast", "calendar", "milestone", "answered", "becomes"; found none of them"#
    ),
    (#"{"trigger":{"pageview":"/a"}}"#, "trigger", #""becomes"; found none of them, but "pageview""#),
    (
      #"{"trigger":{"pageView":"campaigns"}}"#, "trigger.pageView",
      #"wanted a page such as "/campaigns" or "/campaigns/*", found "campaigns""#
    ),
    (#"{"trigger":{"event":""}}"#, "trigger.event", #"wanted a name or an id, found """#),
    (
      #"{"trigger":{"broadcast":"tomorrow"}}"#, "trigger.broadcast",
      #"wanted an instant such as "2026-12-01T10:00:00+09:00", found "tomorrow""#
    ),
    (
      #"{"trigger":{"schedule":{"after":"a","days":1,"at":"9"}}}"#, "trigger.schedule.at",
      #"wanted a time of day such as "09:00", found "9""#
    ),
    (
      #"{"trigger":{"calendar":{"every":"day","from":"2026-02-30","at":"09:00"}}}"#, "trigger.calendar.from",
      #"wanted a day such as "2026-04-01", found "2026-02-30""#
    ),
    (
      #"{"trigger":{"answered":"survey/s","score":{"over":6}}}"#, "trigger.score",
      "wanted a comparison of a score with exactly one of"
    ),
    (
      #"{"do":{}}"#, "do",
      #"wanted an action with exactly one of "show", "send", "task", "start", "call"; found none of them"#
    ),
    (#"{"do":{"shwo":"guide/g","taks":1}}"#, "do", #"found none of them, but "shwo" and "taks""#),
    (#"{"do":{"show":"welcome"}}"#, "do.show", "wanted a content reference"),
    (
      #"{"do":{"task":{"id":"t","title":"t","dueInDays":1,"dueInBusinessDays":2}}}"#, "do.task.dueInBusinessDays",
      #"wanted one of "dueInDays" and "dueInBusinessDays", found both"#
    ),
    (#"{"repeat":"daily"}"#, "repeat", #"wanted "once", "always" or {"afterDays": 30}, found "daily""#),
    (
      #"{"when":{"all":[{"attribute":"plan","equal":"pro"}]}}"#, "when.all[0]",
      "wanted a comparison of an attribute with exactly one of"
    ),
    (
      #"{"when":{"any":[{"attribute":"plan","matches":"pro"}]}}"#, "when.any[0]",
      #""withinNextSeconds"; found none of them, but "matches""#
    ),
    (#"{"when":{"regex":"x"}}"#, "when", #""tier"; found none of them, but "regex""#),
    (#"{"exit":{"content":"guide/g","is":"done"}}"#, "exit.is", "done"),
    (
      #"{"goal":{"event":"e","withinDays":1,"withinHours":1}}"#, "goal.withinHours",
      #"wanted either "withinDays" or "withinHours", found both"#
    ),
    (#"{"when":{"weekday":["monday"]}}"#, "when.weekday[0]", "monday"),
    (#"{"when":{"tier":"middle"}}"#, "when.tier", "middle"),
  ]

  @Test(arguments: mistakes)
  func errorsHaveAPathAndSayWhatIsWanted(part: String, path: String, message: String) throws {
    let whole: NSMutableDictionary = [
      "id": "r", "trigger": ["pageView": "/**"], "do": ["call": "x"],
    ]
    let given = try #require(try JSONSerialization.jsonObject(with: Data(part.utf8)) as? [String: Any])
    whole.addEntries(from: given)
    let data = try JSONSerialization.data(withJSONObject: whole)
    let error = #expect(throws: DecodingError.self) { try JSONDecoder().decode(Rule.self, from: data) }
    #expect(error?.path == path)
    #expect(try #require(error?.text).contains(message))
  }
}

extension DecodingError {
  /// Such as `when.all[0]`.
  fileprivate var path: String {
    let keys: [any CodingKey] =
      switch self {
      case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
        .valueNotFound(_, let context):
        context.codingPath
      @unknown default: []
      }
    return keys.reduce(into: "") { path, key in
      path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue
    }
  }
}
