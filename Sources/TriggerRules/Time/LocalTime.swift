/// A time of day without a time zone, such as 09:00, to the second.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// Seconds since local midnight, as a clock without changes would count them: 0 to 86,399.
  public let secondOfDay: Int

  /// The time that many seconds after midnight, modulo one day.
  public init(secondOfDay: Int) {
    self.secondOfDay = secondOfDay - secondOfDay.dividedDown(by: 86_400) * 86_400
  }

  /// A time by hour and minute; nil when a clock has no such time.
  public init?(_ hour: Int, _ minute: Int, _ second: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    self.init(secondOfDay: hour * 3_600 + minute * 60 + second)
  }

  /// The start of the day.
  public static let midnight = LocalTime(secondOfDay: 0)

  /// The hour, 0 to 23.
  public var hour: Int { secondOfDay / 3_600 }
  /// The minute, 0 to 59.
  public var minute: Int { secondOfDay / 60 % 60 }
  /// The second, 0 to 59.
  public var second: Int { secondOfDay % 60 }

  public static func < (lhs: LocalTime, rhs: LocalTime) -> Bool { lhs.secondOfDay < rhs.secondOfDay }
}

extension LocalTime: LosslessStringConvertible {
  /// Reads `09:00` or `09:00:30`; nil when the text is not a time of day.
  public init?(_ description: String) {
    let fields = description.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3 else { return nil }
    let numbers = fields.compactMap { $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    guard numbers.count == fields.count else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }

  /// `09:00`, with seconds when there are any.
  public var description: String {
    let minutes = hour.padded(to: 2) + ":" + minute.padded(to: 2)
    return second == 0 ? minutes : minutes + ":" + second.padded(to: 2)
  }
}

extension LocalTime: ExpressibleByStringLiteral {
  /// Makes a time of a literal such as `"09:00"`; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    guard let time = LocalTime(value) else {
      preconditionFailure("\"\(value)\" is not a time of day; wanted \"09:00\"")
    }
    self = time
  }
}

extension LocalTime: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.lossless("a time of day such as \"09:00\"")
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeDescription(of: self)
  }
}
