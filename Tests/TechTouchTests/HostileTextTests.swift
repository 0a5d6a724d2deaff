import EventLog
import Foundation
import Testing

@testable import TechTouch

/// Every text field and every merge field of every widget, filled with hostile strings: the markup stays what it is for a
/// harmless text, and every string comes out as text.
struct HostileTextTests {
  static let corpus: [String] = {
    let file = URL(fileURLWithPath: #filePath).appending(path: "../../Corpus/hostile.json").standardized
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([String].self, from: data)) ?? []
  }()

  @Test func theCorpusIsThere() {
    #expect(Self.corpus.count >= 200)
    #expect(Set(Self.corpus).count == Self.corpus.count)
  }

  @Test(arguments: HostileWidget.allCases)
  func aMergeValueIsNothingButText(_ widget: HostileWidget) throws {
    let harmless = try MarkupShape(widget.html(text: "{{user.name}}", value: "佐藤"))
    for string in Self.corpus {
      let shape = try MarkupShape(widget.html(text: "{{user.name}}", value: string))
      #expect(shape.tags == harmless.tags, "\(widget): \(string.debugDescription)")
    }
  }

  @Test(arguments: HostileWidget.allCases)
  func aTextIsNothingButText(_ widget: HostileWidget) throws {
    let harmless = try MarkupShape(widget.html(text: "佐藤", value: "佐藤"))
    for string in Self.corpus {
      let shape = try MarkupShape(widget.html(text: string, value: "佐藤"))
      // A body may have the few elements of its markup, with the addresses that content may point at.
      if widget.hasBody {
        #expect(
          shape.tags.filter { !$0.isFromBody } == harmless.tags.filter { !$0.isFromBody },
          "\(widget): \(string.debugDescription)")
        #expect(shape.tags.filter { $0.isFromBody && !$0.isSafe } == [], "\(widget): \(string.debugDescription)")
      } else {
        #expect(shape.tags == harmless.tags, "\(widget): \(string.debugDescription)")
      }
    }
  }

  /// A line break in a subject would begin another header.
  @Test func theSubjectOfAMailIsOneLineAndItsTextIsPlain() throws {
    let breaking = CharacterSet.controlCharacters.union(.newlines)
    for string in Self.corpus + ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "\u{B}\u{C}", "a\u{85}b\u{2028}c\u{2029}d"]
    {
      for (text, value) in [("{{user.name}}様", string), (string, "佐藤")] {
        let mail = Message(id: "m", subject: LocalizedText(text), body: "{{user.name}}", button: nil).render(
          values: ["user.name": value], language: LanguagePreference(["ja"], source: "ja"),
          base: "https://app.example.jp")
        #expect(
          !mail.subject.unicodeScalars.contains { breaking.contains($0) && $0.properties.generalCategory != .format },
          "\(string.debugDescription)")
        #expect(mail.text == value + "\n", "\(string.debugDescription)")
      }
    }
  }

  /// What a client of its own gets is JSON whose texts are what was written, and HTML that is escaped.
  @Test func theJSONForClientsKeepsEveryTextAndEscapesItsHTML() throws {
    let context = HostileWidget.context("x")
    let harmless = try MarkupShape(Self.touch("佐藤", context).html)
    for string in Self.corpus {
      let touch = Self.touch(string, context)
      let read = try JSONDecoder().decode(ClientTouch.self, from: JSONEncoder().encode(touch))
      #expect(read == touch, "\(string.debugDescription)")
      #expect(read.title == LocalizedText(string).resolve(for: context.language).text.plain(context.values))
      let shape = try MarkupShape(touch.html)
      #expect(
        shape.tags.filter { !$0.isFromBody } == harmless.tags.filter { !$0.isFromBody }, "\(string.debugDescription)")
    }
  }

  private static func touch(_ text: String, _ context: RenderContext) -> ClientTouch {
    Popup(id: "p", title: LocalizedText(text), body: LocalizedBody(text)).clientTouch(nonce: "n", in: context)
  }

  @Test func whatWasSentComesBackAsText() throws {
    let survey = HostileWidget.survey(text: "x")
    let progress = SurveyProgress(of: survey, in: History([]), subject: Subject(user: "u", of: "a"))
    func shape(_ value: String) throws -> MarkupShape {
      try MarkupShape(
        HTML { html in
          survey.write(
            progress, values: ["q.score": [value], "q.why": [value], "q.number": [value]], to: &html,
            context: HostileWidget.context("x"))
        })
    }
    let harmless = try shape("佐藤")
    for string in Self.corpus {
      let found = try shape(string)
      #expect(found.tags == harmless.tags, "\(string.debugDescription)")
    }
  }

  @Test func aParserSeesWhatBreaksOut() throws {
    let harmless = try MarkupShape("<p class=\"a\">x</p>")
    for broken in ["<p class=\"a\" onclick=\"x\">x</p>", "<p class=\"a\">x<b>y</b></p>", "<p class=\"b\">x</p>"] {
      let found = try MarkupShape(broken)
      #expect(found.tags != harmless.tags)
    }
    #expect(throws: (any Error).self) { _ = try MarkupShape("<p class=\"a\">x<</p>") }
    #expect(throws: (any Error).self) { _ = try MarkupShape("<p class=a>x</p>") }
  }
}
