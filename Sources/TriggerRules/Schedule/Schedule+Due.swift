package import Foundation

extension Schedule {
  /// When it is due for somebody who lives by this clock, unless the schedule is meant in a zone of its own.
  package func due(after anchor: Date, by clock: ZonedClock) -> Date {
    instant(after: anchor, by: clock.moved(to: zone))
  }
}

extension CalendarRepeat {
  /// True when a repetition lies in (after, through] for somebody who lives by this clock.
  package func isDue(after: Date, through: Date, by clock: ZonedClock) -> Bool {
    !occurrences(after: after, through: through, by: clock.moved(to: zone)).isEmpty
  }
}
