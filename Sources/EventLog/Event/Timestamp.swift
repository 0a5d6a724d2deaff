public import Foundation

/// Instants as the log keeps them: whole microseconds, written in ISO 8601.
///
/// Before 1901 and after 2070 they are whole seconds: a `Date` is a binary fraction of seconds, and is too coarse there
/// for every microsecond to read back as itself.
public enum Timestamp {
  /// Microseconds since 1970-01-01T00:00:00Z, rounded to the nearest.
  ///
  /// Instants outside the years 1 to 9999 must have been through ``rounded(_:)``.
  public static func microseconds(of date: Date) -> Int64 {
    let seconds = date.timeIntervalSince1970
    guard fine.contains(seconds) else { return Int64(seconds.rounded()) * 1_000_000 }
    return Int64((seconds * 1_000_000).rounded())
  }

  /// The instant that many microseconds after 1970-01-01T00:00:00Z.
  public static func date(microseconds: Int64) -> Date {
    Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
  }

  /// The same instant in whole microseconds, so that it reads back equal from every store; never a later one.
  ///
  /// An event made now is therefore not later than now, whatever fraction of a microsecond the clock shows. Dates
  /// outside the years 1 to 9999 are brought to the nearest of them.
  public static func rounded(_ date: Date) -> Date {
    let seconds = date.timeIntervalSince1970
    guard seconds.isFinite else { return Date(timeIntervalSince1970: 0) }
    guard (earliest...latest).contains(seconds) else {
      return Date(timeIntervalSince1970: min(max(seconds, earliest), latest))
    }
    // Compared with the date itself: its seconds since 1970 are rounded already.
    let nearest = microseconds(of: date)
    guard self.date(microseconds: nearest) > date else { return self.date(microseconds: nearest) }
    return self.date(microseconds: nearest - (fine.contains(seconds) ? 1 : 1_000_000))
  }

  /// Reads an ISO 8601 instant with a zone, such as `2026-04-01T09:00:00+09:00`, seconds and fractions optional.
  public static func date(from text: String) -> Date? {
    guard let t = text.firstIndex(of: "T") else { return nil }
    let clock = text[text.index(after: t)...].prefix { $0 == ":" || $0.isASCII && $0.isNumber }
    guard isClock(clock) else { return nil }
    var fraction: Int64 = 0
    var rest = text[clock.endIndex...]
    if rest.first == "." || rest.first == "," {
      let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard let value = Double("0." + digits), !digits.isEmpty else { return nil }
      fraction = Int64((value * 1_000_000).rounded())
      rest = rest[digits.endIndex...]
    }
    // Seconds are optional here and required by the parser: "T09:00+09:00" becomes "T09:00:00+09:00".
    let whole = text[..<clock.endIndex] + (clock.utf8.count == 5 ? ":00" : "") + rest
    guard let date = try? Date.ISO8601FormatStyle(timeZone: .gmt).parse(String(whole)) else { return nil }
    return rounded(self.date(microseconds: microseconds(of: date) + fraction))
  }

  /// Whether the text is a time of day; the parser would take 25:00 for one.
  private static func isClock(_ text: Substring) -> Bool {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    return (2...3).contains(fields.count) && (0...23).contains(fields[0])
      && fields.dropFirst().allSatisfy { (0...59).contains($0) }
  }

  /// The instant in ISO 8601, in UTC; with milliseconds or microseconds when it has a fraction.
  public static func text(of date: Date) -> String {
    let microseconds = microseconds(of: date)
    let seconds = (microseconds - (microseconds % 1_000_000 + 1_000_000) % 1_000_000) / 1_000_000
    let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    let rest = Int(microseconds - seconds * 1_000_000)
    guard rest > 0 else { return whole }
    let digits = String(String(1_000_000 + rest).dropFirst())
    return "\(whole.dropLast()).\(digits.hasSuffix("000") ? String(digits.dropLast(3)) : digits)Z"
  }

  private static let fine: ClosedRange<Double> = -2_200_000_000...3_200_000_000
  private static let earliest: Double = -62_135_596_800
  private static let latest: Double = 253_402_300_799
}
