import Testing

@testable import TouchContent

struct HTMLWriterTests {
  @Test(
    arguments: [
      ("", ""), ("abc", "abc"), ("日本 👩‍👩‍👧", "日本 👩‍👩‍👧"), ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"),
      ("'", "&#39;"), ("&amp;", "&amp;amp;"), ("a<b>c", "a&lt;b&gt;c"), ("<<", "&lt;&lt;"), ("\n", "\n"),
    ]) func textIsEscapedAndNothingElseIsTouched(text: String, html: String)
  {
    #expect(HTML { $0.text(text) }.string == html)
    #expect(HTML { $0.attribute("x", text) }.string == " x=\"\(html)\"")
  }

  @Test func everyScalarBelow0x3000ComesBackAsItWas() {
    let text = String(String.UnicodeScalarView((1..<0x3000).compactMap(Unicode.Scalar.init)))
    var html = HTML { $0.text(text) }.string
    #expect(!html.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
    for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      html = html.split(separator: entity, omittingEmptySubsequences: false).joined(separator: plain)
    }
    #expect(html.utf8.elementsEqual(text.utf8))
  }

  @Test func attributesWithoutAValueAreLeftOut() {
    let html = HTML {
      $0.attribute("a", nil as String?)
      $0.attribute("b", true)
      $0.attribute("c", false)
      $0.number(-7)
    }
    #expect(html.string == " b-7")
  }

  @Test func aBufferCanBeUsedAgain() {
    var writer = HTMLWriter()
    writer.markup("<p>")
    writer.removeAll()
    writer.append(HTML { $0.text("x") })
    #expect(writer.html.string == "x")
    #expect(HTML.empty.isEmpty)
  }
}
