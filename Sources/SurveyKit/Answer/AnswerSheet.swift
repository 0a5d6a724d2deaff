public import EventLog

/// The answers of one response, checked against the survey: each under its question's stable id, and none to a question
/// that was not asked.
public struct AnswerSheet: Hashable, Sendable {
  /// The version of the survey that was answered.
  public let survey: ContentRef
  /// The answers by question: a whole number on a scale, the id of a choice, a list of them, a text, a number, or a date
  /// as `2026-12-01`.
  public let answers: [ItemID: Value]

  /// Reads a form: what was sent for each question under `q.<question id>`. Other fields are passed over.
  ///
  /// A question whose condition does not hold is not asked: what was sent for it, right or wrong, is left out, and other
  /// conditions see no answer.
  /// - Throws: The error of every question that was asked and whose answer is refused, in the order of the survey.
  public init(_ survey: Survey, fields: [String: [String]]) throws(AnswerErrors) {
    var reading = AnswerReading(survey, fields: fields)
    let errors = reading.errors()
    guard errors.isEmpty else { throw AnswerErrors(errors) }
    self.survey = survey.ref
    self.answers = reading.answers()
  }

  /// Takes answers that were checked when they were stored.
  init(survey: ContentRef, answers: [ItemID: Value]) {
    self.survey = survey
    self.answers = answers
  }

  /// The answer to a question; nil when it was not asked or left open.
  public subscript(question: ItemID) -> Value? { answers[question] }
}

extension Survey {
  /// The questions that these answers lead to, in order.
  public func questions(asked sheet: AnswerSheet) -> [Question] {
    let branching = Branching(self)
    let shown = branching.enabled { sheet[$0] }
    return questions.filter { shown.contains($0.id) }
  }

  /// What is said after these answers.
  public func thanks(for sheet: AnswerSheet) -> ThanksRule? {
    thanksWhen.first { $0.when.holds(for: sheet[$0.when.question]) }
  }
}
