import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What a client that draws for itself is told of every kind, held against files that can be opened and read:
/// `Tests/Golden/TechTouch`. With `RECORD_GOLDEN=1` in the environment the files are written anew.
struct ClientJSONTests {
  private static let tooltip = Tooltip(
    id: "period", title: ["ja": "集計期間 <A&B>", "en": "Period"], body: ["ja": "**期間**を選びます。", "en": "Choose."],
    anchor: "#period")
  private static let banner = Banner(
    id: "release", body: ["ja": "{{user.lastName}}様へ。[詳細](/news)", "en": "News"],
    buttons: [
      ContentButton(id: "read", label: ["ja": "読む", "en": "Read"], action: .open("/news")),
      ContentButton(id: "close", label: ["ja": "閉じる", "en": "Close"], action: .dismiss, style: .quiet),
    ])
  private static let survey = Survey(
    "nps", title: ["ja": "アンケート", "en": "Survey"],
    questions: [
      Question(
        "score", .nps, ["ja": "薦める可能性はどのくらいですか。", "en": "How likely?"], isRequired: true,
        low: ["ja": "薦めない", "en": "Not at all"], high: ["ja": "薦める", "en": "Surely"]),
      Question("why", .text, ["ja": "理由をお聞かせください。", "en": "Why?"], when: .all([AnswerTerm("score", .atMost, 6)])),
      Question(
        "use", .multiple, ["ja": "お使いの機能", "en": "In use"],
        choices: [
          AnswerChoice("mail", ["ja": "メール", "en": "Mail"]), AnswerChoice("form", ["ja": "フォーム", "en": "Forms"]),
        ]),
    ], thanks: ["ja": "ありがとうございました。", "en": "Thank you."])
  private static let setup = Checklist(
    id: "setup", title: ["ja": "導入", "en": "Setup"],
    levels: [
      Checklist.Level(
        id: "lv1", title: ["ja": "LV1", "en": "LV1"],
        sections: [
          Checklist.Section(
            id: "web", title: ["ja": "Web", "en": "Web"],
            items: [
              Checklist.Item(
                id: "tag", statement: ["ja": "計測タグを設置した", "en": "Tag installed"],
                path: "/settings",
                resources: [.init(.video, title: ["ja": "設置手順", "en": "Setup"], url: "/help/tag", seconds: 95)]),
              Checklist.Item(id: "domain", statement: ["ja": "ドメインを認証した", "en": "Domain verified"]),
            ])
        ]),
      Checklist.Level(
        id: "lv2", title: ["ja": "LV2", "en": "LV2"],
        sections: [
          Checklist.Section(
            id: "ma", title: ["ja": "MA", "en": "MA"],
            items: [Checklist.Item(id: "score", statement: ["ja": "採点を設定した", "en": "Scoring set up"])])
        ]),
    ])

  static let contents: [Content] = [
    .guide(Fixture.tour), .popup(Fixture.welcome), .tooltip(tooltip), .banner(banner), .survey(survey),
    .checklist(setup), .scenario(ChatAndResourceTests.help), .resource(ChatAndResourceTests.video),
    .resourceList(ChatAndResourceTests.list),
  ]

  @Test(arguments: contents) func eachKindIsTheJSONOfItsFile(content: Content) async throws {
    let rules = [Rule("show", on: .anyPage, do: .show(content.ref.unversioned))]
    let catalog = try Catalog(product: Fixture.product, contents: Self.contents, rules: RuleDocument(rules: rules))
    let journey = try Journey(catalog: catalog, user: Fixture.sato, start: "2026-04-01T09:00+09:00")
    try await journey.visit("/")
    let touches = try #require(journey.touches)
    #expect(touches.json.map(\.content) == [content.ref])
    #expect(try JSONDecoder().decode([ClientTouch].self, from: Data(touches.jsonText.utf8)) == touches.json)
    try Self.check("\(content.ref.kind).json", touches.json)
    try Self.checkForms(touches)
  }

  /// Every form of the HTML is in the JSON: the same nonce, endpoint and actions.
  private static func checkForms(_ touches: Touches) throws {
    for form in RenderedForm.all(in: touches.banner.string + touches.root.string) {
      let nonce = form["nonce"] ?? ""
      let touch = touches.json.first { $0.nonce.rawValue == nonce }
      let item = touches.json.flatMap { $0.levels ?? [] }.flatMap(\.items).first { $0.nonce.rawValue == nonce }
      let actions = (item?.buttons ?? touch?.buttons)?.map(\.action)
      #expect(actions == form.actions, "\(form)")
    }
    #expect(touches.json.allSatisfy { $0.endpoint == "/touch" && $0.page == "/" })
  }

  private static func check(_ name: String, _ touches: [ClientTouch], file: String = #filePath) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(touches), as: UTF8.self) + "\n"
    let url = URL(filePath: file).deletingLastPathComponent().appending(path: "../Golden/TechTouch/\(name)")
      .standardized
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    #expect(text == (try String(contentsOf: url, encoding: .utf8)), "\(name) is not what it was")
  }

  @Test func whatAClientPostsIsTakenLikeAForm() async throws {
    let rules = [Rule("show", on: .anyPage, do: .show("popup/welcome"))]
    let catalog = try Catalog(product: Fixture.product, contents: Self.contents, rules: RuleDocument(rules: rules))
    let journey = try Journey(catalog: catalog, user: Fixture.sato, start: "2026-04-01T09:00+09:00")
    try await journey.visit("/")
    let touch = try #require(journey.touches?.json.first)
    let button = try #require(touch.buttons.first)
    try await journey.submit(
      FormFields([
        ("content", touch.content.description), ("nonce", touch.nonce.rawValue), ("action", button.action),
        ("return", touch.page),
      ]))
    #expect(try await journey.events(named: .pressed).map(\.item) == ["start"])
    #expect(try await journey.events(named: .started).map(\.content) == ["guide/tour@1"])
  }
}
