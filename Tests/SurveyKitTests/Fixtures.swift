import EventLog
import Foundation
import SurveyKit
import TouchContent

/// The surveys and people that the tests speak of.
enum Fixtures {
  static let sato = Subject(user: "sato", of: "aoba")
  static let suzuki = Subject(user: "suzuki", of: "aoba")
  static let miller = Subject(user: "miller", of: "northwind")
  static let noon = Date(timeIntervalSince1970: 1_796_094_000)  // 2026-12-01T03:00:00Z, noon in Tokyo

  static let context = RenderContext(
    language: LanguagePreference(["ja"], source: "ja"), values: ["user.lastName": "佐藤"], page: "/reports?tab=a")
  static let english = RenderContext(language: LanguagePreference(["en"], source: "ja"))

  /// NPS with a question for detractors, one for everybody else, and one that every kind of condition reaches.
  static let nps = Survey(
    "nps", title: ["ja": "ご利用についてのアンケート", "en": "Your experience so far"],
    questions: [
      Question(
        "score", .nps, ["ja": "ハコブネMAを同僚の方にすすめたいと思われますか。", "en": "Would you recommend Hakobune MA?"],
        isRequired: true, low: ["ja": "まったく思わない", "en": "Not at all"], high: ["ja": "強く思う", "en": "Very much"]),
      Question(
        "improve", .text, ["ja": "改善が必要な点をお聞かせください。", "en": "What should we improve?"], maxLength: 20,
        when: .all([AnswerTerm("score", .atMost, 6)])),
      Question(
        "praise", .text, ["ja": "気に入っていただけた点をお聞かせください。", "en": "What do you like?"],
        when: .any([AnswerTerm("score", .atLeast, 7)])),
    ],
    thanks: ["ja": "ご回答ありがとうございました。", "en": "Thank you."],
    thanksWhen: [
      ThanksRule(
        when: AnswerTerm("score", .atLeast, 9), ["ja": "{{user.lastName}}様、高い評価をありがとうございます。", "en": "Thank you!"],
        link: ThanksLink(["ja": "レビューを書く", "en": "Write a review"], to: "https://example.com/review"))
    ])

  /// One question of a kind, as most tests of answers need it.
  static func survey(_ questions: Question...) -> Survey {
    Survey("setup", title: "初期設定について", questions: questions, thanks: "ありがとうございました。")
  }

  static func question(_ kind: QuestionKind) -> Question {
    switch kind {
    case .single:
      Question("q", kind, "ご担当業務をお選びください。", choices: [AnswerChoice("ads", "広告運用"), AnswerChoice("mail", "メール配信")])
    case .multiple:
      Question(
        "q", kind, "知りたいテーマをお選びください。",
        choices: [AnswerChoice("mail", "メール"), AnswerChoice("forms", "フォーム"), AnswerChoice("report", "レポート")])
    default: Question("q", kind, "ご回答ください。")
    }
  }

  static func recorded(_ events: [Event]) -> [RecordedEvent] {
    events.enumerated().map { index, event in
      RecordedEvent(event: event, version: index + 1, position: Position(Int64(index + 1)), recordedAt: event.time)
    }
  }

  static func history(_ events: [Event]) -> History { History(recorded(events)) }

  static func html(_ survey: Survey, errors: [AnswerError] = [], values: [String: [String]] = [:]) -> String {
    var writer = HTMLWriter()
    let progress = SurveyProgress(of: survey, in: History(), subject: sato)
    survey.write(progress, errors: errors, values: values, to: &writer, context: context)
    return writer.html.string
  }
}
