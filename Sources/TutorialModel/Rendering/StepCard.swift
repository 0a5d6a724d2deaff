import EventLog
import TouchContent

/// Writes one step of a guide.
struct StepCard {
  let progress: GuideProgress
  let step: Step
  private let card: Card
  private let isAimed: Bool

  init(progress: GuideProgress, step: Step) {
    self.progress = progress
    self.step = step
    self.isAimed = progress.isAimed(step)
    self.card = Card(
      suffix: "guide-" + progress.guide.id.rawValue, title: step.title, body: step.body, media: step.media)
  }

  func write(to writer: inout HTMLWriter, in context: RenderContext) {
    openDialog(to: &writer, in: context)
    if step.presentation == .modal {
      writer.open(progress.form(for: step), columns: card.hasColumns, in: context)
      card.writeMedia(before: true, to: &writer, in: context)
      writer.markup("<div class=\"tt-main\">")
      writeText(to: &writer, in: context)
      writer.markup("</div>")
      card.writeMedia(before: false, to: &writer, in: context)
      writer.closeForm()
    } else {
      if step.isBlocking { writer.markup("<div class=\"tt-block\"></div>") }
      if isAimed { writer.markup("<div class=\"tt-spot\"></div>") }
      writer.markup("<div class=\"tt-wrap\"><div class=\"tt-bubble\">")
      writer.open(progress.form(for: step), in: context)
      card.writeMedia(before: true, to: &writer, in: context)
      writeText(to: &writer, in: context)
      writer.closeForm()
      writer.markup("</div></div>")
    }
    writer.markup("</dialog>")
  }

  private func openDialog(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<dialog class=\"")
    writer.markup(step.presentation == .modal ? "tt-modal" : "tt-step")
    if isAimed { writer.markup(" tt-aimed") }
    if isAimed, step.presentation == .bubble { writer.markup(" tt-plain") }
    writer.markup("\" open closedby=\"closerequest\"")
    writer.attribute("data-tt-step", progress.guide.anchorName(of: step))
    if isAimed { aim(to: &writer) }
    if step.isBlocking, step.presentation != .modal {
      writer.attribute("data-tt-block", isAimed ? "outside" : "all")
    }
    writer.attribute("aria-labelledby", card.headingID)
    let bodyID = card.describingBodyID(in: context)
    if hasCount, let bodyID {
      writer.attribute("aria-describedby", countID + " " + bodyID)
    } else {
      writer.attribute("aria-describedby", hasCount ? countID : bodyID)
    }
    writer.markup(">")
  }

  private func aim(to writer: inout HTMLWriter) {
    writer.attribute("data-tt-target", step.anchor?.selector)
    writer.attribute("data-tt-near", step.isNear)
    writer.attribute("data-tt-place", step.placement == .below ? nil : step.placement.rawValue)
    writer.attribute("data-tt-on", step.advance == .click && step.hasNext ? "click" : nil)
    writer.attribute("data-tt-wait", Self.seconds(step.missing.wait))
  }

  private func writeText(to writer: inout HTMLWriter, in context: RenderContext) {
    if hasCount {
      writer.markup("<p class=\"tt-count\"")
      writer.attribute("id", countID)
      writer.markup(">")
      writer.phrase(.guideCount, progress.countValues, in: context)
      writer.markup("</p>")
    }
    card.writeHeading(to: &writer, in: context)
    card.writeBody(to: &writer, in: context)
    if step.presentation != .modal { card.writeMedia(before: false, to: &writer, in: context) }
    if let note {
      writer.markup("<p class=\"tt-note\">")
      writer.phrase(note, in: context)
      writer.markup("</p>")
    }
    writer.markup("<div class=\"tt-row\">")
    writeButtons(to: &writer, in: context)
    writer.markup("</div>")
  }

  private func writeButtons(to writer: inout HTMLWriter, in context: RenderContext) {
    let buttons = progress.cardButtons(of: step)
    let leading = buttons.prefix { $0.button.style != .quiet }
    for button in leading { writer.button(button, in: context) }
    if isAimed, let fragment = step.anchor?.fragment {
      writer.markup("<a class=\"tt-btn tt-goto\"")
      writer.attribute("href", "#" + fragment)
      writer.markup(">")
      writer.phrase(.guideShow, in: context)
      writer.markup("</a>")
    }
    for button in buttons.dropFirst(leading.count) { writer.button(button, in: context) }
  }

  private var hasCount: Bool { progress.guide.steps.count > 1 }
  private var countID: String { "tt-n-" + card.suffix }

  /// What makes the step go on, when it is not a button alone.
  private var note: Phrase? {
    switch step.advance {
    case .button: nil
    case .click: isAimed ? .guideByClick : nil
    case .visit: .guideByVisit
    case .event: .guideByEvent
    }
  }

  /// `5`, `2.5`
  private static func seconds(_ wait: Double) -> String {
    wait == wait.rounded() ? "\(Int(wait))" : "\(wait)"
  }
}
