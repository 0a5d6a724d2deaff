public import EventLog
public import TouchContent

extension Popup {
  /// Writes the pop-up as a modal dialog.
  ///
  /// The nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func write(to writer: inout HTMLWriter, nonce: EventID, in context: RenderContext) {
    let card = Card("popup-", id, title: title, body: body, media: media)
    writer.markup("<dialog class=\"tt-modal\" open closedby=\"closerequest\"")
    card.writeLabelledBy(to: &writer)
    card.writeDescribedBy(to: &writer, in: context)
    writer.markup(">")
    writer.open(ref.parts, columns: card.hasColumns, in: context) { $0.text(nonce.rawValue) }
    card.writeMedia(before: true, to: &writer, in: context)
    writer.markup("<div class=\"tt-main\">")
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writer.markup("<div class=\"tt-row\">")
    for button in cardButtons { writer.button(button, in: context) }
    writer.markup("</div></div>")
    card.writeMedia(before: false, to: &writer, in: context)
    writer.closeForm()
    writer.markup("</dialog>")
  }
}
