/// What a question asks for, and so what an answer to it may be.
public enum QuestionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// How likely the user is to recommend the product: a whole number from 0 to 10.
  case nps
  /// How satisfied the user is: a whole number from 1 to 5, 5 is best.
  case csat
  /// How easy something was: a whole number from 1 to 7 or from 1 to 5; the question says which end is good.
  case ces
  /// Any other rating: a whole number from 1 to 5, or from `min` to `max`.
  case rating
  /// One of several choices.
  case single
  /// Any number of several choices.
  case multiple
  /// Free text.
  case text
  /// A decimal number.
  case number
  /// A calendar date without a time zone, such as `2026-12-01`.
  case date
}

extension QuestionKind {
  /// True when answers are whole numbers on a short scale.
  public var isScale: Bool {
    switch self {
    case .nps, .csat, .ces, .rating: true
    case .single, .multiple, .text, .number, .date: false
    }
  }

  /// True when the answer of the first such question is the response's score.
  public var isScore: Bool {
    switch self {
    case .nps, .csat, .ces: true
    case .rating, .single, .multiple, .text, .number, .date: false
    }
  }

  /// True when an answer is one or more of the question's choices.
  public var isChoice: Bool { self == .single || self == .multiple }
}
