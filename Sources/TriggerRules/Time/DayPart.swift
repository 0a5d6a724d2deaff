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

  /// When it ends, if it has begun at this instant and not yet ended; else the instant itself.
  ///
  /// It lasts from one instant to another, each read from the local day and time as RFC 5545 §3.3.5 says: an end that
  /// the clock skips comes as much later as the clock was put forward, and one that occurs twice is the first.
  public func end(for instant: Date, by clock: ZonedClock) -> Date {
    guard from != until else { return instant }
    let today = clock.date(instant)
    for day in -2...1 {
      let first = today.adding(days: day)
      let end = clock.instant(from < until ? first : first.adding(days: 1), until)
      if clock.instant(first, from) <= instant, instant < end { return end }
    }
    return instant
  }

  /// The next instants at which the local clock may enter or leave it.
  func turningPoints(after now: Date, by clock: ZonedClock) -> [Date] {
    let today = clock.date(now)
    let readings = [from, until].flatMap { time in (0...1).flatMap { clock.readings(today.adding(days: $0), time) } }
    return (readings + clock.changes(after: now, through: now.addingTimeInterval(2 * 86_400))).filter { $0 > now }
  }
}
