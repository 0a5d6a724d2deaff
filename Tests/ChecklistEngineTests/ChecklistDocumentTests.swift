import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

/// Documents in JSON: both ways, with the messages of their errors.
struct ChecklistDocumentTests {
  static let document = """
    {
      "$schema": "https://example.com/checklist.schema.json",
      "format": 1, "kind": "checklist", "id": "setup", "version": 2,
      "title": {"ja": "導入チェックリスト", "en": "Set-up"},
      "scope": "account", "order": "latch", "lookBack": {"since": "signup.completed"},
      "levels": [
        {"id": "lv1", "title": {"ja": "レベル1　基本設定", "en": "Level 1: basics"}, "sections": [
          {"id": "web", "title": "Webサイト", "items": [
            {"id": "tag", "statement": {"ja": "計測タグを設置した", "en": "Installed the tracking tag"},
             "path": "/settings#tracking-tag", "done": "self", "verifiedBy": "customer-success", "weight": 2,
             "resources": [{"kind": "video", "title": "設置手順", "url": "https://example.com/v", "seconds": 95}]},
            {"id": "form", "statement": "フォームを公開した",
             "done": {"event": "form.published", "atLeast": 2, "people": 2}, "needs": ["tag"],
             "due": {"businessDays": 5}},
            {"id": "plan", "statement": "契約プランを確認した", "done": {"attribute": "account.plan", "equals": "pro"},
             "optional": true, "when": {"attribute": "plan", "oneOf": ["pro", "trial"]}},
            {"id": "both", "statement": "送信ドメインを認証した", "done": ["self", {"event": "domain.verified"}]},
            {"id": "look", "statement": "設定を見てもらった", "done": "verified", "verifiedBy": "customer-success"}
          ]}
        ]}
      ],
      "milestones": [25, 50, 75, 100], "milestonePolicy": "each"
    }
    """

  @Test func readsAWholeDocument() throws {
    let checklist = try ContentDecoder().decode(Checklist.self, from: Array(Self.document.utf8))
    let expected = Checklist(
      id: "setup", version: 2, title: ["ja": "導入チェックリスト", "en": "Set-up"], scope: .account, order: .latch,
      lookBack: .since("signup.completed"),
      levels: [
        Checklist.Level(
          id: "lv1", title: ["ja": "レベル1　基本設定", "en": "Level 1: basics"],
          sections: [
            Checklist.Section(
              id: "web", title: "Webサイト",
              items: [
                Checklist.Item(
                  id: "tag", statement: ["ja": "計測タグを設置した", "en": "Installed the tracking tag"],
                  path: "/settings#tracking-tag",
                  resources: [Checklist.Resource(.video, title: "設置手順", url: "https://example.com/v", seconds: 95)],
                  verifiedBy: "customer-success", weight: 2),
                Checklist.Item(
                  id: "form", statement: "フォームを公開した", done: [.event("form.published", atLeast: 2, people: 2)],
                  needs: ["tag"], due: .businessDays(5)),
                Checklist.Item(
                  id: "plan", statement: "契約プランを確認した",
                  done: [.attribute(AttributeMatch("account.plan", equals: "pro"))], isOptional: true,
                  when: AttributeMatch("plan", oneOf: ["pro", "trial"])),
                Checklist.Item(
                  id: "both", statement: "送信ドメインを認証した", done: [.selfTicked, .event("domain.verified")]),
                Checklist.Item(id: "look", statement: "設定を見てもらった", done: [], verifiedBy: "customer-success"),
              ])
          ])
      ], milestones: [25, 50, 75, 100], milestonePolicy: .each)
    #expect(checklist == expected)
    #expect(checklist.issues(languages: ["ja"], source: "ja").isEmpty)
  }

  @Test func writesWhatItReads() throws {
    let checklist = try ContentDecoder().decode(Checklist.self, from: Array(Self.document.utf8))
    let written = try JSONEncoder().encode(checklist)
    #expect(try ContentDecoder().decode(Checklist.self, from: Array(written)) == checklist)
    #expect(try JSONDecoder().decode(Checklist.self, from: written) == checklist)
  }

  static let errors: [(String, String, String)] = [
    ("\"format\": 1", "\"format\": 2", "at format: written in format 2, this library reads format 1"),
    ("\"checklist\", \"id\"", "\"survey\", \"id\"", "at kind: wanted the kind \"checklist\", found \"survey\""),
    ("\"latch\"", "\"strikt\"", "at order: found \"strikt\"; did you mean \"strict\"?"),
    (
      "\"video\"", "\"film\"",
      "at levels[0].sections[0].items[0].resources[0].kind: found \"film\"; wanted one of \"document\", \"example\", \"manual\", \"video\""
    ),
    (
      "\"done\": \"self\"", "\"done\": \"auto\"",
      "at levels[0].sections[0].items[0].done: wanted \"self\", \"verified\" or an event such as {\"event\": \"form.published\"}, found \"auto\""
    ),
    (
      "\"businessDays\": 5", "\"weeks\": 1",
      "at levels[0].sections[0].items[1].due: wanted one of \"days\", \"businessDays\", \"daysBefore\" and \"businessDaysBefore\", found none"
    ),
    (
      "\"weight\": 2", "\"wieght\": 2",
      "at levels[0].sections[0].items[0].wieght: unknown field \"wieght\"; did you mean \"weight\"?"
    ),
    (
      "{\"since\": \"signup.completed\"}", "\"always\"",
      "at lookBack: wanted \"ever\", \"assignment\" or an event such as {\"since\": \"signup.completed\"}, found \"always\""
    ),
  ]

  @Test(arguments: errors) func errorsSayWhatWasWanted(found: String, replacement: String, message: String) {
    let text = Self.document.replacing(found, with: replacement, maxReplacements: 1)
    #expect(text != Self.document)
    do throws(ContentIssue) {
      _ = try ContentDecoder().decode(Checklist.self, from: Array(text.utf8))
      Issue.record("was read")
    } catch {
      #expect(error.description == message)
      #expect(error.line != nil)
    }
  }

  @Test func issuesNameThePath() {
    var broken = Checklist.setup(
      [[.ticked("a", needs: ["c"]), .ticked("a"), .ticked("b c", weight: 0, needs: ["d", "x"])], [.ticked("d")]],
      version: 0, milestones: [0, 50, 50])
    broken.levels[1].sections[0].items.append(
      Checklist.Item(id: "c", statement: ["ja": "完了"], done: [], needs: ["c"]))
    broken.levels[1].id = "lv1"
    broken.title = ["ja": "", "en": ""]
    let issues = broken.issues(languages: ["ja", "en"], source: "ja").map { "\($0.code) \($0)" }
    #expect(
      issues == [
        "version.range at version: wanted a version from 1, found 0",
        "id.duplicate at levels[1].id: the level \"lv1\" is at levels[0] already; ids must differ",
        "id.duplicate at levels[0].sections[0].items[1].id: the item \"a\" is at levels[0].sections[0].items[0] already; ids must differ",
        "id.form at levels[0].sections[0].items[2].id: wanted an id of letters, digits, \"-\" and \"_\", found \"b c\"",
        "text.empty at title: wanted a text, found an empty one",
        "text.missing at levels[1].sections[0].items[1].statement: no text in \"en\"; readers of it see a fallback",
        "item.weight at levels[0].sections[0].items[2].weight: wanted 1 to 1000, found 0",
        "item.keys at levels[1].sections[0].items[1].done: nobody can complete this item; wanted a key or \"verifiedBy\"",
        "needs.unknown at levels[0].sections[0].items[2].needs[1]: there is no item \"x\"; did you mean \"a\"?",
        "needs.loop at levels[1].sections[0].items[1].needs: these wait for one another for ever: \"c\" → \"c\"",
        "needs.laterLevel at levels[0].sections[0].items[0].needs: item \"c\" is in a later level, which opens only when this one is complete",
        "needs.laterLevel at levels[0].sections[0].items[2].needs: item \"d\" is in a later level, which opens only when this one is complete",
        "milestone.percent at milestones[0]: wanted 1 to 100 percent, found 0",
        "milestone.duplicate at milestones: wanted each milestone once",
      ])
  }

  @Test func ordersThatWaitForEachOtherAreFound() {
    let checklist = Checklist.setup([[.ticked("a", needs: ["b"]), .ticked("b")]], order: .strict)
    #expect(checklist.issues(languages: ["ja"], source: "ja").map(\.code) == ["needs.order"])
    let loop = Checklist.setup([[.ticked("a", needs: ["b"]), .ticked("b", needs: ["c"]), .ticked("c", needs: ["a"])]])
    #expect(
      loop.issues(languages: ["ja"], source: "ja").map(\.message) == [
        "these wait for one another for ever: \"a\" → \"b\" → \"c\" → \"a\""
      ])
  }

  @Test func mergeFieldsAreFoundWithTheirPaths() {
    var checklist = Checklist.setup([[.ticked("a")]])
    checklist.title = "{{user.lastName}}様の導入"
    #expect(checklist.mergeFields.map(\.path) == ["title"])
    #expect(checklist.mergeFields.map(\.field.name) == ["user.lastName"])
  }

  @Test func eventsThatAreNeverRecordedAreRefused() {
    let items = [
      Checklist.Item(
        id: "a", statement: "甲", done: [.event("touch.tick")], due: .businessDays(3, before: "touch.swept")),
      Checklist.Item(id: "b", statement: "乙", done: [.event("touch.completed")]),
    ]
    let level = Checklist.Level(
      id: "lv1", title: "LV1", sections: [Checklist.Section(id: "s", title: "S", items: items)])
    let checklist = Checklist(id: "c", title: "題", lookBack: .since(""), levels: [level])
    #expect(
      checklist.issues(languages: ["ja"], source: "ja").map { "\($0.path): \($0.message) \($0.code)" } == [
        #"levels[0].sections[0].items[0].done: wanted the name of an event that is recorded, found "touch.tick" event.name"#,
        #"levels[0].sections[0].items[0].due.event: wanted the name of an event that is recorded, found "touch.swept" event.name"#,
        #"lookBack.since: wanted the name of an event that is recorded, found "" event.name"#,
      ])
  }
}
