/// Reads the Markdown subset. Each character is looked at a bounded number of times and nesting ends at depth 8, so
/// no text takes long.
enum RichTextParser {
  static func blocks(of source: String) -> [RichText.Block] {
    var blocks: [RichText.Block] = []
    var paragraph: [Substring] = []
    var list: (ordered: Bool, items: [[RichText.Inline]])?

    func endParagraph() {
      guard !paragraph.isEmpty else { return }
      let lines = paragraph.map { inlines(of: $0, depth: 0) }
      blocks.append(.paragraph(Array(lines.joined(separator: [.lineBreak]))))
      paragraph = []
    }
    func endList() {
      if let finished = list { blocks.append(.list(ordered: finished.ordered, items: finished.items)) }
      list = nil
    }

    for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " }
      if text.isEmpty {
        endParagraph()
        endList()
      } else if let item = item(in: text) {
        endParagraph()
        if list?.ordered != item.ordered { endList() }
        list = (item.ordered, (list?.items ?? []) + [inlines(of: item.text, depth: 0)])
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
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (true, line.dropFirst(digits.count + 2))
  }

  private static func inlines(of text: Substring, depth: Int) -> [RichText.Inline] {
    var inlines: [RichText.Inline] = []
    var literal = ""
    var rest = text

    func add(_ inline: RichText.Inline) {
      if !literal.isEmpty { inlines.append(.text(literal)) }
      literal = ""
      inlines.append(inline)
    }

    while let character = rest.first {
      if let (inline, after) = span(at: rest, depth: depth) {
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

  /// The span that begins here and what follows it; nil when nothing begins here.
  private static func span(at text: Substring, depth: Int) -> (RichText.Inline, Substring)? {
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
        let (target, end) = enclosed(after, open: "(", close: ")"), let url = URLReference(String(target))
      else { return nil }
      return (.link(inlines(of: label, depth: depth + 1), url), end)
    default:
      return nil
    }
  }

  /// What stands between two marks, when it is not empty, and what follows.
  private static func enclosed(_ text: Substring, open: String, close: String) -> (Substring, Substring)? {
    guard text.hasPrefix(open) else { return nil }
    let inside = text.dropFirst(open.count)
    guard let end = inside.firstRange(of: close), end.lowerBound > inside.startIndex else { return nil }
    return (inside[..<end.lowerBound], inside[end.upperBound...])
  }
}
