/// Reads the Markdown subset. Closing marks are looked up through ``MarkFinder`` and nesting ends at depth 8, so the
/// time is linear in the length of the text, whatever the text.
enum RichTextParser {
  static func blocks(of source: String) -> [RichText.Block] {
    var blocks: [RichText.Block] = []
    var paragraph: [Substring] = []
    var items: [[RichText.Inline]] = []
    var isOrdered = false

    func endParagraph() {
      guard !paragraph.isEmpty else { return }
      let lines = paragraph.map { inlines(of: $0, depth: 0) }
      blocks.append(.paragraph(Array(lines.joined(separator: [.lineBreak]))))
      paragraph = []
    }
    func endList() {
      if !items.isEmpty { blocks.append(.list(ordered: isOrdered, items: items)) }
      items = []
    }

    for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " }
      if text.isEmpty {
        endParagraph()
        endList()
      } else if let item = item(in: text) {
        endParagraph()
        if isOrdered != item.ordered { endList() }
        isOrdered = item.ordered
        items.append(inlines(of: item.text, depth: 0))
      } else {
        endList()
        paragraph.append(text)
      }
    }
    endParagraph()
    endList()
    return blocks
  }

  private static func item(in line: Substring) -> (ordered: Bool, text: Substring)? {
    if line.hasPrefix("- ") { return (false, line.dropFirst(2)) }
    let digits = line.prefix(4).prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (true, line.dropFirst(digits.count + 2))
  }

  private static func inlines(of text: Substring, depth: Int) -> [RichText.Inline] {
    var inlines: [RichText.Inline] = []
    var literal = ""
    var rest = text
    var spans = SpanReader(text, depth: depth)

    func add(_ inline: RichText.Inline) {
      if !literal.isEmpty { inlines.append(.text(literal)) }
      literal = ""
      inlines.append(inline)
    }

    while let character = rest.first {
      if let (inline, after) = spans.span(at: rest) {
        add(inline)
        rest = after
      } else {
        literal.append(character)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty { inlines.append(.text(literal)) }
    return inlines
  }

  /// Reads the spans of one run of text from its start to its end.
  private struct SpanReader {
    private var finder: MarkFinder
    private let depth: Int

    init(_ text: Substring, depth: Int) {
      self.finder = MarkFinder(text)
      self.depth = depth
    }

    /// The span that begins here and what follows it; nil when nothing begins here.
    mutating func span(at text: Substring) -> (RichText.Inline, Substring)? {
      guard depth < 8 else { return nil }
      switch text.first {
      case "{":
        guard let (inside, after) = enclosed(text, open: "{{", close: "}}"), let field = MergeField(inside: inside)
        else { return nil }
        return (.field(field), after)
      case "`":
        guard let (inside, after) = enclosed(text, open: "`", close: "`") else { return nil }
        return (.code(String(inside)), after)
      case "*":
        if let (inside, after) = enclosed(text, open: "**", close: "**") {
          return (.strong(inlines(of: inside, depth: depth + 1)), after)
        }
        guard !text.hasPrefix("**"), let (inside, after) = enclosed(text, open: "*", close: "*") else { return nil }
        return (.emphasis(inlines(of: inside, depth: depth + 1)), after)
      case "[":
        guard let (label, after) = enclosed(text, open: "[", close: "]"),
          let (target, end) = enclosed(after, open: "(", close: ")"), target.utf8.count <= URLReference.longest,
          let url = URLReference(String(target))
        else { return nil }
        return (.link(inlines(of: label, depth: depth + 1), url), end)
      default:
        return nil
      }
    }

    /// What stands between two marks, when it is not empty, and what follows.
    private mutating func enclosed(_ text: Substring, open: String, close: String) -> (Substring, Substring)? {
      guard text.hasPrefix(open) else { return nil }
      let inside = text.dropFirst(open.count)
      guard let end = finder.first(close, from: inside.startIndex), end.lowerBound > inside.startIndex else {
        return nil
      }
      return (inside[..<end.lowerBound], inside[end.upperBound...])
    }
  }
}
