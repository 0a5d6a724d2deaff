import EventLog
import Foundation
import SurveyKit
import Testing
import TouchContent

struct SurveyCodingTests {
  static let document = """
    {
      "$schema": "https://example.com/survey.json",
      "format": 1, "kind": "survey", "id": "setup-questionnaire", "version": 3,
      "title": { "ja": "初期設定についてのアンケート", "en": "About your set-up" },
      "questions": [
        { "id": "role", "kind": "single", "text": "お立場をお選びください。", "required": true,
          "choices": [{ "id": "owner", "label": "運用責任者" }, { "id": "other", "label": "その他" }] },
        { "id": "ease", "kind": "ces", "text": "手間はどのくらいかかりましたか。", "low": "少ない", "high": "多い",
          "min": 1, "max": 5, "better": "low" },
        { "id": "volume", "kind": "number", "text": "月に何通ですか。", "min": 0.5, "max": 100 },
        { "id": "start", "kind": "date", "text": "開始予定日", "min": "2026-12-01" },
        { "id": "why", "kind": "text", "text": "理由", "maxLength": 500,
          "when": { "any": [{ "question": "ease", "is": ">=", "value": 4 }, { "question": "role", "is": "exists" },
                            { "question": "role", "is": "!=", "value": "other" }] } }
      ],
      "thanks": "ありがとうございました。",
      "thanksWhen": [{ "question": "ease", "is": "<=", "value": 2, "text": "よかったです。",
                       "link": { "label": "次へ", "url": "/reports" } }],
      "snoozeDays": 14
    }
    """

  static let survey = Survey(
    "setup-questionnaire", version: 3, title: ["ja": "初期設定についてのアンケート", "en": "About your set-up"],
    questions: [
      Question(
        "role", .single, "お立場をお選びください。", isRequired: true,
        choices: [AnswerChoice("owner", "運用責任者"), AnswerChoice("other", "その他")]),
      Question(
        "ease", .ces, "手間はどのくらいかかりましたか。", low: "少ない", high: "多い", min: 1, max: 5, better: .low),
      Question("volume", .number, "月に何通ですか。", min: 0.5, max: 100),
      Question("start", .date, "開始予定日", min: "2026-12-01"),
      Question(
        "why", .text, "理由", maxLength: 500,
        when: .any([
          AnswerTerm("ease", .atLeast, 4), AnswerTerm("role", .exists), AnswerTerm("role", .notEqual, "other"),
        ])),
    ],
    thanks: "ありがとうございました。",
    thanksWhen: [
      ThanksRule(when: AnswerTerm("ease", .atMost, 2), "よかったです。", link: ThanksLink("次へ", to: "/reports"))
    ],
    snoozeDays: 14)

  private func decode(_ json: String) throws(ContentIssue) -> Survey {
    try ContentDecoder().decode(Survey.self, from: Array(json.utf8))
  }

  @Test func aDocumentAndTheSameInSwiftAreEqual() throws {
    #expect(try decode(Self.document) == Self.survey)
    #expect(Self.survey.issues(languages: ["ja"], source: "ja").isEmpty)
  }

  @Test(arguments: [survey, Fixtures.nps, Survey("x", title: "題", questions: [], thanks: "礼")])
  func whatIsWrittenReadsBackEqual(_ survey: Survey) throws {
    let bytes = try JSONEncoder().encode(survey)
    #expect(try ContentDecoder().decode(Survey.self, from: Array(bytes)) == survey)
    #expect(try JSONDecoder().decode(Survey.self, from: bytes) == survey)
  }

  @Test func whatIsLeftOutIsNotWritten() throws {
    let bytes = try JSONEncoder().encode(Survey("x", title: "題", questions: [Question("q", .nps, "?")], thanks: "礼"))
    let text = String(decoding: bytes, as: UTF8.self)
    for member in ["required", "choices", "when", "min", "better", "thanksWhen", "snoozeDays", "null"] {
      #expect(!text.contains(member), "\(text)")
    }
  }

  static let broken: [(String, String, String)] = [
    ("\"format\": 1", "\"format\": 2", "at format: written in format 2, this library reads format 1"),
    (
      "\"id\": \"setup-questionnaire\"", "\"id\": \"set up\"",
      "at id: wanted an id of letters, digits, \"-\" and \"_\", found \"set up\""
    ),
    ("\"version\": 3", "\"version\": 0", "at version: wanted a version from 1, found 0"),
    ("\"kind\": \"survey\"", "\"kind\": \"guide\"", "at kind: wanted the kind \"survey\", found \"guide\""),
    (
      "\"kind\": \"number\"", "\"kind\": \"slider\"",
      "at questions[2].kind: unknown word \"slider\"; wanted one of \"ces\", \"csat\", \"date\", \"multiple\", \"nps\", "
        + "\"number\", \"rating\", \"single\", \"text\""
    ),
    ("\"snoozeDays\"", "\"snoozedays\"", "at snoozedays: unknown field \"snoozedays\"; did you mean \"snoozeDays\"?"),
    (
      "\"required\"", "\"requierd\"", "at questions[0].requierd: unknown field \"requierd\"; did you mean \"required\"?"
    ),
    (
      "\"is\": \">=\"", "\"is\": \"=>\"",
      "at questions[4].when.any[0].is: wanted one of \"exists\", \"=\", \"!=\", \"<\", \"<=\", \">\", \">=\", found \"=>\""
    ),
    ("\"any\": [", "\"all\": [], \"any\": [", "at questions[4].when: wanted either \"all\" or \"any\", found both"),
    ("\"url\": \"/reports\"", "\"url\": \"javascript:alert(1)\"", ""),
    ("\"value\": 4", "\"value\": null", ""),
    (", \"value\": 4", "", "at questions[4].when.any[0]: wanted the field \"value\", found \"question\", \"is\""),
  ]

  @Test(arguments: broken)
  func aBrokenDocumentSaysWhereAndWhat(_ old: String, _ new: String, _ message: String) throws {
    #expect(Self.document.contains(old))
    let issue = #expect(throws: ContentIssue.self) {
      try decode(Self.document.replacingOccurrences(of: old, with: new))
    }
    #expect(issue?.line != nil)
    if !message.isEmpty { #expect(issue?.description == message) }
  }
}
