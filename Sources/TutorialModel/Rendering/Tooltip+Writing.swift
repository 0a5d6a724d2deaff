public import EventLog
public import TouchContent

extension Tooltip {
  /// Writes the dot and the card that it opens.
  ///
  /// The nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func write(to writer: inout HTMLWriter, nonce: EventID, in context: RenderContext) {
    let card = Card("tooltip-", id, title: title, body: body)
    writer.markup("<button")
    writer.attribute("class") {
      $0.markup("tt-hot tt-hot-")
      $0.text(id.rawValue)
    }
    writer.markup(" type=\"button\"")
    writer.attribute("popovertarget") { card.writeID("tt-tip-", to: &$0) }
    let (hint, fallback) = context.words(of: .tooltipHint)
    writer.attribute("aria-label", hint.plain(["title": context.plain(title)]))
    writer.attribute("lang", fallback?.rawValue)
    writer.markup("></button><div class=\"tt-tip\"")
    writer.attribute("id") { card.writeID("tt-tip-", to: &$0) }
    writer.markup(" popover role=\"dialog\"")
    card.writeLabelledBy(to: &writer)
    writer.markup(">")
    writer.open(ref.parts, in: context) { $0.text(nonce.rawValue) }
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writer.markup("<div class=\"tt-row\">")
    for button in cardButtons { writer.button(button, in: context) }
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</div>")
  }
}
