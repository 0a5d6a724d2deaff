public import Foundation

/// A Net Promoter Score with its interval: 100 · (promoters − detractors) ÷ answers.
public struct NPSScore: Hashable, Sendable, Codable {
  /// Answers 9 and 10.
  public private(set) var promoters: Int
  /// Answers 7 and 8.
  public private(set) var passives: Int
  /// Answers 0 to 6.
  public private(set) var detractors: Int

  /// The score of groups that were counted elsewhere; negative counts are taken as 0.
  public init(promoters: Int, passives: Int, detractors: Int) {
    self.promoters = max(0, promoters)
    self.passives = max(0, passives)
    self.detractors = max(0, detractors)
  }

  /// The score of answers from 0 to 10; others are left out.
  public init(_ answers: some Sequence<Int>) {
    self.init(promoters: 0, passives: 0, detractors: 0)
    for answer in answers {
      switch ScoreBand(score: answer) {
      case .promoters: promoters += 1
      case .passives: passives += 1
      case .detractors: detractors += 1
      case nil: break
      }
    }
  }

  /// How many answered.
  public var count: Int { promoters + passives + detractors }

  /// The score from −100 to 100, not rounded; nil when nobody answered.
  public var score: Double? {
    count > 0 ? 100 * Double(promoters - detractors) / Double(count) : nil
  }

  /// The 95 % interval by adjusted Wald, clipped to −100…100; nil when nobody answered.
  ///
  /// n' = n + 3, p' = (P + ¾) ÷ n', d' = (D + ¾) ÷ n'; the half-width is 1.96 · √((p' + d' − (p' − d')²) ÷ n') around
  /// p' − d'. It is not centred on the score: a small sample is drawn towards 0.
  ///
  /// Source: B. Rocks, "Interval estimation for the Net Promoter Score", The American Statistician 70 (2016); J. Sauro and
  /// J. Lewis, "Quantifying the User Experience".
  public var interval: ClosedRange<Double>? {
    guard count > 0 else { return nil }
    return Self.interval(around: adjusted.centre, variance: adjusted.variance)
  }

  /// The 95 % interval by plain Wald, clipped to −100…100, for comparison with other tools; nil for fewer than two
  /// answers. It is too narrow for small samples, and has no width when all answers fall into one group.
  public var plainInterval: ClosedRange<Double>? {
    guard count > 1 else { return nil }
    let n = Double(count)
    let p = Double(promoters) / n
    let d = Double(detractors) / n
    return Self.interval(around: p - d, variance: (p + d - (p - d) * (p - d)) / n)
  }

  /// The score of both groups of answers together.
  public func adding(_ other: NPSScore) -> NPSScore {
    NPSScore(
      promoters: promoters + other.promoters, passives: passives + other.passives,
      detractors: detractors + other.detractors)
  }

  /// How much higher this score is than another one of other people, and whether that can be chance.
  public func difference(from other: NPSScore) -> NPSDifference {
    NPSDifference(self, other)
  }

  /// The score as reports carry it.
  public func figure(asOf: Date) -> ScoreFigure {
    ScoreFigure(.nps, promoters - detractors, of: count, factor: 100, asOf: asOf)
  }

  /// p' − d' and its variance.
  var adjusted: (centre: Double, variance: Double) {
    let n = Double(count) + 3
    let p = (Double(promoters) + 0.75) / n
    let d = (Double(detractors) + 0.75) / n
    return (p - d, (p + d - (p - d) * (p - d)) / n)
  }

  static func interval(
    around centre: Double, variance: Double, within limits: ClosedRange<Double> = -100...100
  ) -> ClosedRange<Double> {
    let half = 1.96 * max(0, variance).squareRoot()
    let low = min(max(100 * (centre - half), limits.lowerBound), limits.upperBound)
    return low...min(max(100 * (centre + half), low), limits.upperBound)
  }
}
