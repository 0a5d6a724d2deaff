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

  /// The local day and time with its distance from UTC, such as `2026-04-29 09:00 +09:00`.
  func text(of instant: Date) -> String {
    let (date, time) = local(instant)
    let offset = zone.secondsFromGMT(for: instant)
    let minutes = abs(offset) / 60
    return "\(date) \(time) \(offset < 0 ? "-" : "+")\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
  }

  /// The instants at which the local clock shows this day and time: none in a gap, two where the clock is put back.
  func readings(_ date: LocalDate, _ time: LocalTime = .midnight) -> [Date] {
    let reading = Date(timeIntervalSince1970: TimeInterval(date.dayNumber * 86_400 + time.secondOfDay))
    let offsets = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: reading.addingTimeInterval($0)) }
    return Set(offsets).sorted(by: >).compactMap { offset in
      let instant = reading.addingTimeInterval(TimeInterval(-offset))
      return zone.secondsFromGMT(for: instant) == offset ? instant : nil
    }
  }

  /// The instants in (after, through] at which the clock is put forward or back, to the second.
  func changes(after: Date, through: Date) -> [Date] {
    var found: [Date] = []
    var low = after.timeIntervalSince1970.rounded(.down)
    let end = through.timeIntervalSince1970
    while low < end {
      let high = min(low + 86_400, end)
      if let change = change(after: low, through: high), change > after { found.append(change) }
      low = high
    }
    return found
  }

  /// The change in (low, high], of which there is at most one a day.
  private func change(after low: Double, through high: Double) -> Date? {
    func offset(_ seconds: Double) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)) }
    let before = offset(low)
    guard offset(high) != before else { return nil }
    var (low, high) = (low, high)
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if offset(middle) == before { low = middle } else { high = middle }
    }
    return Date(timeIntervalSince1970: high.rounded(.down))
  }

  /// The instants at which the local day may become this one or stop being the one before.
  func turns(of date: LocalDate) -> [Date] {
    let start = instant(date)
    return [start] + readings(date)
      + changes(after: start.addingTimeInterval(-86_400), through: start.addingTimeInterval(86_400))
  }

  /// The instant one calendar month after another by this clock: the same time of day on the same day of the month, or
  /// on its last day.
  public func instant(_ instant: Date, plusMonths months: Int) -> Date {
    let (date, time) = local(instant)
    let fraction = instant.timeIntervalSince1970 - instant.timeIntervalSince1970.rounded(.down)
    return self.instant(date.adding(months: months), time).addingTimeInterval(fraction)
  }
}
