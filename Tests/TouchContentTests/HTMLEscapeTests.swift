import Testing
import TouchContent

struct HTMLEscapeTests {
  /// Escaping byte by byte, written without regard to speed.
  private func oracle(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: String(scalar)
      }
    }.joined()
  }

  private func escaped(_ text: String) -> String {
    HTML { $0.text(text) }.string
  }

  @Test func everyASCIICharacterIsEscapedAtEveryPlaceOfEveryShortLength() {
    for length in 1...20 {
      for place in 0..<length {
        for byte in UInt8(0)...127 {
          var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: length)
          bytes[place] = byte
          let text = String(decoding: bytes, as: UTF8.self)
          if escaped(text) != oracle(text) {
            Issue.record("byte \(byte) at \(place) of \(length) gives \"\(escaped(text))\"")
          }
        }
      }
    }
  }

  @Test func twoCharactersThatStandTogetherAreBothEscaped() {
    let specials = ["&", "<", ">", "\"", "'", "x", "\u{1}", "%", "#", "=", "あ"]
    for before in 0..<10 {
      for first in specials {
        for second in specials {
          let text = String(repeating: "x", count: before) + first + second + "xyz"
          #expect(escaped(text) == oracle(text))
        }
      }
    }
  }

  @Test(arguments: 0..<200)
  func randomTextsAreEscapedAsTheOracleSays(seed: UInt64) {
    var random = Seeded(state: seed)
    let alphabet = Array("&<>\"' abcあ漢é👩‍💻\u{0}\u{7F}!#%(;=?/\\`")
    let length = Int.random(in: 0...300, using: &random)
    let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &random) })
    #expect(escaped(text) == oracle(text), "seed \(seed)")
  }

  @Test func textsOfMarkupOnlyGrowTheBufferAsNeeded() {
    let text = String(repeating: "\"", count: 10_000)
    #expect(HTML { $0.text(text) }.bytes.count == 60_000)
  }

  @Test func whatWasWrittenBeforeAndAfterStaysInPlace() {
    let html = HTML {
      $0.markup("<p")
      $0.attribute("title", "a&b")
      $0.attribute("id", nil as String?)
      $0.attribute("hidden", true)
      $0.markup(">")
      $0.text("")
      $0.text("c<d")
      $0.markup("</p>")
    }
    #expect(html.string == "<p title=\"a&amp;b\" hidden>c&lt;d</p>")
  }

  @Test(arguments: [0, 7, 10, 99, 100, -1, -10, 1234567890, Int.max, Int.min])
  func numbersAreWrittenAsSwiftDoes(number: Int) {
    #expect(HTML { $0.number(number) }.string == String(number))
  }

  @Test func aTemplateEscapesItsOwnTextAndItsValues() {
    let template = TextTemplate(source: "<b>{{user.name|お客さま & 様}}</b>{{x}} & {{not a field}}")
    #expect(
      HTML { template.write(["user.name": "O'Neil <i>", "x": "\""], to: &$0) }.string
        == "&lt;b&gt;O&#39;Neil &lt;i&gt;&lt;/b&gt;&quot; &amp; {{not a field}}")
    #expect(HTML { template.write([:], to: &$0) }.string == "&lt;b&gt;お客さま &amp; 様&lt;/b&gt; &amp; {{not a field}}")
  }
}

private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
