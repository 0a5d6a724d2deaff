public import EventLog
public import Foundation

/// Satisfaction on a scale from 1 to 5.
public struct CSATScore: Hashable, Sendable, Codable {
  /// The answers by number.
  public let tally: ScaleTally

  /// The score of answers from 1 to 5; others are left out.
  public init(_ answers: some Sequence<Int>) {
    tally = ScaleTally(1...5, answers)
  }

  /// How many answered.
  public var count: Int { tally.count }

  /// The share of answers 4 and 5, from 0 to 1, with Wilson's interval.
  public func top(asOf: Date) -> Rate {
    Rate(tally.count(in: 4...5), of: count, definition: ScoreDefinition.csatTop2.rawValue, asOf: asOf)
  }

  /// The mean, from 1 to 5; nil when nobody answered.
  public var mean: Double? {
    count > 0 ? Double(tally.sum) / Double(count) : nil
  }

  /// The scores as reports carry them: top 2 of 5 in percent, and the mean.
  public func figures(asOf: Date) -> [ScoreFigure] {
    [
      ScoreFigure(.csatTop2, tally.count(in: 4...5), of: count, factor: 100, asOf: asOf),
      ScoreFigure(.csatMean, tally.sum, of: count, factor: 1, asOf: asOf),
    ]
  }
}
