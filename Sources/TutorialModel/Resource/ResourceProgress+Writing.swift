import EventLog
public import TouchContent

extension ResourceProgress {
  /// Writes the resource, or the list: a button for each that opens it and tells the log, and one that closes the widget.
  /// - Parameter isInline: True in the flow of a page, false for a card docked to its edge.
  public func write(isInline: Bool = false, to writer: inout HTMLWriter, in context: RenderContext) {
    let suffix = "\(content.kind)-\(content.id)"
    writer.markup("<section")
    writer.attribute("class", isInline ? "tt-survey tt-inline" : "tt-survey")
    writer.attribute("aria-labelledby", "tt-h-\(suffix)")
    writer.markup(">")
    writer.open(
      TouchForm(content: content.description, nonce: nonce(for: subject).rawValue), isScripted: !isInline, in: context)
    writeHeading("tt-h-\(suffix)", to: &writer, in: context)
    writer.markup("<ul class=\"tt-res\" role=\"list\">")
    for button in openButtons(in: context) {
      writer.markup("<li>")
      writer.button(button.button) {
        $0.language(button.fallback, in: context)
      } label: {
        $0.text(button.label)
      }
      writer.markup("</li>")
    }
    writer.markup("</ul>")
    if !isInline {
      writer.markup("<div class=\"tt-row\">")
      writer.button(Self.close, in: context)
      writer.markup("</div>")
    }
    writer.closeForm()
    writer.markup("</section>")
  }

  private func writeHeading(_ id: String, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<h2 class=\"tt-h\"")
    writer.attribute("id", id)
    writer.language(title.flatMap(context.fallbackLanguage), in: context)
    writer.markup(">")
    if let title { writer.text(title, in: context) } else { writer.phrase(.resourceOffer, in: context) }
    writer.markup("</h2>")
  }

  /// What opens each resource, with its label: `設置手順（動画 1分35秒）`.
  func openButtons(in context: RenderContext) -> [(button: TouchButton, label: String, fallback: LanguageTag?)] {
    resources.map { resource in
      (
        TouchButton(ResourceAction.open(resource.id).formValue, validates: true), resource.label(in: context),
        context.fallbackLanguage(of: resource.title)
      )
    }
  }

  /// What closes the widget.
  static let close = CardButton(TouchButton("dismiss", style: .quiet, isLast: true, isEscape: true), .phrase(.close))
}

extension Phrase {
  /// The heading of a resource that is shown by itself.
  static let resourceOffer = Phrase("resource.offer", ["ja": "参考資料のご案内", "en": "This may help"])
}
