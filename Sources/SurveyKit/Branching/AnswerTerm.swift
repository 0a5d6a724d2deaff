public import EventLog

/// One comparison of a question's answer: `{"question": "score", "is": "<=", "value": 6}`.
public struct AnswerTerm: Hashable, Sendable {
  /// The question whose answer is looked at.
  public var question: ItemID
  /// How it is compared.
  public var comparison: AnswerComparison
  /// With what: a number, the id of a choice, a text, a date as `"2026-12-01"`; for `exists`, true or false.
  public var value: Value

  /// Makes a term.
  public init(_ question: ItemID, _ comparison: AnswerComparison, _ value: Value = true) {
    self.question = question
    self.comparison = comparison
    self.value = value
  }

  /// Whether the term holds for an answer; nil is "no answer", which is also what a hidden question has.
  public func holds(for answer: Value?) -> Bool {
    let answers = answer.map { $0.strings?.map(Value.string) ?? [$0] } ?? []
    switch comparison {
    case .exists: return answers.isEmpty != (value.boolean ?? true)
    case .equal: return answers.contains(where: isEqual)
    case .notEqual: return !answers.contains(where: isEqual)
    case .less: return answers.contains { precedes($0, value) }
    case .atMost: return answers.contains { precedes($0, value) || isEqual($0) }
    case .greater: return answers.contains { precedes(value, $0) }
    case .atLeast: return answers.contains { precedes(value, $0) || isEqual($0) }
    }
  }

  private func isEqual(_ answer: Value) -> Bool {
    if let a = answer.number, let b = value.number { a == b } else { answer == value }
  }

  /// Numbers by size, calendar dates by time; other texts have no order.
  private func precedes(_ a: Value, _ b: Value) -> Bool {
    if let a = a.number, let b = b.number { return a < b }
    if let a = a.string.flatMap(CalendarDate.init), let b = b.string.flatMap(CalendarDate.init) { return a < b }
    return false
  }
}

/// In JSON the value may be left out for `exists`.
extension AnswerTerm: Codable {
  private enum CodingKeys: String, CodingKey {
    case question
    case comparison = "is"
    case value
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    question = try container.decode(ItemID.self, forKey: .question)
    let name = try container.decode(String.self, forKey: .comparison)
    guard let comparison = AnswerComparison(rawValue: name) else {
      let known = AnswerComparison.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .comparison, in: container, debugDescription: "wanted one of \(known), found \"\(name)\"")
    }
    self.comparison = comparison
    if comparison == .exists {
      value = try container.decodeIfPresent(Value.self, forKey: .value) ?? true
    } else {
      value = try container.decode(Value.self, forKey: .value)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(question, forKey: .question)
    try container.encode(comparison, forKey: .comparison)
    try container.encode(value, forKey: .value)
  }
}

extension AnswerTerm: CustomStringConvertible {
  public var description: String { "\"\(question)\" \(comparison.rawValue) \(value)" }
}
