import EventLog
import TouchContent

/// Writes the questions of one form.
struct SurveyWriting {
  let survey: Survey
  let context: RenderContext
  let values: [String: [String]]
  private let errors: [ItemID: AnswerError]
  private let firstFault: ItemID?
  /// Those that may be hidden; the others are always to be seen.
  private let visibilities: [ItemID: QuestionVisibility]
  /// The question that everybody sees at first, when it is only one: it is the form's heading.
  private let onlyQuestion: ItemID?

  init(_ survey: Survey, errors: [AnswerError], values: [String: [String]], context: RenderContext) {
    self.survey = survey
    self.context = context
    self.values = values
    self.errors = Dictionary(errors.map { ($0.question, $0) }) { first, _ in first }
    self.firstFault = errors.first { survey[$0.question] != nil }?.question
    // Most surveys ask everybody everything, and then there is nothing to find out; `Benchmarks/compare render` asks
    // for this.
    let visibilities = survey.questions.contains { $0.when != nil } ? survey.visibilities : [:]
    let seen = survey.questions.indices.filter { visibilities[survey.questions[$0].id] ?? .always == .always }
    self.visibilities = visibilities
    self.onlyQuestion = seen.count == 1 ? survey.questions[seen[0]].id : nil
  }

  var showsTitle: Bool { onlyQuestion == nil }

  /// Writes the id of the element that names the form.
  func writeLabelID(to writer: inout HTMLWriter) {
    if let onlyQuestion { return survey.writeID("tt-ql", onlyQuestion, to: &writer) }
    writer.markup("tt-h-survey-")
    writer.text(survey.id.rawValue)
  }

  func write(_ question: Question, to writer: inout HTMLWriter) {
    let field = FieldWriting(
      question: question, survey: survey, context: context, sent: values.isEmpty ? [] : values[question.field] ?? [],
      error: errors[question.id], takesFocus: firstFault == question.id,
      marksBands: usesBands && survey.bandQuestion?.id == question.id,
      marksOptional: !question.isRequired && survey.questions.count > 1)
    let isGroup = question.kind.isScale || question.kind.isChoice
    if isGroup { writer.markup("<fieldset") } else { writer.markup("<div") }
    writer.attribute("class", classes(of: question))
    writer.attribute("id") { survey.writeID("tt-q", question.id, to: &$0) }
    if isGroup, field.error != nil { field.writeDescribedByError(to: &writer) }
    writer.markup(">")
    field.write(to: &writer)
    if isGroup { writer.markup("</fieldset>") } else { writer.markup("</div>") }
  }

  private func classes(of question: Question) -> String {
    switch visibilities[question.id] {
    case .always, nil: "tt-set"
    case .bands(let bands): "tt-set tt-if" + bands.map { " tt-if-\($0.cssName)" }.joined()
    case .choices: "tt-set tt-if"
    }
  }

  private var usesBands: Bool {
    visibilities.values.contains { if case .bands = $0 { true } else { false } }
  }
}
