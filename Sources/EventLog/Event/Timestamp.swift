public import Foundation

/// Instants as the log keeps them: whole microseconds, written in ISO 8601.
public enum Timestamp {
  /// Microseconds since 1970-01-01T00:00:00Z, rounded to the nearest.
  public static func microseconds(of date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
  }

  /// The instant that many microseconds after 1970-01-01T00:00:00Z.
  public static func date(microseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
  }

  /// The same instant in whole microseconds, so that it reads back equal from every store.
  ///
  /// Dates outside the years 1 to 9999 are brought to the nearest of them.
  public static func rounded(_ date: Date) -> Date {
    let seconds = date.timeIntervalSince1970
    guard seconds.isFinite else { return Date(timeIntervalSince1970: 0) }
    return self.date(microseconds: microseconds(of: Date(timeIntervalSince1970: min(max(seconds, earliest), latest))))
  }

  /// Reads an ISO 8601 instant with a zone, such as `2026-04-01T09:00:00+09:00`, seconds and fractions optional.
  public static func date(from text: String) -> Date? {
    var fields = text
    // Seconds are optional here and required by the parser: "T09:00+09:00" becomes "T09:00:00+09:00".
    if let t = fields.firstIndex(of: "T") {
      let clock = fields[fields.index(after: t)...]
      let digits = clock.prefix { $0.isNumber || $0 == ":" }
      if digits.count == 5 {
        fields.insert(contentsOf: ":00", at: digits.endIndex)
      }
    }
    let style = Date.ISO8601FormatStyle(timeZone: .gmt)
    if let date = try? style.parse(fields) { return rounded(date) }
    if let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt).parse(fields) {
      return rounded(date)
    }
    return nil
  }

  /// The instant in ISO 8601, in UTC; with milliseconds when it has a fraction.
  public static func text(of date: Date) -> String {
    let whole = microseconds(of: date) % 1_000_000 == 0
    return date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: !whole, timeZone: .gmt))
  }

  private static let earliest: Double = -62_135_596_800
  private static let latest: Double = 253_402_300_799
}
