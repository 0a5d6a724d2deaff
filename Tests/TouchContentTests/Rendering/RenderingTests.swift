import Testing

@testable import TouchContent

struct RenderingTests {
  let context = RenderContext(
    language: LanguagePreference(["en"], source: "ja"), values: ["name": "佐藤"], page: "/x?a=\"1\"&b",
    phrases: ["send": "Absenden"])

  @Test func aFormCarriesItsFields() {
    let html = HTML {
      $0.open(TouchForm(content: "guide/g@1", item: "a", nonce: "n"), columns: true, in: context)
      $0.closeForm()
    }
    #expect(
      html.string == """
        <form method="post" action="/touch" data-tt class="tt-cols">\
        <input type="hidden" name="content" value="guide/g@1"><input type="hidden" name="item" value="a">\
        <input type="hidden" name="nonce" value="n">\
        <input type="hidden" name="return" value="/x?a=&quot;1&quot;&amp;b"></form>
        """)
  }

  @Test func aButtonSaysWhatItIs() {
    let button = TouchButton(
      "press:a\"b", style: .quiet, isLast: true, isEscape: true, id: "i", labelledBy: "i j")
    #expect(
      HTML { $0.button(button) { $0.text("<x>") } }.string == """
        <button class="tt-btn tt-btn-q tt-x" name="action" value="press:a&quot;b" id="i" aria-labelledby="i j" \
        formnovalidate data-tt-esc>&lt;x&gt;</button>
        """)
    #expect(
      HTML { $0.button(TouchButton("next", style: .primary, validates: true)) { _ in } }.string
        == "<button class=\"tt-btn tt-btn-1\" name=\"action\" value=\"next\"></button>")
  }

  @Test func aHostReplacesPhrases() {
    // Without a language they are in the product's own.
    #expect(HTML { $0.phrase(.send, in: context) }.string == "<span lang=\"ja\">Absenden</span>")
    #expect(context.plain(.send) == "Absenden")
    #expect(HTML { $0.phrase(.close, in: context) }.string == "Close")
    #expect(context.plain(.later) == "Later")
  }

  @Test func aFallbackNamesItsLanguage() {
    #expect(HTML { $0.body(["ja": "文", "en": "text"], in: context) }.string == "<p class=\"tt-p\">text</p>")
    #expect(HTML { $0.body("文", id: "i", in: context) }.string == "<p class=\"tt-p\" id=\"i\" lang=\"ja\">文</p>")
    #expect(HTML { $0.body("一\n\n二", in: context) }.string.hasPrefix("<div class=\"tt-p\" lang=\"ja\">"))
    let british = RenderContext(language: LanguagePreference(["en-GB"], source: "ja"))
    #expect(british.fallbackLanguage(of: ["en": "text"] as LocalizedText) == nil)
    #expect(british.fallbackLanguage(of: ["ja": "文"] as LocalizedText) == "ja")
    #expect(RenderContext(language: LanguagePreference([], source: "ja")).rootLanguage == "ja")
  }

  @Test func aFallbackOfTheOtherDirectionSaysSo() {
    let arabic = RenderContext(language: LanguagePreference(["ar"], source: "ja"))
    #expect(HTML { $0.body("文", in: arabic) }.string == "<p class=\"tt-p\" lang=\"ja\" dir=\"ltr\">文</p>")
    #expect(
      HTML { $0.body("一\n\n二", in: arabic) }.string.hasPrefix("<div class=\"tt-p\" lang=\"ja\" dir=\"ltr\">"))
    #expect(HTML { $0.body(["ar": "نص"], in: context) }.string == "<p class=\"tt-p\" lang=\"ar\" dir=\"rtl\">نص</p>")
  }

  @Test func picturesAndVideosSayWhatTheyShow() {
    let picture = Media(source: "/a.png", alt: "\"<完成図>\"")
    #expect(
      HTML { $0.media(picture, in: context) }.string
        == "<div class=\"tt-media\"><img src=\"/a.png\" alt=\"&quot;&lt;完成図&gt;&quot;\" loading=\"lazy\"></div>")
    let video = Media(.video, source: "https://example.com/v.mp4", alt: "手順")
    #expect(
      HTML { $0.media(video, in: context) }.string == """
        <div class="tt-media"><video src="https://example.com/v.mp4" controls preload="metadata" playsinline \
        aria-label="手順"></video></div>
        """)
  }
}
