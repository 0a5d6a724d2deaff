extension RichText {
  /// Writes the text as HTML with its values escaped: one paragraph, or a `div` of paragraphs and lists.
  ///
  /// `id` is for elements that refer to the text; `language` is given when it is another than that of the elements
  /// around it, and so is `direction`: `ltr` or `rtl`.
  public func write(
    _ values: MergeValues, id: String? = nil, language: LanguageTag? = nil, direction: String? = nil,
    to writer: inout HTMLWriter
  ) {
    if case .paragraph(let inlines) = blocks.first, blocks.count == 1 {
      writer.markup("<p class=\"tt-p\"")
      writer.attribute("id", id)
      writer.attribute("lang", language?.rawValue)
      writer.attribute("dir", direction)
      writer.markup(">")
      write(inlines, values, to: &writer)
      writer.markup("</p>")
      return
    }
    writer.markup("<div class=\"tt-p\"")
    writer.attribute("id", id)
    writer.attribute("lang", language?.rawValue)
    writer.attribute("dir", direction)
    writer.markup(">")
    for block in blocks { write(block, values, to: &writer) }
    writer.markup("</div>")
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

  private func write(_ block: Block, _ values: MergeValues, to writer: inout HTMLWriter) {
    switch block {
    case .paragraph(let inlines):
      writer.markup("<p>")
      write(inlines, values, to: &writer)
      writer.markup("</p>")
    case .list(let ordered, let items):
      writer.markup(ordered ? "<ol>" : "<ul>")
      for item in items {
        writer.markup("<li>")
        write(item, values, to: &writer)
        writer.markup("</li>")
      }
      writer.markup(ordered ? "</ol>" : "</ul>")
    }
  }

  private func write(_ inlines: [Inline], _ values: MergeValues, to writer: inout HTMLWriter) {
    for inline in inlines {
      switch inline {
      case .text(let text): writer.text(text)
      case .field(let field): writer.text(field.value(in: values))
      case .lineBreak: writer.markup("<br>")
      case .code(let code):
        writer.markup("<code>")
        writer.text(code)
        writer.markup("</code>")
      case .strong(let inner):
        writer.markup("<strong>")
        write(inner, values, to: &writer)
        writer.markup("</strong>")
      case .emphasis(let inner):
        writer.markup("<em>")
        write(inner, values, to: &writer)
        writer.markup("</em>")
      case .link(let inner, let url):
        writer.markup("<a")
        writer.attribute("href", url.text)
        writer.attribute("rel", url.leavesProduct ? "noopener" : nil)
        writer.markup(">")
        write(inner, values, to: &writer)
        writer.markup("</a>")
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
