import EventLog
public import TouchContent

extension GuideProgress {
  /// Writes what belongs on the page in `context`: the step when it lives there, else the card that leads to it.
  ///
  /// Nothing is written when the guide has not begun or is over; whether a guide that was put off is due again is the
  /// caller's to ask (``isActive(at:)``).
  public func write(to writer: inout HTMLWriter, in context: RenderContext) {
    isHere(context.page) ? writeStep(to: &writer, in: context) : writeResume(to: &writer, in: context)
  }

  /// Writes the step that the user is at, whatever the page.
  public func writeStep(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let step else { return }
    writeCard(of: step, to: &writer, in: context)
  }

  /// Writes the small card for other pages: how far the tour is, a link that leads on, and a button that ends it.
  public func writeResume(to writer: inout HTMLWriter, in context: RenderContext) {
    guard let step else { return }
    writer.markup("<aside class=\"tt-resume\"")
    writer.attribute("aria-label", context.plain(.guideResume))
    writer.markup(">")
    open(step, in: &writer, context: context)
    if guide.steps.count > 1 {
      writer.markup("<p class=\"tt-count\">")
      writeCount(to: &writer, in: context)
      writer.markup("</p>")
    }
    writer.markup("<p class=\"tt-resume-t\"")
    writer.language(context.fallbackLanguage(of: guide.title), in: context)
    writer.markup(">")
    writer.text(guide.title, in: context)
    writer.markup("</p><div class=\"tt-row\">")
    if let address = step.address {
      writer.markup("<a class=\"tt-btn tt-btn-1\"")
      writer.attribute("href", address)
      writer.markup(">")
      writer.phrase(.guideContinue, in: context)
      writer.markup("</a>")
    }
    writer.button(TouchButton("skip", style: .quiet, isLast: true)) { $0.phrase(.guideEnd, in: context) }
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</aside>")
  }

  /// Writes the beginning of the form of a step.
  func open(_ step: Step, columns: Bool = false, in writer: inout HTMLWriter, context: RenderContext) {
    writer.open(guide.ref.parts, item: step.id.rawValue, columns: columns, in: context) {
      $0.nonce(digest(for: subject).numbers)
    }
  }

  /// Writes where the step stands in its guide.
  func writeCount(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.phrase(.guideCount, in: context) { name in
      switch name {
      case "number": shownNumber
      case "count": guide.steps.count
      default: nil
      }
    }
  }

  /// True when the step points at its anchor: it has one, which was not reported missing, and is no modal.
  func isAimed(_ step: Step) -> Bool {
    step.anchor != nil && step.presentation != .modal && !isMissing(step.id)
  }
}
