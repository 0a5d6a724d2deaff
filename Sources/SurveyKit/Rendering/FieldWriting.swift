import EventLog
import TouchContent

/// Writes the label, the field and the error of one question.
struct FieldWriting {
  let question: Question
  let survey: Survey
  let context: RenderContext
  let sent: [String]
  let error: AnswerError?
  let takesFocus: Bool
  let marksBands: Bool
  let marksOptional: Bool

  func write(to writer: inout HTMLWriter) {
    switch question.kind {
    case .nps, .csat, .ces, .rating:
      writeLegend(to: &writer)
      writeScale(to: &writer)
    case .single, .multiple:
      writeLegend(to: &writer)
      writeChoices(to: &writer)
    case .text, .number, .date:
      writeLabel(to: &writer)
      writeField(to: &writer)
    }
    guard let error else { return }
    writer.markup("<p class=\"tt-err\"")
    writeID("tt-e", to: &writer)
    writer.markup(">")
    writer.phrase(error.phrase, error.values, in: context)
    writer.markup("</p>")
  }

  /// A browser does not let a form go that lacks an answer; a question that may be hidden must not do that.
  private var requires: Bool { question.isRequired && question.when == nil }

  func writeDescribedByError(to writer: inout HTMLWriter) {
    writeReference("aria-describedby", "tt-e", to: &writer)
  }

  private func writeID(_ prefix: StaticString, to writer: inout HTMLWriter) {
    writeReference("id", prefix, to: &writer)
  }

  private func writeReference(_ name: StaticString, _ prefix: StaticString, to writer: inout HTMLWriter) {
    writer.attribute(name) { survey.writeID(prefix, question.id, to: &$0) }
  }

  private func writeName(to writer: inout HTMLWriter) {
    writer.attribute("name") {
      $0.markup("q.")
      $0.text(question.id.rawValue)
    }
  }

  private func writeLegend(to writer: inout HTMLWriter) {
    writer.markup("<legend")
    writeID("tt-ql", to: &writer)
    writer.markup(">")
    writeText(to: &writer)
    writer.markup("</legend>")
  }

  private func writeLabel(to writer: inout HTMLWriter) {
    writer.markup("<label class=\"tt-label\"")
    writeID("tt-ql", to: &writer)
    writeReference("for", "tt-f", to: &writer)
    writer.markup(">")
    writeText(to: &writer)
    writer.markup("</label>")
  }

  private func writeText(to writer: inout HTMLWriter) {
    writer.marked(question.text, in: context)
    guard marksOptional else { return }
    writer.markup(" <span class=\"tt-note\">")
    writer.phrase(.optional, in: context)
    writer.markup("</span>")
  }

  private func writeScale(to writer: inout HTMLWriter) {
    guard let scale = question.scale else { return }
    writer.markup("<div")
    writer.attribute("class", scale.count <= 7 ? "tt-scale tt-5" : "tt-scale")
    writer.markup(">")
    var name: Range<Int>?
    for number in scale { write(number, of: scale, &name, to: &writer) }
    writer.markup("</div>")
    guard question.low != nil || question.high != nil else { return }
    writer.markup("<p class=\"tt-ends\">")
    writeEnd(question.low, "tt-lo", to: &writer)
    writeEnd(question.high, "tt-hi", to: &writer)
    writer.markup("</p>")
  }

  /// - Parameter name: Where the name of the field was written first.
  private func write(
    _ number: Int, of scale: ClosedRange<Int>, _ name: inout Range<Int>?, to writer: inout HTMLWriter
  ) {
    writer.markup("<label class=\"tt-opt\"><input type=\"radio\"")
    writer.shared(&name) { writeName(to: &$0) }
    writer.attribute("value") { $0.number(number) }
    if marksBands, let band = ScoreBand(score: number) {
      writer.attribute("class") {
        $0.markup("tt-")
        $0.text(band.cssName)
      }
    }
    writer.attribute("checked", !sent.isEmpty && sent.contains(String(number)))
    writer.attribute("required", requires)
    if number == scale.lowerBound, question.low != nil { writeReference("aria-describedby", "tt-lo", to: &writer) }
    if number == scale.upperBound, question.high != nil { writeReference("aria-describedby", "tt-hi", to: &writer) }
    writer.attribute("autofocus", takesFocus && number == scale.lowerBound)
    writer.markup("><span>")
    writer.number(number)
    writer.markup("</span>")
    if !question.choices.isEmpty, let choice = question.choice(String(number)) {
      writer.markup("<span class=\"tt-sr\"")
      writer.content(choice.label, in: context)
      writer.markup("</span>")
    }
    writer.markup("</label>")
  }

  private func writeEnd(_ text: LocalizedText?, _ prefix: StaticString, to writer: inout HTMLWriter) {
    writer.markup("<span")
    if let text {
      writeID(prefix, to: &writer)
      writer.content(text, in: context)
    } else {
      writer.markup(">")
    }
    writer.markup("</span>")
  }

  private func writeChoices(to writer: inout HTMLWriter) {
    for (index, choice) in question.choices.enumerated() {
      writer.markup("<label class=\"tt-check\"><input")
      writer.attribute("type", question.kind == .multiple ? "checkbox" : "radio")
      writeName(to: &writer)
      writer.attribute("value", choice.id.rawValue)
      writer.attribute("checked", sent.contains { ItemID($0) == choice.id })
      writer.attribute("required", requires && question.kind == .single)
      writer.attribute("autofocus", takesFocus && index == 0)
      writer.markup("> ")
      writer.marked(choice.label, in: context)
      writer.markup("</label>")
    }
  }

  private func writeField(to writer: inout HTMLWriter) {
    let isText = question.kind == .text
    if isText { writer.markup("<textarea") } else { writer.markup("<input") }
    writer.markup(" class=\"tt-field\"")
    if !isText { writer.attribute("type", question.kind == .date ? "date" : "number") }
    writeID("tt-f", to: &writer)
    writeName(to: &writer)
    if isText {
      writer.markup(" rows=\"2\"")
      writer.attribute("maxlength", String(question.maxLength ?? Question.defaultMaxLength))
    } else {
      writer.attribute("min", question.min.map(Question.shown))
      writer.attribute("max", question.max.map(Question.shown))
      if question.kind == .number { writer.markup(" step=\"any\" inputmode=\"decimal\"") }
      writer.attribute("value", sent.first)
    }
    writer.attribute("required", requires)
    if error != nil {
      writer.markup(" aria-invalid=\"true\"")
      writeDescribedByError(to: &writer)
    }
    writer.attribute("autofocus", takesFocus)
    writer.markup(">")
    guard isText else { return }
    // A browser drops the first line break after the tag, so one is written for it to drop.
    if let text = sent.first, text.hasPrefix("\n") || text.hasPrefix("\r") { writer.markup("\n") }
    writer.text(sent.first ?? "")
    writer.markup("</textarea>")
  }
}
