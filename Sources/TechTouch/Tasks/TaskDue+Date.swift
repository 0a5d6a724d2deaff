import Foundation

extension TaskSpec.Due {
  /// The end of the working day, 18:00 local time, on which a task is due that was opened at `date`.
  func date(from date: Date, zones: Zones) -> Date {
    let clock = zones.resolved().clock
    var day = clock.date(date)
    switch self {
    case .days(let count):
      day = day.adding(days: count)
    case .businessDays(let count):
      var left = count
      while left > 0 {
        day = day.adding(days: 1)
        if Set.workingDays.contains(day.weekday) { left -= 1 }
      }
    }
    return clock.instant(day, "18:00")
  }
}
