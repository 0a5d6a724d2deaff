import EventLog
import TouchContent

/// A step of a guide, as methods of the progress and not as a value of its own: copying the progress takes long beside
/// the writing, as `Benchmarks/compare render` shows.
extension GuideProgress {
  /// Writes one step.
  func writeCard(of step: Step, to writer: inout HTMLWriter, in context: RenderContext) {
    let card = Card("guide-", guide.id, title: step.title, body: step.body, media: step.media)
    openDialog(of: step, card, to: &writer, in: context)
    if step.presentation == .modal {
      open(step, columns: card.hasColumns, in: &writer, context: context)
      card.writeMedia(before: true, to: &writer, in: context)
      writer.markup("<div class=\"tt-main\">")
      writeText(of: step, card, to: &writer, in: context)
      writer.markup("</div>")
      card.writeMedia(before: false, to: &writer, in: context)
      writer.closeForm()
    } else {
      if step.isBlocking { writer.markup("<div class=\"tt-block\"></div>") }
      if isAimed(step) { writer.markup("<div class=\"tt-spot\"></div>") }
      writer.markup("<div class=\"tt-wrap\"><div class=\"tt-bubble\">")
      open(step, in: &writer, context: context)
      card.writeMedia(before: true, to: &writer, in: context)
      writeText(of: step, card, to: &writer, in: context)
      writer.closeForm()
      writer.markup("</div></div>")
    }
    writer.markup("</dialog>")
  }

  private func openDialog(of step: Step, _ card: Card, to writer: inout HTMLWriter, in context: RenderContext) {
    let isAimed = isAimed(step)
    writer.markup("<dialog class=\"")
    writer.markup(step.presentation == .modal ? "tt-modal" : "tt-step")
    if isAimed { writer.markup(" tt-aimed") }
    if isAimed, step.presentation == .bubble { writer.markup(" tt-plain") }
    writer.markup("\" open closedby=\"closerequest\"")
    writer.attribute("data-tt-step", guide.anchorName(of: step))
    if isAimed { aim(step, to: &writer) }
    if step.isBlocking, step.presentation != .modal {
      writer.attribute("data-tt-block", isAimed ? "outside" : "all")
    }
    card.writeLabelledBy(to: &writer)
    let hasBody = card.isDescribedByBody(in: context)
    if hasCount || hasBody {
      writer.attribute("aria-describedby") {
        if hasCount { card.writeID("tt-n-", to: &$0) }
        if hasCount, hasBody { $0.markup(" ") }
        if hasBody { card.writeID("tt-d-", to: &$0) }
      }
    }
    writer.markup(">")
  }

  private func aim(_ step: Step, to writer: inout HTMLWriter) {
    writer.attribute("data-tt-target", step.anchor?.selector)
    writer.attribute("data-tt-near", step.isNear)
    writer.attribute("data-tt-place", step.placement == .below ? nil : step.placement.rawValue)
    writer.attribute("data-tt-on", step.advance == .click && step.hasNext ? "click" : nil)
    writer.attribute("data-tt-wait", Self.seconds(step.missing.wait))
  }

  private func writeText(of step: Step, _ card: Card, to writer: inout HTMLWriter, in context: RenderContext) {
    if hasCount {
      writer.markup("<p class=\"tt-count\"")
      writer.attribute("id") { card.writeID("tt-n-", to: &$0) }
      writer.markup(">")
      writeCount(to: &writer, in: context)
      writer.markup("</p>")
    }
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    if step.presentation != .modal { card.writeMedia(before: false, to: &writer, in: context) }
    if let note = note(on: step) {
      writer.markup("<p class=\"tt-note\">")
      writer.phrase(note, in: context)
      writer.markup("</p>")
    }
    writer.markup("<div class=\"tt-row\">")
    writeButtons(of: step, to: &writer, in: context)
    writer.markup("</div>")
  }

  private func writeButtons(of step: Step, to writer: inout HTMLWriter, in context: RenderContext) {
    // The link stands before the quiet buttons, of which there is always one.
    var isLinkDue = isAimed(step)
    forEachButton(of: step) { button in
      if isLinkDue, button.button.style == .quiet {
        isLinkDue = false
        writeLink(to: step, in: &writer, context: context)
      }
      writer.button(button, in: context)
    }
  }

  /// Writes what leads to the element, where it has an address of its own.
  private func writeLink(to step: Step, in writer: inout HTMLWriter, context: RenderContext) {
    guard let fragment = step.anchor?.fragment else { return }
    writer.markup("<a class=\"tt-btn tt-goto\"")
    writer.attribute("href") {
      $0.markup("#")
      $0.text(fragment)
    }
    writer.markup(">")
    writer.phrase(.guideShow, in: context)
    writer.markup("</a>")
  }

  private var hasCount: Bool { guide.steps.count > 1 }

  /// What makes the step go on, when it is not a button alone.
  private func note(on step: Step) -> Phrase? {
    switch step.advance {
    case .button: nil
    case .click: isAimed(step) ? .guideByClick : nil
    case .visit: .guideByVisit
    case .event: .guideByEvent
    }
  }

  /// `5`, `2.5`
  private static func seconds(_ wait: Double) -> String {
    wait == wait.rounded() ? "\(Int(wait))" : "\(wait)"
  }
}
