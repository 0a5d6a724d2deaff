import Foundation

extension TaskSpec.Due {
  /// The end of the working day, 18:00 local time, on which a task is due that was opened at `date`.
  ///
  /// Business days are those of the calendar: its weekends and holidays do not count.
  func date(from date: Date, calendar: BusinessCalendar) -> Date {
    let opened = calendar.day(of: date)
    let day =
      switch self {
      case .days(let count): opened.adding(count)
      case .businessDays(let count): calendar.businessDay(count, after: opened)
      }
    return ZonedClock(calendar.timeZone).instant(LocalDate(dayNumber: day.number), "18:00")
  }
}
