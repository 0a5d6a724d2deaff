/// The difference of two Net Promoter Scores of different people.
public struct NPSDifference: Hashable, Sendable {
  /// The score that is compared.
  public let score: NPSScore
  /// The score that it is compared with.
  public let other: NPSScore

  /// Compares two scores; their answers must come from different people, or at least be independent.
  public init(_ score: NPSScore, _ other: NPSScore) {
    self.score = score
    self.other = other
  }

  /// The first score less the second, from −200 to 200; nil when either is undefined.
  public var value: Double? {
    guard let a = score.score, let b = other.score else { return nil }
    return a - b
  }

  /// The difference in standard errors, by the adjusted proportions of ``NPSScore/interval``:
  /// ((p'₁ − d'₁) − (p'₂ − d'₂)) ÷ √(v₁ + v₂) with v = (p' + d' − (p' − d')²) ÷ n'. Nil when either is undefined.
  ///
  /// Source: J. Sauro and J. Lewis, "Quantifying the User Experience".
  public var z: Double? {
    guard value != nil else { return nil }
    return centre / variance.squareRoot()
  }

  /// The 95 % interval of the difference by adjusted Wald, clipped to −200…200; nil when either is undefined.
  public var interval: ClosedRange<Double>? {
    guard value != nil else { return nil }
    return NPSScore.interval(around: centre, variance: variance, within: -200...200)
  }

  /// True when chance alone gives such a difference in fewer than 5 of 100 cases: |z| ≥ 1.96. Nil when undefined.
  public var isSignificant: Bool? {
    z.map { abs($0) >= 1.96 }
  }

  private var centre: Double { score.adjusted.centre - other.adjusted.centre }
  private var variance: Double { score.adjusted.variance + other.adjusted.variance }
}
