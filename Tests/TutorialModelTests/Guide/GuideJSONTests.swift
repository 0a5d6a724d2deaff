import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// JSON documents and Swift values are equal.
struct GuideJSONTests {
  static let json = """
    {
      "$schema": "https://example.com/guide.schema.json",
      "format": 1,
      "kind": "guide",
      "id": "first-campaign",
      "version": 2,
      "title": {"ja": "はじめてのキャンペーン", "en": "Your first campaign"},
      "snooze": {"days": 3},
      "steps": [
        {"id": "open", "title": "一覧", "body": "一覧を開きます。"},
        {
          "id": "new", "title": "作成", "body": "「新規作成」を押してください。", "page": "/campaigns", "anchor": "#new-campaign",
          "placement": "before", "presentation": "bubble", "blocking": true, "near": true, "advance": {"click": true},
          "missing": {"wait": 2.5, "then": "skip"},
          "media": {"kind": "video", "source": "/v.mp4", "alt": "手順", "position": "topEnd"},
          "labels": {"next": "進む", "back": "前へ"}
        },
        {
          "id": "form", "title": "入力", "body": "入力してください。", "page": "/campaigns/*", "path": "/campaigns/new",
          "presentation": "modal", "advance": {"event": "campaign.created"}
        },
        {"id": "look", "title": "確認", "body": "確認します。", "advance": {"visit": "/reports/**"}},
        {
          "id": "end", "title": "次は", "body": "お選びください。", "advance": "button",
          "go": [{"to": "open"}, {"button": "done", "label": "終わる"}, {"button": "again", "label": "戻る", "to": "new"}]
        }
      ]
    }
    """

  static let guide = Guide(
    id: "first-campaign", version: 2, title: ["ja": "はじめてのキャンペーン", "en": "Your first campaign"],
    steps: [
      Step(id: "open", title: "一覧", body: "一覧を開きます。"),
      Step(
        id: "new", title: "作成", body: "「新規作成」を押してください。", page: "/campaigns", anchor: "#new-campaign",
        placement: .before, presentation: .bubble, isBlocking: true, isNear: true, advance: .click,
        missing: .init(wait: 2.5, then: .skip), media: Media(.video, source: "/v.mp4", alt: "手順", position: .topEnd),
        labels: .init(next: "進む", back: "前へ")),
      Step(
        id: "form", title: "入力", body: "入力してください。", page: "/campaigns/*", path: "/campaigns/new", presentation: .modal,
        advance: .event("campaign.created")),
      Step(id: "look", title: "確認", body: "確認します。", advance: .visit("/reports/**")),
      Step(
        id: "end", title: "次は", body: "お選びください。",
        links: [
          .next(to: "open"), .button("done", label: "終わる", to: nil), .button("again", label: "戻る", to: "new"),
        ]),
    ], snooze: .days(3))

  @Test func theDocumentIsTheValue() throws {
    let decoded = try ContentDecoder().decode(Guide.self, from: Array(Self.json.utf8))
    #expect(decoded == Self.guide)
    #expect(decoded.ref == "guide/first-campaign@2")
  }

  @Test(arguments: [guide, .small, .firstCampaign, .plain([])]) func aGuideReadsBackEqual(guide: Guide) throws {
    let data = try JSONEncoder().encode(guide)
    #expect(try ContentDecoder().decode(Guide.self, from: Array(data)) == guide)
    #expect(try JSONDecoder().decode(Guide.self, from: data) == guide)
  }

  @Test func whatIsAsUsualIsNotWritten() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(Guide.plain(["a"]))
    #expect(
      String(decoding: data, as: UTF8.self) == """
        {"format":1,"id":"plain","kind":"guide","steps":[{"body":"文","id":"a","title":"題"}],"title":"題","version":1}
        """)
  }

  @Test(
    arguments: [
      ("\"advance\": \"click\"", "advance", Self.advance + ", found \"click\""),
      ("\"advance\": {\"click\": false}", "advance", Self.advance),
      ("\"advance\": {\"click\": true, \"event\": \"x\"}", "advance", Self.advance),
      ("\"advance\": {}", "advance", Self.advance),
      ("\"advance\": {\"clik\": true}", "advance", Self.advance),
      (
        "\"advance\": {\"visit\": \"reports\"}", "advance.visit",
        "wanted a page such as \"/campaigns\" or \"/campaigns/*\", found \"reports\""
      ),
      ("\"missing\": {\"wait\": 61}", "missing.wait", "wanted 0 to 60 seconds, found 61.0"),
      ("\"missing\": {\"then\": \"center\"}", "missing.then", "unknown word \"center\"; did you mean \"centre\"?"),
      (
        "\"placement\": \"top\"", "placement",
        "unknown word \"top\"; wanted one of \"above\", \"after\", \"before\", \"below\""
      ),
      ("\"presentation\": \"spotlite\"", "presentation", "unknown word \"spotlite\"; did you mean \"spotlight\"?"),
      ("\"ancor\": \"#a\"", "ancor", "unknown field \"ancor\"; did you mean \"anchor\"?"),
      ("\"blocking\": \"yes\"", "blocking", "wanted true or false, found the text \"yes\""),
    ]) func errorsNameLinePathAndWhatWasWanted(member: String, path: String, message: String) throws
  {
    let json = """
      {"format": 1, "kind": "guide", "id": "g", "version": 1, "title": "題", "steps": [
      {"id": "a", "title": "題", "body": "文"},
      {"id": "b", "title": "題", "body": "文", \(member)}]}
      """
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(Guide.self, from: Array(json.utf8))
    }
    #expect(issue.message == message)
    #expect(issue.path == "steps[1].\(path)")
    #expect(issue.line == 3)
  }

  private static let advance = "wanted \"button\", {\"click\": true}, {\"visit\": \"/page\"} or {\"event\": \"name\"}"

  @Test(
    arguments: [
      "{}", "{\"days\": 0}", "{\"days\": -1}", "{\"days\": 1, \"hours\": 1}", "{\"days\": 9223372036854775807}",
      "{\"hours\": 999999999}",
    ]) func aSnoozeIsALengthOfTime(json: String) throws
  {
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(Snooze.self, from: Array(json.utf8))
    }
    #expect(issue.message == "wanted either \"days\" or \"hours\", a whole number from 1 to a hundred years")
  }
}
