public import EventLog

/// When a question is asked: `{"all": […]}` or `{"any": […]}` of comparisons with other answers.
public struct AnswerCondition: Hashable, Sendable {
  /// How the comparisons are joined.
  public var match: Match
  /// The comparisons.
  public var terms: [AnswerTerm]

  /// How comparisons are joined.
  public enum Match: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every one must hold; without any the condition holds.
    case all
    /// At least one must hold; without any the condition does not hold.
    case any
  }

  /// Makes a condition.
  public init(_ match: Match, _ terms: [AnswerTerm]) {
    self.match = match
    self.terms = terms
  }

  /// A condition that holds when every term does.
  public static func all(_ terms: [AnswerTerm]) -> AnswerCondition { AnswerCondition(.all, terms) }

  /// A condition that holds when at least one term does.
  public static func any(_ terms: [AnswerTerm]) -> AnswerCondition { AnswerCondition(.any, terms) }

  /// Whether the condition holds; `answer` gives the answer to a question, nil when there is none.
  public func holds(answer: (ItemID) -> Value?) -> Bool {
    switch match {
    case .all: terms.allSatisfy { $0.holds(for: answer($0.question)) }
    case .any: terms.contains { $0.holds(for: answer($0.question)) }
    }
  }
}

extension AnswerCondition: Codable {
  private enum CodingKeys: String, CodingKey { case all, any }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let all = try container.decodeIfPresent([AnswerTerm].self, forKey: .all)
    let any = try container.decodeIfPresent([AnswerTerm].self, forKey: .any)
    switch (all, any) {
    case (let terms?, nil): self.init(.all, terms)
    case (nil, let terms?): self.init(.any, terms)
    case (nil, nil), (_?, _?):
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "wanted either \"all\" or \"any\", found " + (all == nil ? "neither" : "both")))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(terms, forKey: match == .all ? .all : .any)
  }
}
