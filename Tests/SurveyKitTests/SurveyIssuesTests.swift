import EventLog
import SurveyKit
import Testing
import TouchContent

struct SurveyIssuesTests {
  private func issues(_ questions: Question...) -> [String] {
    Survey("setup", title: "題", questions: questions, thanks: "礼").issues(languages: ["ja"], source: "ja")
      .map { "\($0.severity.rawValue) \($0.code) \($0)" }
  }

  private static let role = Question(
    "role", .single, "?", choices: [AnswerChoice("ads", "広告"), AnswerChoice("mail", "メール"), AnswerChoice("web", "ウェブ")])
  private static let score = Question("score", .nps, "?")

  private static func text(_ id: ItemID, _ condition: AnswerCondition? = nil) -> Question {
    Question(id, .text, "?", when: condition)
  }

  @Test func aSoundSurveyHasNone() {
    #expect(Fixtures.nps.issues(languages: ["ja", "en"], source: "ja").isEmpty)
  }

  @Test func aCircleIsRefusedByName() {
    #expect(
      issues(
        Self.text("a", .all([AnswerTerm("c", .exists)])), Self.text("b", .all([AnswerTerm("a", .exists)])),
        Self.text("c", .any([AnswerTerm("b", .exists), AnswerTerm("b", .equal, "x")]))
      ).filter { $0.contains("circle") } == [
        "error when.circle at questions[0].when: the conditions go in a circle, so none is ever asked: "
          + "\"a\" → \"c\" → \"b\" → \"a\""
      ])
    #expect(
      issues(Self.text("a", .all([AnswerTerm("a", .exists)]))).filter { $0.contains("circle") } == [
        "error when.circle at questions[0].when: the conditions go in a circle, so none is ever asked: \"a\" → \"a\""
      ])
  }

  @Test func scoresThatABranchingForgetsAreNamed() {
    let low = Self.text("low", .all([AnswerTerm("score", .atMost, 6)]))
    let high = Self.text("high", .all([AnswerTerm("score", .atLeast, 9)]))
    let middle = Self.text("mid", .all([AnswerTerm("score", .atLeast, 7), AnswerTerm("score", .atMost, 8)]))
    #expect(
      issues(Self.score, low, high) == [
        "warning branch.unrouted at questions[0]: other questions branch on \"score\", and none is asked after 7–8"
      ])
    #expect(issues(Self.score, low, middle, high).isEmpty)
    #expect(issues(Self.score, low).isEmpty)
    #expect(
      issues(
        Self.role, Self.text("a", .all([AnswerTerm("role", .equal, "ads")])),
        Self.text("b", .all([AnswerTerm("role", .equal, "mail")]))) == [
          "warning branch.unrouted at questions[0]: other questions branch on \"role\", and none is asked after \"web\""
        ])
  }

  static let conditions: [(AnswerTerm, String)] = [
    (
      AnswerTerm("scor", .atMost, 6),
      "error when.question at questions[2].when.all[0].question: there is no question \"scor\"; did you mean \"score\"?"
    ),
    (
      AnswerTerm("role", .equal, "sales"),
      "error when.choice at questions[2].when.all[0].value: question \"role\" has no choice \"sales\"; "
        + "wanted one of \"ads\", \"mail\", \"web\""
    ),
    (
      AnswerTerm("role", .less, "mail"),
      "error when.order at questions[2].when.all[0].is: answers to \"role\" have no order, so \"<\" never holds"
    ),
    (
      AnswerTerm("score", .greater, 10),
      "error when.constant at questions[2].when.all[0].value: no answer from 0 to 10 is > 10"
    ),
    (
      AnswerTerm("score", .atMost, 10),
      "error when.constant at questions[2].when.all[0].value: every answer from 0 to 10 is <= 10"
    ),
    (
      AnswerTerm("score", .equal, "9"),
      "error when.value at questions[2].when.all[0].value: wanted a whole number, found \"9\""
    ),
    (
      AnswerTerm("score", .exists, 1),
      "error when.value at questions[2].when.all[0].value: wanted true or false, found 1"
    ),
  ]

  @Test(arguments: conditions)
  func aConditionThatCannotBeMeantIsRefused(_ term: AnswerTerm, _ message: String) {
    #expect(issues(Self.role, Self.score, Self.text("why", .all([term]))) == [message])
  }

  @Test func conditionsOnLaterQuestionsAndEmptyOnesAreTold() {
    #expect(
      issues(Self.text("why", .all([AnswerTerm("score", .atMost, 6)])), Self.score) == [
        "warning when.later at questions[0].when.all[0].question: "
          + "question \"score\" comes later, so the user meets this one too early"
      ])
    #expect(
      issues(Self.score, Self.text("why", .any([]))) == [
        "error when.empty at questions[1].when.any: wanted at least one comparison, found none"
      ])
  }

  static let questions: [(Question, String)] = [
    (
      Question("a b", .nps, "?"),
      "error id.plain at questions[0].id: wanted an id of letters, digits, \"-\" and \"_\", found \"a b\""
    ),
    (Question("q", .nps, "　"), "error text.empty at questions[0].text: wanted a text, found an empty one"),
    (
      Question("q", .single, "?", choices: [AnswerChoice("a", "A")]),
      "error choices.missing at questions[0].choices: wanted at least two choices, found 1"
    ),
    (
      Question("q", .single, "?", choices: [AnswerChoice("a", "A"), AnswerChoice("a", "B")]),
      "error choice.duplicate at questions[0].choices[1].id: the id \"a\" is that of another choice already"
    ),
    (
      Question("q", .csat, "?", choices: [AnswerChoice("6", "最高")]),
      "error choice.scale at questions[0].choices[0].id: wanted a whole number from 1 to 5, found \"6\""
    ),
    (
      Question("q", .text, "?", choices: [AnswerChoice("a", "A")]),
      "error question.member at questions[0].choices: a question of the kind \"text\" takes no \"choices\""
    ),
    (
      Question("q", .nps, "?", min: 1),
      "error question.member at questions[0].min: a question of the kind \"nps\" takes no \"min\""
    ),
    (
      Question("q", .ces, "?", min: 1, max: 6),
      "error scale.effort at questions[0].max: wanted a scale from 1 to 7 or from 1 to 5"
    ),
    (
      Question("q", .rating, "?", min: 0, max: 11),
      "error scale.width at questions[0].max: wanted a scale of 2 to 11 numbers, found 0 to 11"
    ),
    (
      Question("q", .number, "?", min: "1"),
      "error bound.kind at questions[0].min: wanted a number, found \"1\""
    ),
    (Question("q", .number, "?", min: 2, max: 1), "error bound.order at questions[0].max: wanted at least 2, found 1"),
    (
      Question("q", .date, "?", max: "2026-13-01"),
      "error bound.kind at questions[0].max: wanted a date such as \"2026-12-01\", found \"2026-13-01\""
    ),
    (
      Question("q", .text, "?", maxLength: 0),
      "error length.range at questions[0].maxLength: wanted a number of characters from 1, found 0"
    ),
    (
      Question("q", .date, "?", low: "低"),
      "error question.member at questions[0].low: a question of the kind \"date\" takes no \"low\""
    ),
    (
      Question("q", .csat, "?", better: .low),
      "error question.member at questions[0].better: a question of the kind \"csat\" takes no \"better\""
    ),
  ]

  @Test(arguments: questions)
  func aQuestionThatDoesNotFitItsKindIsRefused(_ question: Question, _ message: String) {
    #expect(issues(question) == [message])
  }

  @Test func aSurveyHasAnEnd() {
    let survey = Survey(
      "setup", title: "題", questions: (0...200).map { Question(ItemID("q\($0)"), .nps, "?") }, thanks: "礼")
    #expect(
      survey.issues(languages: ["ja"], source: "ja").map(\.description) == [
        "at questions: wanted at most 200 questions, found 201"
      ])
  }

  @Test func theDocumentItselfIsChecked() {
    let survey = Survey("a/b", version: 0, title: "題", questions: [], thanks: "礼", snoozeDays: 0)
    #expect(
      survey.issues(languages: ["ja"], source: "ja").map(\.code) == [
        "id.plain", "version.range", "questions.missing", "snooze.range",
      ])
    #expect(
      issues(Self.score, Self.score) == [
        "error question.duplicate at questions[1].id: the id \"score\" is that of questions[0] already"
      ])
  }

  @Test func aResponseMustFitIntoOneEvent() {
    let texts = (0..<11).map { Question(ItemID("q\($0)"), .text, "?") }
    var survey = Survey("setup", title: "題", questions: texts, thanks: "礼")
    #expect(
      survey.issues(languages: ["ja"], source: "ja").map(\.description) == [
        "at questions: the free texts may take 66000 bytes together, and one event holds 61440 of them; "
          + "lower their \"maxLength\""
      ])
    survey.questions.removeLast()
    #expect(survey.issues(languages: ["ja"], source: "ja").isEmpty)
  }

  @Test func missingTranslationsAreWarnings() {
    let issues = Fixtures.survey(Fixtures.question(.nps)).issues(languages: ["ja", "en"], source: "ja")
    #expect(issues.map(\.path) == ["title", "questions[0].text", "thanks"])
    #expect(issues.allSatisfy { $0.severity == .warning && $0.code == "text.untranslated" })
  }

  @Test func mergeFieldsAreListedWithTheirPlaces() {
    #expect(Fixtures.nps.mergeFields.map(\.path) == ["thanksWhen[0].text"])
    #expect(Fixtures.nps.mergeFields.map(\.field.name) == ["user.lastName"])
  }

  @Test func aQuestionMayNotChangeItsKindOrScaleUnderTheSameID() {
    let old = Fixtures.survey(Question("q", .ces, "?"), Question("r", .rating, "?"), Question("s", .text, "?"))
    var new = Fixtures.survey(
      Question("q", .ces, "?", min: 1, max: 5), Question("r", .csat, "?"), Question("s", .text, "新しい文"),
      Question("t", .nps, "?"))
    #expect(
      new.issues(replacing: old).map(\.description) == [
        "at version: wanted a version above 1, found 1",
        "at questions[0].max: question \"q\" was on a scale from 1 to 7 in version 1 and is on one from 1 to 5 now; "
          + "give it another id",
        "at questions[1].kind: question \"r\" was of the kind \"rating\" in version 1 and is of the kind \"csat\" now; "
          + "give it another id",
      ])
    new.version = 2
    new.questions = [Question("q", .ces, "?", better: .low)]
    #expect(
      new.issues(replacing: old).map(\.description) == [
        "at questions[0].better: question \"q\" was best at its high end in version 1 and is best at its low end now; "
          + "give it another id"
      ])
    new.questions = [Question("q", .ces, "言い換え"), Question("u", .text, "?")]
    #expect(new.issues(replacing: old).isEmpty)
    new.id = "other"
    #expect(new.issues(replacing: old).map(\.code) == ["survey.other"])
  }
}
