public import Foundation

/// Which days are business days, in one time zone. Holidays are data: hosts bring those of their country and company.
public struct BusinessCalendar: Hashable, Sendable {
  /// Where days begin and end.
  public var timeZone: TimeZone
  /// The days off besides weekends.
  public var holidays: Set<Day>
  /// The weekdays off, 1 for Monday to 7 for Sunday, as ISO 8601 counts.
  public var weekend: Set<Int>

  /// Makes a calendar; without more, Saturdays and Sundays are off.
  public init(timeZone: TimeZone, holidays: Set<Day> = [], weekend: Set<Int> = [6, 7]) {
    self.timeZone = timeZone
    self.holidays = holidays
    self.weekend = weekend
  }

  /// True when people work on that day.
  public func isBusinessDay(_ day: Day) -> Bool {
    !weekend.contains(day.weekday) && !holidays.contains(day)
  }

  /// The nth business day after a day, which does not count itself; for 0 that day, or the next business day.
  ///
  /// When every weekday is off, days of the calendar are counted.
  public func businessDay(_ count: Int, after day: Day) -> Day {
    businessDay(count, from: day, step: 1)
  }

  /// The nth business day before a day, which does not count itself; for 0 that day, or the business day before it.
  public func businessDay(_ count: Int, before day: Day) -> Day {
    businessDay(count, from: day, step: -1)
  }

  private func businessDay(_ count: Int, from day: Day, step: Int) -> Day {
    guard !weekend.isSuperset(of: 1...7) else { return day.adding(step * count) }
    var day = day
    if count <= 0 {
      while !isBusinessDay(day) { day = day.adding(step) }
      return day
    }
    var left = count
    while left > 0 {
      day = day.adding(step)
      if isBusinessDay(day) { left -= 1 }
    }
    return day
  }

  /// The day on which an instant falls in the calendar's zone.
  public func day(of date: Date) -> Day {
    let seconds = date.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: date))
    return Day(number: Int((seconds / 86_400).rounded(.down)))
  }

  /// The first instant of a day. Where the clock skips midnight, the first instant that exists.
  public func start(of day: Day) -> Date {
    // The first instant after which the zone's own clock shows this day: offsets lie within ±26 hours.
    var low = Int64(day.number) * 86_400 - 93_600
    var high = Int64(day.number) * 86_400 + 93_600
    while low < high {
      let middle = (low + high) / 2
      let isThere = self.day(of: Date(timeIntervalSince1970: Double(middle))) >= day
      if isThere { high = middle } else { low = middle + 1 }
    }
    return Date(timeIntervalSince1970: Double(low))
  }

  /// The first instant that is later than a day.
  public func end(of day: Day) -> Date {
    start(of: day.adding(1))
  }
}
