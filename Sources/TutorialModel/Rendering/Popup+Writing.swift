public import EventLog
public import TouchContent

extension Popup {
  /// Writes the pop-up as a modal dialog.
  ///
  /// The nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func write(to writer: inout HTMLWriter, nonce: EventID, in context: RenderContext) {
    let card = Card(suffix: "popup-\(id)", title: title, body: body, media: media)
    writer.markup("<dialog class=\"tt-modal\" open closedby=\"closerequest\"")
    writer.attribute("aria-labelledby", card.headingID)
    writer.attribute("aria-describedby", card.describingBodyID(in: context))
    writer.markup(">")
    writer.open(
      TouchForm(content: ref.description, nonce: nonce.rawValue), columns: card.hasColumns, in: context)
    card.writeMedia(before: true, to: &writer, in: context)
    writer.markup("<div class=\"tt-main\">")
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    writer.markup("<div class=\"tt-row\">")
    writer.buttons(buttons, in: context)
    if !buttons.contains(where: \.closes) {
      writer.button(TouchButton("dismiss", style: .quiet, isLast: true, isEscape: true)) {
        $0.phrase(.close, in: context)
      }
    }
    writer.markup("</div></div>")
    card.writeMedia(before: false, to: &writer, in: context)
    writer.closeForm()
    writer.markup("</dialog>")
  }
}

extension HTMLWriter {
  /// Writes the buttons of a notice: one primary, the last quiet one at the end, and one that the escape key presses.
  mutating func buttons(_ buttons: [ContentButton], in context: RenderContext) {
    let primary = buttons.first { $0.style == .primary } ?? buttons.first { $0.style == nil }
    let lastQuiet = buttons.last { $0.style == .quiet }
    let escape = buttons.first { $0.action == .dismiss } ?? buttons.first { $0.closes }
    for button in buttons {
      let isPrimary = button.id == primary?.id
      let style: TouchButton.Style = isPrimary ? .primary : button.style == .quiet ? .quiet : .outlined
      self.button(
        TouchButton(
          NoticeAction.press(button.id).formValue, style: style, isLast: button.id == lastQuiet?.id,
          isEscape: button.id == escape?.id, validates: isPrimary)
      ) { $0.text(button.label, in: context) }
    }
  }
}
