public import Foundation

/// Converts between instants and the local clock of one time zone.
///
/// A local time that does not exist, because clocks are put forward over it, is read with the offset from before the
/// gap; one that occurs twice means the first (RFC 5545 §3.3.5). `Calendar.nextDate` follows neither rule on every
/// platform, so the conversion is made here from the zone's offsets alone.
public struct ZonedClock: Hashable, Sendable {
  /// The time zone.
  public let zone: TimeZone

  /// A clock of that zone.
  public init(_ zone: TimeZone) {
    self.zone = zone
  }

  /// The local day and time of an instant; fractions of a second are dropped.
  public func local(_ instant: Date) -> (date: LocalDate, time: LocalTime) {
    let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
    let day = seconds.dividedDown(by: 86_400)
    return (LocalDate(dayNumber: day), LocalTime(secondOfDay: seconds - day * 86_400))
  }

  /// The local day of an instant.
  public func date(_ instant: Date) -> LocalDate { local(instant).date }

  /// The instant at which the local clock shows this day and time.
  public func instant(_ date: LocalDate, _ time: LocalTime = .midnight) -> Date {
    // The instant lies within a day of the same reading in UTC, as offsets lie between −12 and +14 hours. So these two
    // offsets are those before and after any change that could matter.
    let reading = Date(timeIntervalSince1970: TimeInterval(date.dayNumber * 86_400 + time.secondOfDay))
    let before = zone.secondsFromGMT(for: reading.addingTimeInterval(-86_400))
    let after = zone.secondsFromGMT(for: reading.addingTimeInterval(86_400))
    let first = reading.addingTimeInterval(TimeInterval(-before))
    if before == after || zone.secondsFromGMT(for: first) == before { return first }
    let second = reading.addingTimeInterval(TimeInterval(-after))
    return zone.secondsFromGMT(for: second) == after ? second : first
  }

  /// The instant one calendar month after another by this clock: the same time of day on the same day of the month, or
  /// on its last day.
  public func instant(_ instant: Date, plusMonths months: Int) -> Date {
    let (date, time) = local(instant)
    let fraction = instant.timeIntervalSince1970 - instant.timeIntervalSince1970.rounded(.down)
    return self.instant(date.adding(months: months), time).addingTimeInterval(fraction)
  }
}
