import EventLog
import SurveyKit
import Testing
import TouchContent

/// A text that the reader's language lacks names its language, and its direction on a page of the other one.
struct FallbackLanguageTests {
  private static func survey(_ text: LocalizedText) -> Survey {
    Survey(
      "setup", title: text,
      questions: [
        Question("score", .csat, text, low: text, high: text, choices: [AnswerChoice("3", text)]),
        Question("use", .multiple, text, choices: [AnswerChoice("mail", text)]),
        Question("why", .text, text, isRequired: true),
      ], thanks: text,
      thanksWhen: [ThanksRule(when: AnswerTerm("score", .atLeast, 5), text, link: ThanksLink(text, to: "/review"))])
  }

  private static func html(_ text: LocalizedText, _ languages: [LanguageTag]) throws -> String {
    let context = RenderContext(language: LanguagePreference(languages, source: "ja"))
    let survey = survey(text)
    let progress = SurveyProgress(of: survey, in: History(), subject: Fixtures.sato)
    let sheet = try AnswerSheet(survey, fields: ["q.score": ["5"], "q.why": ["a"]])
    return HTML {
      survey.write(progress, to: &$0, context: context)
      survey.writeThanks(for: sheet, to: &$0, context: context)
    }.string
  }

  @Test(
    arguments: [
      (LocalizedText("題"), "ar", " lang=\"ja\" dir=\"ltr\""), (["en": "題"], "ar", " lang=\"en\" dir=\"ltr\""),
      (["ar": "題"], "ja", " lang=\"ar\" dir=\"rtl\""), (["ar": "題"], "he", " lang=\"ar\""),
      (["en": "題"], "ja", " lang=\"en\""), (["ar": "題", "ja": "文"], "ar", ""), (["ar": "題"], "ar-EG", ""),
    ] as [(LocalizedText, LanguageTag, String)])
  func everyTextOfASurveyNamesTheLanguageItFellBackTo(text: LocalizedText, reader: LanguageTag, mark: String) throws {
    let html = try Self.html(text, [reader])
    let among = mark.isEmpty ? "題" : "<span\(mark)>題</span>"
    #expect(html.contains("<h2 class=\"tt-h\" id=\"tt-h-survey-setup\"\(mark)>題</h2>"), "\(html)")
    #expect(html.contains("<legend id=\"tt-ql-survey-setup-score\">\(among) <span class=\"tt-note\">"))
    #expect(html.contains("<span class=\"tt-sr\"\(mark)>題</span>"))
    #expect(html.contains("<span id=\"tt-lo-survey-setup-score\"\(mark)>題</span>"))
    #expect(html.contains("<span id=\"tt-hi-survey-setup-score\"\(mark)>題</span>"))
    #expect(html.contains("value=\"mail\"> \(among)</label>"))
    #expect(html.contains("for=\"tt-f-survey-setup-why\">\(among)</label>"))
    #expect(html.contains("role=\"status\" tabindex=\"-1\" autofocus\(mark)>題</p>"))
    #expect(html.contains("href=\"/review\"\(mark)>題</a>"))
  }

  @Test func theLibrarysOwnWordsNameTheLanguageTheyFellBackTo() throws {
    let html = try Self.html(["ar": "نص"], ["ar"])
    #expect(html.contains("><span lang=\"ja\" dir=\"ltr\">送信</span></button>"), "\(html)")
    #expect(html.contains("<span class=\"tt-note\"><span lang=\"ja\" dir=\"ltr\">任意</span></span>"))
    #expect(html.contains("><span lang=\"ja\" dir=\"ltr\">閉じる</span></button>"))
  }

  @Test func aTextInTheReadersLanguageOrAMoreGeneralOneNamesNone() throws {
    for (text, languages) in [
      (["ja": "文", "en": "text"], ["ja"]), ("文", []), (["en": "text"], ["en-GB"]),
    ] as [(LocalizedText, [LanguageTag])] {
      let html = try Self.html(text, languages)
      #expect(!html.contains(" lang="), "\(html)")
      #expect(!html.contains(" dir="))
    }
  }
}
