public import Foundation

/// A length of time in whole seconds; a day is 24 hours, whatever the local clock does.
public struct Span: Hashable, Comparable, Sendable {
  /// The length in seconds.
  public var seconds: Int

  /// Makes a span of seconds.
  public init(seconds: Int) {
    self.seconds = seconds
  }

  /// So many times so many seconds; what is too long to count is as long as can be counted.
  init(_ count: Int, times seconds: Int) {
    self.init(seconds: count.clampedProduct(seconds))
  }

  /// That many periods of 24 hours.
  public static func days(_ count: Int) -> Span { Span(count, times: 86_400) }
  /// That many hours.
  public static func hours(_ count: Int) -> Span { Span(count, times: 3_600) }
  /// That many minutes.
  public static func minutes(_ count: Int) -> Span { Span(count, times: 60) }

  /// A century: no rule means more, and every instant so far from another is still one of the calendar.
  static let longestDays = 36_525
  static let longest = Span.days(longestDays)

  /// The length in seconds, as dates are counted.
  public var interval: TimeInterval { TimeInterval(seconds) }

  public static func < (lhs: Span, rhs: Span) -> Bool { lhs.seconds < rhs.seconds }
}

extension Span: CustomStringConvertible {
  /// The two largest units, such as `6 days 3 hours`.
  public var description: String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")]
    var rest = seconds.magnitude
    var parts: [String] = []
    for (length, name) in units where parts.count < 2 {
      let count = rest / UInt(length)
      rest %= UInt(length)
      if count > 0 { parts.append("\(count) \(name)\(count == 1 ? "" : "s")") }
    }
    return (seconds < 0 ? "−" : "") + (parts.isEmpty ? "0 seconds" : parts.joined(separator: " "))
  }
}

extension Int {
  /// The product, or the nearest representable number: absurd lengths in content must not trap.
  fileprivate func clampedProduct(_ factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0 ? .min : .max) : product
  }
}

/// In JSON a number of seconds.
extension Span: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(seconds: try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
