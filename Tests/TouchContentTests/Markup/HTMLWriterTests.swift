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

  /// Escaping may look at several bytes at once, so each character is tried at each place of texts of each length, next
  /// to characters whose bytes differ from it in one bit.
  @Test(arguments: [
    "&", "<", ">", "\"", "'", "&&", "<'", "\"\"\"\"\"\"\"\"\"", "!&#", "%'(", ";<=>?", "¦\u{27}\u{A7}", "\u{1F600}<",
  ])
  func everyPlaceInATextIsEscaped(mark: String) {
    for filler in ["a", "%", "=", "語", "\u{80}"] {
      for length in 0..<36 {
        for place in 0...length {
          let text = String(repeating: filler, count: place) + mark + String(repeating: filler, count: length - place)
          let wanted = text.unicodeScalars.map(Self.escaped).joined()
          #expect(HTML { $0.text(text) }.string == wanted)
        }
      }
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: String(scalar)
    }
  }

  @Test func textThatIsNotHeldAsUTF8InOnePieceIsWrittenToo() {
    let bridged = String(decoding: Array("日本<語>".utf16), as: UTF16.self)
    #expect(HTML { $0.text(bridged) }.string == "日本&lt;語&gt;")
    let substring = String("x<y>z".dropFirst())
    #expect(HTML { $0.text(substring) }.string == "&lt;y&gt;z")
    #expect(HTML { $0.text(String(repeating: "<", count: 10_000)) }.bytes.count == 40_000)
  }

  @Test func attributesWithoutAValueAreLeftOut() {
    let html = HTML {
      $0.attribute("a", nil as String?)
      $0.attribute("b", true)
      $0.attribute("c", false)
      for number in [-7, 0, 9, 10, 99, 100, 1234567890, .min, .max] {
        $0.number(number)
        $0.markup(" ")
      }
    }
    #expect(html.string == " b-7 0 9 10 99 100 1234567890 -9223372036854775808 9223372036854775807 ")
  }

  @Test func aPartIsWrittenAgainAsItStandsAlsoWhenTheBufferGrows() {
    let html = HTML(capacity: 64) { writer in
      writer.markup("<b>")
      let start = writer.count
      writer.text("1 < 2")
      let part = start..<writer.count
      for _ in 0..<20 { writer.again(part) }
      writer.again(0..<0)
    }
    #expect(html.string == "<b>" + String(repeating: "1 &lt; 2", count: 21))
  }

  @Test func whatIsSharedIsWrittenOnceAndThenAgain() {
    var place: Range<Int>?
    var times = 0
    let html = HTML(capacity: 64) { writer in
      for number in 0..<20 {
        writer.number(number)
        writer.shared(&place) {
          times += 1
          $0.text("<shared>")
        }
      }
    }
    #expect(times == 1)
    #expect(html.string == (0..<20).map { "\($0)&lt;shared&gt;" }.joined())
  }

  @Test(arguments: [9, 0x9a9a_9a9a_f00f_0990, 0, 1, 0xabc, 0x0123_4567_89ab_cdef, .max] as [UInt64])
  func aHashIsWrittenAsSixteenDigits(number: UInt64) {
    let digits = String(number, radix: 16)
    let wanted = String(repeating: "0", count: 16 - digits.count) + digits
    #expect(HTML { $0.hexadecimal(number) }.string == wanted)
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
