public import Foundation

/// A part of the local day, `{"from": "21:00", "until": "08:00"}`.
public struct DayPart: Hashable, Sendable, Codable {
  /// When it begins.
  public var from: LocalTime
  /// When it ends; an earlier time than `from` is on the next day.
  public var until: LocalTime

  /// Makes a part of the day.
  public init(from: LocalTime, until: LocalTime) {
    self.from = from
    self.until = until
  }

  /// True when the local time lies in it; its end does not.
  public func contains(_ time: LocalTime) -> Bool {
    from <= until ? from <= time && time < until : from <= time || time < until
  }

  /// The first instant, not before the given one, outside it.
  public func end(for instant: Date, by clock: ZonedClock) -> Date {
    let (date, time) = clock.local(instant)
    guard contains(time) else { return instant }
    return clock.instant(time < until ? date : date.adding(days: 1), until)
  }
}
