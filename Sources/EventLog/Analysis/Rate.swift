public import Foundation

/// A proportion that says what it means: both counts, the definition, and the instant it is true as of.
public struct Rate: Hashable, Sendable, Codable {
  /// How many did.
  public var numerator: Int
  /// How many could have.
  public var denominator: Int
  /// What was counted, such as `tutorial.completion`.
  public var definition: String
  /// The instant that the counts are true as of.
  public var asOf: Date

  /// Makes a rate.
  public init(_ numerator: Int, of denominator: Int, definition: String, asOf: Date) {
    self.numerator = numerator
    self.denominator = denominator
    self.definition = definition
    self.asOf = asOf
  }

  /// The share from 0 to 1, not rounded; nil, which is "undefined", when nobody could have.
  public var value: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  /// Wilson's score interval at 95 %, from 0 to 1; nil when nobody could have.
  ///
  /// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
  public var interval: ClosedRange<Double>? {
    guard let p = value else { return nil }
    let n = Double(denominator)
    let z = 1.959_963_984_540_054
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, centre - half)...min(1, centre + half)
  }
}
