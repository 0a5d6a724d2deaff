import Foundation
import Testing

@testable import TouchContent

struct RichTextTests {
  static func html(_ source: String, _ values: MergeValues = [:]) -> String {
    HTML { RichText(source: source).write(values, to: &$0) }.string
  }

  @Test(
    arguments: [
      ("一行", "<p class=\"tt-p\">一行</p>"), ("一\n二", "<p class=\"tt-p\">一<br>二</p>"),
      ("一\r\n二", "<p class=\"tt-p\">一<br>二</p>"),
      ("一\n\n二", "<div class=\"tt-p\"><p>一</p><p>二</p></div>"),
      ("- 一\n- 二", "<div class=\"tt-p\"><ul><li>一</li><li>二</li></ul></div>"),
      ("1. 一\n2. 二", "<div class=\"tt-p\"><ol><li>一</li><li>二</li></ol></div>"),
      ("- 一\n1. 二", "<div class=\"tt-p\"><ul><li>一</li></ul><ol><li>二</li></ol></div>"),
      ("文\n- 一\n文", "<div class=\"tt-p\"><p>文</p><ul><li>一</li></ul><p>文</p></div>"),
      ("**強**と*弱*と`code`", "<p class=\"tt-p\"><strong>強</strong>と<em>弱</em>と<code>code</code></p>"),
      ("**a *b* c**", "<p class=\"tt-p\"><strong>a <em>b</em> c</strong></p>"),
      ("[詳細](/status)", "<p class=\"tt-p\"><a href=\"/status\">詳細</a></p>"),
      ("[外](https://example.com)", "<p class=\"tt-p\"><a href=\"https://example.com\" rel=\"noopener\">外</a></p>"),
      ("[**強**](#x)", "<p class=\"tt-p\"><a href=\"#x\"><strong>強</strong></a></p>"),
      ("", "<div class=\"tt-p\"></div>"),
    ]) func theSubsetBecomesMarkup(source: String, html: String)
  {
    #expect(Self.html(source) == html)
  }

  @Test(
    arguments: [
      "# 見出し", "> 引用", "---", "***", "| a | b |", "~~x~~", "__x__", "_x_", "<b>x</b>", "<!-- x -->",
      "&lt;", "&copy;", "<https://example.com>", "https://example.com", "[x]", "[x]()", "[](/x)", "[x](javascript:x)",
      "[x](http://example.com)", "[x](//example.com)", "[x][1]", "[x] (/x)", "`x", "``", "**", "****", "**x", "*x",
      "[x](/x", "1234. x", "1.x", "-x", "+ x", "* x", "#", "(c)", "[x](/a b)", "- [ ] x",
    ]) func everythingElseIsText(source: String) throws
  {
    let text = RichText(source: source)
    // A list of one item is in the subset, its task box is not.
    let shown = source == "- [ ] x" ? "- [ ] x" : source
    #expect(text.plain([:]) == shown)
    #expect(
      text.blocks.allSatisfy {
        if case .paragraph(let inlines) = $0 { Self.isText(inlines) } else { source.hasPrefix("- ") }
      })
  }

  @Test func aValueNeverBecomesMarkup() {
    let html = Self.html("**{{a}}** {{b|**x**}}", ["a": "*x* <b> [x](/x)"])
    #expect(html == "<p class=\"tt-p\"><strong>*x* &lt;b&gt; [x](/x)</strong> **x**</p>")
  }

  @Test func plainTextKeepsListsAndAddresses() {
    let text = RichText(source: "{{n}} 様\n\n- **一**\n- [二](/two)\n\n1. `三`")
    #expect(text.plain(["n": "佐藤"]) == "佐藤 様\n\n- 一\n- 二 (/two)\n\n1. 三")
  }

  @Test func nestingEnds() {
    let deep = String(repeating: "[", count: 3) + "x" + String(repeating: "](/x)", count: 3)
    #expect(RichText(source: deep).plain([:]).contains("x"))
    let stars = (0..<100).map { $0 % 2 == 0 ? "**" : "*" }.joined() + "x"
    #expect(!RichText(source: stars).blocks.isEmpty)
  }

  @Test func linksCanBeLedElsewhere() {
    let text = RichText(source: "- **[a](/a)** `[b](/b)`").mapLinks { _ in "https://example.com/" }
    #expect(text.plain([:]) == "- a (https://example.com/) [b](/b)")
  }

  /// Texts that make a careless parser look at the same characters again and again.
  static let hostile: [String] = [
    "[", "*", "**", "`", "{", "{{", "[a](", "[a](b ", "{{a ", "{{a|", "*a", "**a*", "`a**", "- ", "- a\n", "1. a\n",
    "\n", "a\n\n", "[[]", "![", "[a][b](", "{{a}}", "**a**", "*`", "}}", "](", " ", "\u{301}",
  ]

  /// Looking at every character again for every other one would take minutes here; nothing is measured.
  @Test(.serialized, .timeLimit(.minutes(1)), arguments: hostile, ["", "]"])
  func noTextTakesLong(unit: String, end: String) {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count) + end
    #expect(RichText(source: text).source == text)
    #expect(TextTemplate(source: text).source == text)
  }

  private static func isText(_ inlines: [RichText.Inline]) -> Bool {
    inlines.allSatisfy { if case .text = $0 { true } else { false } }
  }
}
