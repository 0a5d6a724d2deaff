public import Foundation

/// One score as a report carries it: numerator, denominator, what it means, and the instant it is true as of.
public struct ScoreFigure: Hashable, Sendable, Codable {
  /// What it means.
  public let definition: ScoreDefinition
  /// What was summed up: promoters less detractors, answers in the top boxes, or the answers themselves for a mean.
  public let numerator: Int
  /// How many answered.
  public let denominator: Int
  /// 100 for percentages and net scores, 1 for means.
  public let factor: Int
  /// The instant that it is true as of.
  public let asOf: Date

  /// Makes a figure.
  public init(_ definition: ScoreDefinition, _ numerator: Int, of denominator: Int, factor: Int, asOf: Date) {
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
    self.factor = factor
    self.asOf = asOf
  }

  /// The score, not rounded; nil, which is "undefined", when nobody answered.
  public var value: Double? {
    denominator > 0 ? Double(factor) * Double(numerator) / Double(denominator) : nil
  }

  /// The score of both groups together, true as of the later instant.
  /// - Throws: ``ScoreMismatch`` when the two mean different things.
  public func adding(_ other: ScoreFigure) throws(ScoreMismatch) -> ScoreFigure {
    guard definition == other.definition, factor == other.factor else {
      throw ScoreMismatch(first: definition, second: other.definition)
    }
    return ScoreFigure(
      definition, numerator + other.numerator, of: denominator + other.denominator, factor: factor,
      asOf: max(asOf, other.asOf))
  }
}
