import EventLog
import Foundation
import Testing
import TouchContent

@testable import ChecklistEngine

/// A text that the reader's language lacks names its language, and its direction on a page of the other one.
struct FallbackLanguageTests {
  private static func checklist(_ text: LocalizedText) -> Checklist {
    let item = Checklist.Item(
      id: "tag", statement: text, resources: [Checklist.Resource(.video, title: text, url: "https://example.com/v")])
    let linked = Checklist.Item(id: "form", statement: text, path: "/forms")
    let section = Checklist.Section(id: "web", title: text, items: [item, linked])
    return Checklist(id: "setup", title: text, levels: [Checklist.Level(id: "lv1", title: text, sections: [section])])
  }

  private static func html(_ text: LocalizedText, _ languages: [LanguageTag]) -> String {
    let context = RenderContext(language: LanguagePreference(languages, source: "ja"))
    return Log().progress(checklist(text)).html(viewer: .sato, context: context).string
  }

  @Test(
    arguments: [
      (LocalizedText("題"), "ar", " lang=\"ja\" dir=\"ltr\""), (["en": "題"], "ar", " lang=\"en\" dir=\"ltr\""),
      (["ar": "題"], "ja", " lang=\"ar\" dir=\"rtl\""), (["ar": "題"], "he", " lang=\"ar\""),
      (["en": "題"], "ja", " lang=\"en\""), (["ar": "題", "ja": "文"], "ar", ""), (["ar": "題"], "ar-EG", ""),
    ] as [(LocalizedText, LanguageTag, String)])
  func everyTextOfAListNamesTheLanguageItFellBackTo(text: LocalizedText, reader: LanguageTag, mark: String) {
    let html = Self.html(text, [reader])
    let among = mark.isEmpty ? "題" : "<span\(mark)>題</span>"
    #expect(html.contains("<h2 class=\"tt-list-h\" id=\"tt-h-checklist-setup\"\(mark)>題</h2>"), "\(html)")
    #expect(html.contains("<h3 class=\"tt-level-h\" id=\"tt-l-checklist-setup-lv1\">\(among) <span"))
    #expect(html.contains("<h4 class=\"tt-group\"\(mark)>題</h4>"))
    #expect(html.contains("<span class=\"tt-what\" id=\"tt-i-checklist-setup-tag\"\(mark)>題</span>"))
    #expect(html.contains("<a id=\"tt-i-checklist-setup-form\" href=\"/forms\"\(mark)>題</a>"))
    #expect(html.contains("<a href=\"https://example.com/v\" rel=\"noopener\"\(mark)>題"))
  }

  @Test func aTextInTheReadersLanguageOrAMoreGeneralOneNamesNone() {
    for (text, languages) in [
      (["ja": "文", "en": "text"], ["ja"]), ("文", []), (["en": "text"], ["en-GB"]),
    ] as [(LocalizedText, [LanguageTag])] {
      let html = Self.html(text, languages)
      #expect(!html.contains(" lang="), "\(html)")
      #expect(!html.contains(" dir="))
    }
  }

  @Test(
    arguments: [
      (["ar"], " lang=\"ja\" dir=\"ltr\"", "1件中0件完了", "任意"),
      (["ar-EG", "en"], " lang=\"en\" dir=\"ltr\"", "0 of 1 done", "optional"),
      (["ko"], " lang=\"ja\"", "1件中0件完了", "任意"),
    ] as [([LanguageTag], String, String, String)])
  func theLibrarysOwnWordsNameTheLanguageTheyFellBackTo(
    languages: [LanguageTag], mark: String, count: String, optional: String
  ) {
    let item = Checklist.Item(id: "tag", statement: ["ar": "نص", "ko": "글"], isOptional: true)
    let other = Checklist.Item(id: "form", statement: ["ar": "نص", "ko": "글"])
    let section = Checklist.Section(id: "web", title: ["ar": "نص", "ko": "글"], items: [item, other])
    let level = Checklist.Level(id: "lv1", title: ["ar": "نص", "ko": "글"], sections: [section])
    let checklist = Checklist(id: "setup", title: ["ar": "نص", "ko": "글"], levels: [level])
    let context = RenderContext(language: LanguagePreference(languages, source: "ja"))
    let html = Log().progress(checklist).html(viewer: .sato, context: context).string
    #expect(html.contains("<span class=\"tt-note\"><span\(mark)>\(count)</span></span>"), "\(html)")
    #expect(html.contains("<p class=\"tt-meta\"><span\(mark)>\(optional)</span></p>"))
    #expect(html.contains(" lang=\"\(mark.contains("en") ? "en" : "ja")\">0%</progress>"))
  }

  @Test func aHostsWordsForAPhraseNeedNoMark() {
    var context = RenderContext(language: LanguagePreference(["ar"], source: "ja"))
    context.phrases = ["checklist.count": ["ar": "{{done}}/{{total}}"], "checklist.tick": ["he": "כן"]]
    let html = Log().progress(Self.checklist(["ar": "نص"])).html(viewer: .sato, context: context).string
    #expect(html.contains("<span class=\"tt-note\">0/2</span>"), "\(html)")
    #expect(html.contains("><span lang=\"he\">כן</span></button>"))
  }

  @Test func theStepsOfAProgrammeNameTheirLanguageToo() {
    let programme = Programme(
      id: "start", title: "導入", steps: [Programme.Step(id: "call", kind: .meeting, title: "面談", url: "/call")])
    let progress = ProgrammeProgress(
      of: programme, in: History(), subject: .sato, calendar: BusinessCalendarTests.japan)
    let context = RenderContext(language: LanguagePreference(["ar"], source: "ja"))
    let html = progress.html(viewer: .sato, at: Log().now, context: context).string
    #expect(html.contains("<h2 class=\"tt-list-h\" id=\"tt-h-programme-start\" lang=\"ja\" dir=\"ltr\">導入</h2>"))
    #expect(
      html.contains("<a id=\"tt-i-programme-start-call\" href=\"/call\" lang=\"ja\" dir=\"ltr\">面談</a>"), "\(html)")
  }
}
