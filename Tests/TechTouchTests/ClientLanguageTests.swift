import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A client that draws for itself is told the language of each text that fell back, as the HTML says it.
struct ClientLanguageTests {
  private static func touches(_ content: Content) async throws -> Touches {
    let rules = [Rule("show", on: .anyPage, do: .show(content.ref.unversioned))]
    let catalog = try Catalog(product: Fixture.product, contents: [content], rules: RuleDocument(rules: rules))
    let journey = try Journey(catalog: catalog, user: Fixture.sato, start: "2026-04-01T09:00+09:00")
    try await journey.visit("/")
    return try #require(journey.touches)
  }

  @Test func eachQuestionAndChoiceOfASurveyHasItsOwn() async throws {
    let survey = Survey(
      "nps", title: "題",
      questions: [
        Question("score", .nps, ["en": "How likely?"], low: ["en": "Not"], high: "はい"),
        Question("use", .single, "用途", choices: [AnswerChoice("mail", ["en": "Mail"]), AnswerChoice("form", "フォーム")]),
      ], thanks: "礼")
    let questions = try #require(try await Self.touches(.survey(survey)).json.first?.questions)
    #expect(questions.map(\.language) == ["en", nil])
    #expect(questions[0].lowLanguage == "en")
    #expect(questions[0].highLanguage == nil)
    #expect(questions[1].choices.map(\.language) == ["en", nil])
  }

  @Test func eachLevelItemAndLinkOfAChecklistHasItsOwn() async throws {
    let items = [
      Checklist.Item(
        id: "tag", statement: ["en": "Tag installed"],
        resources: [.init(.video, title: ["en": "Setup"], url: "/help/tag"), .init(.video, title: "手順", url: "/v")]),
      Checklist.Item(id: "domain", statement: "ドメインを認証した"),
    ]
    let level = Checklist.Level(
      id: "lv1", title: ["en": "Level 1"], sections: [Checklist.Section(id: "web", title: "Web", items: items)])
    let checklist = Checklist(id: "setup", title: "導入", levels: [level])
    let told = try #require(try await Self.touches(.checklist(checklist)).json.first?.levels?.first)
    #expect(told.language == "en")
    #expect(told.items.map(\.language) == ["en", nil])
    #expect(told.items[0].resources.map(\.language) == ["en", nil])
  }
}
