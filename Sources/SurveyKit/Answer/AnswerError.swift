public import EventLog
public import TouchContent

/// Why one answer is refused.
public struct AnswerError: Error, Hashable, Sendable {
  /// The question.
  public var question: ItemID
  /// What kind of fault it is.
  public var code: Code
  /// What an answer must be, in English.
  public var wanted: String
  /// What was sent, shortened and with control characters escaped; free text itself is never repeated.
  public var found: String
  /// What the user reads beside the question.
  public var phrase: Phrase
  /// The values in that phrase.
  public var values: MergeValues

  /// The kinds of fault.
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    /// A required question has no answer.
    case missing
    /// The answer is not of the question's kind, or not written as its kind is.
    case malformed
    /// The number or date is too small or too large, or too few or too many choices were taken.
    case outOfRange
    /// The text is too long.
    case tooLong
    /// The choice is none of the question's.
    case unknownChoice
    /// A question with one answer got several.
    case several
    /// The survey has no such question.
    case unknownQuestion
  }

  /// Makes an error.
  public init(
    _ question: ItemID, _ code: Code, wanted: String, found: String, phrase: Phrase, values: MergeValues = [:]
  ) {
    self.question = question
    self.code = code
    self.wanted = wanted
    self.found = found
    self.phrase = phrase
    self.values = values
  }

  /// A sentence that names the question, what was wanted and what was found.
  public var message: String {
    "question \"\(question)\": wanted \(wanted), found \(found)"
  }
}

extension AnswerError: CustomStringConvertible {
  public var description: String { message }
}
