/// How often each number of a scale was answered.
public struct ScaleTally: Hashable, Sendable, Codable {
  /// The scale.
  public let scale: ClosedRange<Int>
  /// The answers per number, from the lowest on.
  public private(set) var counts: [Int]

  /// Counts answers; those outside the scale are left out.
  public init(_ scale: ClosedRange<Int>, _ answers: some Sequence<Int> = []) {
    self.scale = scale
    self.counts = Array(repeating: 0, count: scale.count)
    for answer in answers where scale.contains(answer) { counts[answer - scale.lowerBound] += 1 }
  }

  /// How many answered.
  public var count: Int { counts.reduce(0, +) }

  /// The sum of the answers.
  public var sum: Int {
    zip(scale, counts).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How many answered with one of these numbers.
  public func count(in numbers: ClosedRange<Int>) -> Int {
    zip(scale, counts).reduce(0) { $0 + (numbers.contains($1.0) ? $1.1 : 0) }
  }
}
