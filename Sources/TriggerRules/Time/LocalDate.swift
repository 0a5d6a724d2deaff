/// A day of the Gregorian calendar without a time zone, such as 2026-04-01.
public struct LocalDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, which is day 0.
  public let dayNumber: Int

  /// The day with this number.
  public init(dayNumber: Int) {
    self.dayNumber = dayNumber
  }

  /// A day by year, month and day; nil when the calendar has no such day.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...LocalDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(dayNumber: LocalDate.dayNumber(year, month, day))
  }

  /// Year, month from 1, and day from 1.
  ///
  /// Source of both conversions: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // Day 0 was a Thursday, the fourth day of an ISO week.
    Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7]
  }

  /// The day that many days later.
  public func adding(days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

  /// The same day of the month that many months later, or that month's last day: 01-31, 02-28, 03-31.
  ///
  /// Repeats are computed from their anchor and never from the one before, or the 31st would become the 28th for ever.
  public func adding(months: Int) -> LocalDate {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (index.dividedDown(by: 12), index - index.dividedDown(by: 12) * 12 + 1)
    let newDay = min(day, LocalDate.days(inMonth: newMonth, of: newYear))
    return LocalDate(dayNumber: LocalDate.dayNumber(newYear, newMonth, newDay))
  }

  /// The first day of the month this day is in.
  public var startOfMonth: LocalDate { adding(days: 1 - parts.day) }

  /// How many days a month has.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (lhs: LocalDate, rhs: LocalDate) -> Bool { lhs.dayNumber < rhs.dayNumber }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.dividedDown(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension LocalDate: CustomStringConvertible {
  /// `2026-04-01`.
  public var description: String {
    let (year, month, day) = parts
    return year.padded(to: 4) + "-" + month.padded(to: 2) + "-" + day.padded(to: 2)
  }
}

extension LocalDate: LosslessStringConvertible {
  /// Reads `2026-04-01`; nil when the text is not a day of the calendar.
  public init?(_ description: String) {
    let fields = description.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = fields.compactMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    guard numbers.count == 3 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2])
  }
}

extension LocalDate: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.lossless("a day such as \"2026-04-01\"")
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeDescription(of: self)
  }
}
