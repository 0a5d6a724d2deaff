extension RichText {
  /// Writes the text as HTML with its values escaped: one paragraph, or a `div` of paragraphs and lists.
  ///
  /// `id` is for elements that refer to the text; `language` is given when it is another than that of the elements
  /// around it, and so is `direction`: `ltr` or `rtl`.
  public func write(
    _ values: MergeValues, id: String? = nil, language: LanguageTag? = nil, direction: String? = nil,
    to writer: inout HTMLWriter
  ) {
    write(values, to: &writer) {
      $0.attribute("id", id)
      $0.attribute("lang", language?.rawValue)
      $0.attribute("dir", direction)
    }
  }

  /// The same, where `attributes` writes those of the element.
  func write(_ values: MergeValues, to writer: inout HTMLWriter, attributes: (inout HTMLWriter) -> Void) {
    let isOneParagraph = isOneParagraph
    if isOneParagraph { writer.markup("<p class=\"tt-p\"") } else { writer.markup("<div class=\"tt-p\"") }
    attributes(&writer)
    writer.markup(">")
    program.write(values, to: &writer)
    if isOneParagraph { writer.markup("</p>") } else { writer.markup("</div>") }
  }

  /// True when the text is one paragraph, so that it can describe a dialog.
  public var isOneParagraph: Bool {
    if case .paragraph = blocks.first { blocks.count == 1 } else { false }
  }

  /// The text without markup, for mail and for readers without a screen: a link is followed by its address.
  public func plain(_ values: MergeValues) -> String {
    let texts = blocks.map { block in
      switch block {
      case .paragraph(let inlines):
        Self.plain(inlines, values)
      case .list(let ordered, let items):
        items.enumerated().map { index, item in
          (ordered ? "\(index + 1). " : "- ") + Self.plain(item, values)
        }.joined(separator: "\n")
      }
    }
    return texts.joined(separator: "\n\n")
  }

  /// Takes down what stands within the element that holds the text: of one paragraph, what it says.
  static func program(of blocks: [Block]) -> TextProgram {
    TextProgram { program in
      if case .paragraph(let inlines) = blocks.first, blocks.count == 1 {
        write(inlines, to: &program)
      } else {
        for block in blocks { write(block, to: &program) }
      }
    }
  }

  private static func write(_ block: Block, to program: inout TextProgram.Builder) {
    switch block {
    case .paragraph(let inlines):
      program.html.markup("<p>")
      write(inlines, to: &program)
      program.html.markup("</p>")
    case .list(let ordered, let items):
      program.html.markup(ordered ? "<ol>" : "<ul>")
      for item in items {
        program.html.markup("<li>")
        write(item, to: &program)
        program.html.markup("</li>")
      }
      program.html.markup(ordered ? "</ol>" : "</ul>")
    }
  }

  private static func write(_ inlines: [Inline], to program: inout TextProgram.Builder) {
    for inline in inlines {
      switch inline {
      case .text(let text): program.html.text(text)
      case .field(let field): program.field(field)
      case .lineBreak: program.html.markup("<br>")
      case .code(let code):
        program.html.markup("<code>")
        program.html.text(code)
        program.html.markup("</code>")
      case .strong(let inner):
        program.html.markup("<strong>")
        write(inner, to: &program)
        program.html.markup("</strong>")
      case .emphasis(let inner):
        program.html.markup("<em>")
        write(inner, to: &program)
        program.html.markup("</em>")
      case .link(let inner, let url):
        program.html.markup("<a")
        program.html.attribute("href", url.text)
        program.html.attribute("rel", url.leavesProduct ? "noopener" : nil)
        program.html.markup(">")
        write(inner, to: &program)
        program.html.markup("</a>")
      }
    }
  }

  private static func plain(_ inlines: [Inline], _ values: MergeValues) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .field(let field): field.value(in: values)
      case .lineBreak: "\n"
      case .strong(let inner), .emphasis(let inner): plain(inner, values)
      case .link(let inner, let url): "\(plain(inner, values)) (\(url.text))"
      }
    }.joined()
  }
}
