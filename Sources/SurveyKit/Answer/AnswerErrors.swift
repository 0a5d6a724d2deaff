import EventLog

/// Every answer of one form that is refused, in the order of the survey.
public struct AnswerErrors: Error, Hashable, Sendable {
  /// The errors, one a question; never empty.
  public var errors: [AnswerError]

  /// Makes an error of errors.
  public init(_ errors: [AnswerError]) {
    self.errors = errors
  }
}

extension AnswerErrors: CustomStringConvertible {
  public var description: String { errors.map(\.message).joined(separator: "; ") }
}
