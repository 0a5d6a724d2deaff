public import Foundation

/// How long "later" puts something off: `{"days": 3}` or `{"hours": 4}`.
///
/// A day is 24 hours: what is put off at ten comes back at ten, whatever the clocks do in between.
public struct Snooze: Hashable, Sendable {
  /// The length in hours, from 1.
  public var hours: Int

  /// A number of hours.
  public static func hours(_ hours: Int) -> Snooze { Snooze(hours: hours) }
  /// A number of days of 24 hours.
  public static func days(_ days: Int) -> Snooze { Snooze(hours: days * 24) }

  /// When something comes back that is put off at `date`.
  public func end(from date: Date) -> Date {
    date.addingTimeInterval(Double(hours) * 3600)
  }
}

extension Snooze: Codable {
  private enum CodingKeys: String, CodingKey { case days, hours }

  /// A hundred years: beyond that nothing comes back.
  private static let longest = 24 * 36_500

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let days = try container.decodeIfPresent(Int.self, forKey: .days)
    let hours = try container.decodeIfPresent(Int.self, forKey: .hours)
    let (length, overflow) = (days ?? hours ?? 0).multipliedReportingOverflow(by: days == nil ? 1 : 24)
    guard (days == nil) != (hours == nil), !overflow, (1...Self.longest).contains(length) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "wanted either \"days\" or \"hours\", a whole number from 1 to a hundred years"))
    }
    self.hours = length
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if hours % 24 == 0 {
      try container.encode(hours / 24, forKey: .days)
    } else {
      try container.encode(hours, forKey: .hours)
    }
  }
}
