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

  var errorID: String { id("tt-e") }

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
    writer.attribute("id", errorID)
    writer.markup(">")
    writer.phrase(error.phrase, error.values, in: context)
    writer.markup("</p>")
  }

  /// A browser does not let a form go that lacks an answer; a question that may be hidden must not do that.
  private var requires: Bool { question.isRequired && question.when == nil }

  private func id(_ prefix: String) -> String { survey.elementID(prefix, question.id) }

  private func writeLegend(to writer: inout HTMLWriter) {
    writer.markup("<legend")
    writer.attribute("id", id("tt-ql"))
    writer.markup(">")
    writeText(to: &writer)
    writer.markup("</legend>")
  }

  private func writeLabel(to writer: inout HTMLWriter) {
    writer.markup("<label class=\"tt-label\"")
    writer.attribute("id", id("tt-ql"))
    writer.attribute("for", id("tt-f"))
    writer.markup(">")
    writeText(to: &writer)
    writer.markup("</label>")
  }

  private func writeText(to writer: inout HTMLWriter) {
    writer.text(question.text, in: context)
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
    for number in scale { write(number, of: scale, to: &writer) }
    writer.markup("</div>")
    guard question.low != nil || question.high != nil else { return }
    writer.markup("<p class=\"tt-ends\">")
    writeEnd(question.low, id: id("tt-lo"), to: &writer)
    writeEnd(question.high, id: id("tt-hi"), to: &writer)
    writer.markup("</p>")
  }

  private func write(_ number: Int, of scale: ClosedRange<Int>, to writer: inout HTMLWriter) {
    let value = String(number)
    writer.markup("<label class=\"tt-opt\"><input type=\"radio\"")
    writer.attribute("name", question.field)
    writer.attribute("value", value)
    if marksBands, let band = ScoreBand(score: number) { writer.attribute("class", "tt-\(band.cssName)") }
    writer.attribute("checked", sent.contains(value))
    writer.attribute("required", requires)
    if number == scale.lowerBound, question.low != nil { writer.attribute("aria-describedby", id("tt-lo")) }
    if number == scale.upperBound, question.high != nil { writer.attribute("aria-describedby", id("tt-hi")) }
    writer.attribute("autofocus", takesFocus && number == scale.lowerBound)
    writer.markup("><span>")
    writer.number(number)
    writer.markup("</span>")
    if let choice = question.choice(value) {
      writer.markup("<span class=\"tt-sr\">")
      writer.text(choice.label, in: context)
      writer.markup("</span>")
    }
    writer.markup("</label>")
  }

  private func writeEnd(_ text: LocalizedText?, id: String, to writer: inout HTMLWriter) {
    writer.markup("<span")
    writer.attribute("id", text == nil ? nil : id)
    writer.markup(">")
    if let text { writer.text(text, in: context) }
    writer.markup("</span>")
  }

  private func writeChoices(to writer: inout HTMLWriter) {
    for (index, choice) in question.choices.enumerated() {
      writer.markup("<label class=\"tt-check\"><input")
      writer.attribute("type", question.kind == .multiple ? "checkbox" : "radio")
      writer.attribute("name", question.field)
      writer.attribute("value", choice.id.rawValue)
      writer.attribute("checked", sent.contains { ItemID($0) == choice.id })
      writer.attribute("required", requires && question.kind == .single)
      writer.attribute("autofocus", takesFocus && index == 0)
      writer.markup("> ")
      writer.text(choice.label, in: context)
      writer.markup("</label>")
    }
  }

  private func writeField(to writer: inout HTMLWriter) {
    let isText = question.kind == .text
    if isText { writer.markup("<textarea") } else { writer.markup("<input") }
    writer.markup(" class=\"tt-field\"")
    if !isText { writer.attribute("type", question.kind == .date ? "date" : "number") }
    writer.attribute("id", id("tt-f"))
    writer.attribute("name", question.field)
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
      writer.attribute("aria-describedby", errorID)
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
