import Foundation
public import TouchContent

extension BusinessCalendar {
  /// One day of the Gregorian calendar, whatever the time zone: `2026-11-20`.
  public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int

    /// The day that many days after 1970-01-01.
    public init(number: Int) {
      self.number = number
    }

    /// The day of a year, month and day; nil when there is no such day.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
      guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
      // Days from civil, <https://howardhinnant.github.io/date_algorithms.html>.
      let shifted = month <= 2 ? year - 1 : year
      let era = shifted / 400
      let yearOfEra = shifted - era * 400
      let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
      let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      self.number = era * 146_097 + dayOfEra - 719_468
      guard fields == (year, month, day) else { return nil }
    }

    /// Reads `2026-11-20`; nil when it is not a day.
    public init?(_ text: String) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.map(\.utf8.count) == [4, 2, 2],
        parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
        let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
      else { return nil }
      self.init(year, month, day)
    }

    /// The year.
    public var year: Int { fields.year }
    /// The month, from 1.
    public var month: Int { fields.month }
    /// The day of the month, from 1.
    public var day: Int { fields.day }

    /// The weekday, 1 for Monday to 7 for Sunday.
    public var weekday: Int {
      let weekday = (number + 3) % 7
      return (weekday < 0 ? weekday + 7 : weekday) + 1
    }

    /// The day that many days later.
    public func adding(_ days: Int) -> Day {
      Day(number: number + days)
    }

    /// Month and day as a reader writes them: 11月20日, 20 Nov.
    public func text(in language: LanguagePreference) -> String {
      let tag = (language.languages + [language.source]).first?.rawValue ?? "en"
      // Noon in UTC is this day whatever is done with it.
      let noon = Date(timeIntervalSince1970: Double(number) * 86_400 + 43_200)
      let style = Date.FormatStyle(locale: Locale(identifier: tag), timeZone: .gmt).month(.abbreviated).day()
      return noon.formatted(style)
    }

    private var fields: (year: Int, month: Int, day: Int) {
      // Civil from days, <https://howardhinnant.github.io/date_algorithms.html>.
      let shifted = number + 719_468
      let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
      let dayOfEra = shifted - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let position = (5 * dayOfYear + 2) / 153
      let day = dayOfYear - (153 * position + 2) / 5 + 1
      let month = position < 10 ? position + 3 : position - 9
      return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
  }
}

extension BusinessCalendar.Day: Comparable {
  public static func < (lhs: BusinessCalendar.Day, rhs: BusinessCalendar.Day) -> Bool { lhs.number < rhs.number }
}

extension BusinessCalendar.Day: CustomStringConvertible {
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension BusinessCalendar.Day: ExpressibleByStringLiteral {
  /// Makes a day of a literal; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    guard let day = BusinessCalendar.Day(value) else {
      preconditionFailure("\"\(value)\" is not a day; wanted one such as \"2026-11-20\"")
    }
    self = day
  }
}

extension BusinessCalendar.Day: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = BusinessCalendar.Day(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "wanted a day such as \"2026-11-20\", found \"\(text)\"")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
