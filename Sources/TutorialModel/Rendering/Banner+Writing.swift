public import EventLog
public import TouchContent

extension Banner {
  /// Writes the banner: an element of its own, to be put first into the body.
  ///
  /// The nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func write(to writer: inout HTMLWriter, nonce: EventID, in context: RenderContext) {
    // Named by its own text, so that two banners on one page are told apart.
    let text = "tt-d-banner-\(id)"
    writer.markup("<aside class=\"tt-banner\"")
    writer.attributes(of: context)
    writer.attribute("aria-labelledby", text)
    writer.markup(">")
    writer.open(ref.parts, in: context) { $0.text(nonce.rawValue) }
    writer.body(body, id: text, in: context)
    writer.markup("<div class=\"tt-row\">")
    for button in cardButtons { writer.button(button, in: context) }
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</aside>")
  }
}
