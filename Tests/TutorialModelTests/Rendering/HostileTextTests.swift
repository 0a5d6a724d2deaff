import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// Nothing that an author writes or a user is called breaks out of its place in any widget.
struct HostileTextTests {
  /// The elements of rich text: only these may come and go with an author's text.
  static let richTags: Set<String> = ["p", "ul", "ol", "li", "strong", "em", "code", "br", "a"]
  static let tags: Set<String> = richTags.union([
    "dialog", "div", "form", "input", "h2", "button", "img", "aside", "html", "head", "meta", "title", "body", "video",
    "section",
  ])

  @Test(arguments: hostileTexts) func noTextOfAnAuthorBreaksOut(text: String) throws {
    for (plain, hostile) in zip(try Widgets.all(text: "文", values: [:]), try Widgets.all(text: text, values: [:])) {
      #expect(plain.name == hostile.name)
      let tokens = try HTMLTokens.parse(hostile.html)
      try check(tokens, in: hostile.name)
      #expect(
        skeleton(tokens, without: Self.richTags)
          == skeleton(try HTMLTokens.parse(plain.html), without: Self.richTags), "\(hostile.name)")
    }
  }

  @Test(arguments: hostileTexts) func noValueOfAMergeFieldBreaksOut(value: String) throws {
    let text = "{{user.lastName}} 様 **{{user.lastName}}** [{{user.lastName}}](/x)"
    let plain = try Widgets.all(text: text, values: ["user.lastName": "佐藤"])
    let hostile = try Widgets.all(text: text, values: ["user.lastName": value])
    for (plain, hostile) in zip(plain, hostile) {
      let tokens = try HTMLTokens.parse(hostile.html)
      try check(tokens, in: hostile.name)
      #expect(skeleton(tokens) == skeleton(try HTMLTokens.parse(plain.html)), "\(hostile.name)")
      let shown = tokens.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
      #expect(shown.unicodeScalars.contains(value.unicodeScalars), "\(hostile.name) lost the value")
    }
  }

  @Test(arguments: hostileTexts) func noPageOrEndpointBreaksOut(text: String) throws {
    let plain = try HTMLTokens.parse(Widgets.step(.init(language: .japanese, page: "/a")))
    let hostile = try HTMLTokens.parse(
      Widgets.step(.init(language: .japanese, endpoint: text, page: "/a" + text)))
    try check(hostile, in: "step")
    #expect(skeleton(hostile) == skeleton(plain))
  }

  @Test(arguments: hostileTexts) func noTextBecomesAHeader(text: String) throws {
    let message = Message(id: "m", subject: LocalizedText(text), body: "文")
    let rendered = message.render(values: [:], language: .japanese, base: "https://app.example.jp")
    let lineEnds = rendered.subject.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(lineEnds.isEmpty)
  }

  private func check(_ tokens: [HTMLToken], in name: String) throws {
    for case .open(let tag, let attributes) in tokens {
      #expect(Self.tags.contains(tag), "<\(tag)> in \(name)")
      for (attribute, value) in attributes {
        // A mail has its own styles in its elements, since mail programs drop style sheets.
        #expect(!attribute.hasPrefix("on") && (attribute != "style" || name == "message"), "\(attribute) in \(name)")
        if attribute == "href" || attribute == "src" {
          let isSafe = ["/", "#", "https://", "mailto:"].contains { value.utf8.starts(with: $0.utf8) }
          #expect(isSafe && !value.utf8.starts(with: "//".utf8), "\(attribute)=\(value) in \(name)")
        }
      }
    }
  }

  /// The tags with the names of their attributes, without any text.
  private func skeleton(_ tokens: [HTMLToken], without left: Set<String> = []) -> [String] {
    tokens.compactMap { token in
      switch token {
      case .open("div", let attributes) where attributes["class"] == "tt-p" && !left.isEmpty: "<body>"
      case .open("p", let attributes) where attributes["class"] == "tt-p" && !left.isEmpty: "<body>"
      case .open(let tag, let attributes):
        left.contains(tag) && attributes["class"] == nil
          ? nil : "<\(tag) \(attributes.keys.sorted().filter { $0 != "aria-describedby" })>"
      case .close(let tag): left.contains(tag) || tag == "div" ? nil : "</\(tag)>"
      case .text: nil
      }
    }
  }
}

extension Collection where Element: Equatable {
  /// True when the elements of the other collection stand in this one, next to each other.
  func contains(_ other: some Collection<Element>) -> Bool {
    other.isEmpty || indices.contains { self[$0...].starts(with: other) }
  }
}
