import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// The author's words on a button name their language where the reader's lacks them: in a chat, whose answers they are,
/// as in every other widget.
struct FallbackLanguageTests {
  private static let arabic = RenderContext(language: LanguagePreference(["ar"], source: "ja"))

  private static func chat(_ answer: LocalizedText) throws -> ScenarioProgress {
    let node = ScenarioNode(
      id: "top", text: ["ar": "سؤال"], answers: [.init(id: "yes", label: answer, target: .open("/yes"))])
    let scenario = Scenario(id: "help", title: ["ar": "مساعدة"], nodes: [node])
    var log = Log()
    log.append(
      try ScenarioProgress(of: scenario, in: History(), subject: .sato).apply(.start, by: .sato, id: "s", at: .at(0)))
    return ScenarioProgress(of: scenario, in: log.history, subject: .sato)
  }

  /// The attributes of the buttons, by what they send.
  private static func buttons(_ write: (inout HTMLWriter) -> Void) throws -> [String: [String: String]] {
    let buttons = try HTMLTokens.parse(HTML(write).string).compactMap { token in
      if case .open("button", let attributes) = token { (attributes["value"] ?? "", attributes) } else { nil }
    }
    return Dictionary(uniqueKeysWithValues: buttons)
  }

  @Test func theAnswersOfAChatNameTheLanguageTheyFellBackTo() throws {
    for (answer, lang, dir) in [
      ("はい", "ja", "ltr"), (["en": "Yes"], "en", "ltr"), (["he": "כן"], "he", nil),
      (["ar": "نعم", "ja": "はい"], nil, nil),
    ] as [(LocalizedText, String?, String?)] {
      let progress = try Self.chat(answer)
      for write in [progress.writeModal, progress.write, progress.writeInline] {
        let button = try #require(try Self.buttons { write(&$0, Self.arabic) }["press:yes"])
        #expect(button["lang"] == lang)
        #expect(button["dir"] == dir)
      }
      let told = try #require(progress.clientTouch(in: Self.arabic)?.buttons.first)
      #expect(told.language?.rawValue == lang)
    }
  }

  @Test func theButtonsOfAPopupNameTheirLanguageToo() throws {
    let popup = Popup(
      id: "p", title: ["ar": "عنوان"], body: ["ar": "نص"],
      buttons: [ContentButton(id: "go", label: "はじめる", action: .open("/go"))])
    let buttons = try Self.buttons { popup.write(to: &$0, nonce: "n", in: Self.arabic) }
    #expect(buttons["press:go"]?["lang"] == "ja")
    #expect(buttons["press:go"]?["dir"] == "ltr")
    #expect(popup.clientTouch(nonce: "n", in: Self.arabic).buttons.first?.language == "ja")
    // The library's own words, too.
    let html = HTML { popup.write(to: &$0, nonce: "n", in: Self.arabic) }.string
    #expect(html.contains("><span lang=\"ja\" dir=\"ltr\">閉じる</span></button>"), "\(html)")
    #expect(popup.clientTouch(nonce: "n", in: Self.arabic).buttons.last?.language == "ja")
  }

  @Test func theDotOfATooltipNamesTheLanguageOfItsName() throws {
    let tooltip = Tooltip(id: "t", title: ["ar": "عنوان"], body: ["ar": "نص"], anchor: "#new")
    let html = HTML { tooltip.write(to: &$0, nonce: "n", in: Self.arabic) }.string
    #expect(html.contains(" aria-label=\"ヒント：عنوان\" lang=\"ja\"></button>"), "\(html)")
  }

  @Test func theLinksOfAResourceListNameTheirLanguageToo() throws {
    let resource = Resource(id: "r", title: "手順", medium: .video, url: "/v")
    let progress = ResourceProgress(of: resource, in: History(), subject: .sato)
    let buttons = try Self.buttons { progress.write(to: &$0, in: Self.arabic) }
    #expect(buttons.values.contains { $0["lang"] == "ja" && $0["dir"] == "ltr" })
    #expect(progress.clientTouch(in: Self.arabic).buttons.first?.language == "ja")
  }
}
