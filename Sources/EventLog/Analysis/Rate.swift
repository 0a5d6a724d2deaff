public import Foundation

/// A share of a whole that says what it is a share of, how it is defined and when it was true.
///
/// The caller rounds. A share of nothing is undefined, never 0 and never 100 %.
public struct Rate: Hashable, Sendable, Codable {
  /// How many of the whole.
  public var numerator: Int
  /// The whole.
  public var denominator: Int
  /// The definition, such as `funnel.ordered`; figures of different definitions cannot be compared or added.
  public var definition: String
  /// The instant at which it was true.
  public var asOf: Date

  /// Makes a rate.
  public init(_ numerator: Int, of denominator: Int, definition: String, asOf: Date) {
    self.numerator = numerator
    self.denominator = denominator
    self.definition = definition
    self.asOf = asOf
  }

  /// The share from 0 to 1; nil when there is no whole.
  public var value: Double? {
    denominator > 0 ? Double(numerator) / Double(denominator) : nil
  }

  /// The Wilson score interval, each end from 0 to 1; nil when there is no whole.
  ///
  /// It holds for small numbers and for shares near 0 and 1, where the usual formula does not. Source: E. B. Wilson,
  /// "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
  /// - Parameter z: The quantile of the normal distribution; 1.96 gives 95 % confidence.
  public func interval(z: Double = 1.959_963_984_540_054) -> ClosedRange<Double>? {
    guard let share = value else { return nil }
    let count = Double(denominator)
    let square = z * z
    let centre = (share + square / (2 * count)) / (1 + square / count)
    let half = z / (1 + square / count) * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    // At the ends the formula gives 0 and 1 exactly; the arithmetic does not quite.
    let lower = numerator == 0 ? 0 : max(0, centre - half)
    let upper = numerator == denominator ? 1 : min(1, centre + half)
    return lower...max(lower, upper)
  }
}

extension Rate: CustomStringConvertible {
  /// The counts, such as `107 of 758`.
  public var description: String { "\(numerator) of \(denominator)" }
}
