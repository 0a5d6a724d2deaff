import EventLog
public import TouchContent

/// Why a form of a survey changes nothing, with every answer at fault.
public struct SurveyRefusal: Error, Hashable, Sendable {
  /// The refusal in the form that all content shares.
  public var refusal: Refusal
  /// The answers at fault, in the order of the survey; empty when it is not about answers.
  public var errors: [AnswerError]

  /// Makes a refusal.
  public init(_ refusal: Refusal, errors: [AnswerError] = []) {
    self.refusal = refusal
    self.errors = errors
  }

  /// The refusal of answers.
  init(_ error: AnswerErrors, of survey: Survey) {
    self.init(
      Refusal(
        .invalidAnswer, "survey \"\(survey.id)\" refused: \(error)", item: error.errors.first?.question.rawValue),
      errors: error.errors)
  }
}

extension SurveyRefusal: CustomStringConvertible {
  public var description: String { refusal.message }
}
