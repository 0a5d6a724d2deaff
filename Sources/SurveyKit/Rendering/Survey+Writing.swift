import EventLog
public import TouchContent

extension Survey {
  /// Writes the form.
  /// - Parameters:
  ///   - progress: Where the user stands; it gives the form its nonce.
  ///   - errors: The answers that were refused, on the page that answers 422.
  ///   - values: What was sent with them, to be kept: `q.<question id>` → values.
  ///   - isInline: True for a survey in the flow of the page, false for one docked to its edge.
  ///   - writer: Where the form is written to.
  ///   - context: The reader and the page.
  public func write(
    _ progress: SurveyProgress, errors: [AnswerError] = [], values: [String: [String]] = [:], isInline: Bool = false,
    to writer: inout HTMLWriter, context: RenderContext
  ) {
    let writing = SurveyWriting(self, errors: errors, values: values, context: context)
    writer.markup("<section")
    writer.attribute("class", isInline ? "tt-survey tt-inline" : "tt-survey")
    writer.attribute("aria-labelledby") { writing.writeLabelID(to: &$0) }
    writer.markup(">")
    writer.open(ref.parts, in: context) { $0.nonce(progress.digest.numbers) }
    if writing.showsTitle {
      writer.markup("<h2 class=\"tt-h\"")
      writer.attribute("id") { writing.writeLabelID(to: &$0) }
      writer.content(title, in: context)
      writer.markup("</h2>")
    }
    if !errors.isEmpty {
      writer.markup("<p class=\"tt-err\" role=\"alert\">")
      writer.phrase(.surveyCheck, in: context)
      writer.markup("</p>")
    }
    for question in questions { writing.write(question, to: &writer) }
    writer.markup("<div class=\"tt-row\">")
    writer.button(TouchButton("send", style: .primary, validates: true)) { $0.phrase(.send, in: context) }
    writer.button(TouchButton("snooze", style: .quiet, isLast: true)) { $0.phrase(.surveyLater, in: context) }
    writer.markup("</div>")
    writer.closeForm()
    writer.markup("</section>")
  }

  /// Writes the thanks for these answers, which the user closes without a request.
  public func writeThanks(for sheet: AnswerSheet, to writer: inout HTMLWriter, context: RenderContext) {
    let rule = thanks(for: sheet)
    let id = "tt-t-survey-\(self.id)"
    writer.markup("<dialog class=\"tt-survey tt-thanks\" open closedby=\"closerequest\"")
    writer.attribute("aria-labelledby", id)
    writer.markup("><form method=\"dialog\"><p class=\"tt-p\"")
    writer.attribute("id", id)
    writer.markup(" role=\"status\" tabindex=\"-1\" autofocus")
    writer.content(rule?.text ?? thanks, in: context)
    writer.markup("</p><div class=\"tt-row\">")
    if let link = rule?.link {
      writer.markup("<a class=\"tt-btn tt-btn-1\"")
      writer.attribute("href", link.url.text)
      writer.attribute("rel", link.url.leavesProduct ? "noopener" : nil)
      writer.content(link.label, in: context)
      writer.markup("</a>")
    }
    writer.markup("<button class=\"tt-btn tt-btn-q tt-x\">")
    writer.phrase(.close, in: context)
    writer.markup("</button></div></form></dialog>")
  }
}
