public import EventLog
import Foundation

/// By when something should be done: so many days or business days after the start, or before or after a dated event.
///
/// In JSON `{"days": 5}`, `{"businessDays": 5}`, `{"daysBefore": 3, "event": "kickoff.planned"}` or
/// `{"businessDaysBefore": 3, "event": "kickoff.planned"}`.
public struct DueRule: Hashable, Sendable {
  /// How many days, from 0.
  public var count: Int
  /// What is counted, and in which direction.
  public var unit: Unit
  /// The dated event that is counted from; nil for the start of the work.
  public var event: EventName?

  /// What is counted, and in which direction.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    /// Days of the calendar, after.
    case days
    /// Business days, after.
    case businessDays
    /// Days of the calendar, before.
    case daysBefore
    /// Business days, before.
    case businessDaysBefore

    /// True when it is counted back from an event.
    public var isBefore: Bool { self == .daysBefore || self == .businessDaysBefore }
  }

  /// Makes a rule.
  public init(_ count: Int, _ unit: Unit, of event: EventName? = nil) {
    self.count = count
    self.unit = unit
    self.event = event
  }
}

extension DueRule {
  /// That many days of the calendar after the start.
  public static func days(_ count: Int) -> DueRule { DueRule(count, .days) }
  /// That many business days after the start.
  public static func businessDays(_ count: Int) -> DueRule { DueRule(count, .businessDays) }
  /// That many business days before a dated event.
  public static func businessDays(_ count: Int, before event: EventName) -> DueRule {
    DueRule(count, .businessDaysBefore, of: event)
  }
}

extension DueRule {
  /// The day by which it should be done; nil while what it is counted from is not known.
  ///
  /// The day that is counted from does not count itself. For 0 business days after, it is that day or the next business
  /// day; for 0 before, that day or the business day before it.
  /// - Parameters:
  ///   - start: The day on which the work began.
  ///   - calendar: The zone and the business days.
  ///   - dated: The day of an event.
  public func day(
    start: BusinessCalendar.Day?, in calendar: BusinessCalendar, dated: (EventName) -> BusinessCalendar.Day?
  ) -> BusinessCalendar.Day? {
    guard let base = event.map(dated) ?? start else { return nil }
    let count = min(max(count, 0), Self.highestCount)
    return switch unit {
    case .days: base.adding(count)
    case .daysBefore: base.adding(-count)
    case .businessDays: calendar.businessDay(count, after: base)
    case .businessDaysBefore: calendar.businessDay(count, before: base)
    }
  }

  /// The highest number of days that a rule may count: ten years.
  static let highestCount = 3_660
}

extension History {
  /// The instant that an event is dated for: its property `due`, else when it happened. Of several events the last
  /// counts, so that a meeting can be put off.
  func dated(_ name: EventName, of owner: Subject) -> Date? {
    let last = events(named: name).last { recorded in
      recorded.event.subject == owner || owner.user == nil && recorded.event.subject.account == owner.account
    }
    return last.map { $0.event.properties[.due]?.date ?? $0.event.time }
  }
}

extension DueRule: Codable {
  private enum CodingKeys: String, CodingKey { case days, businessDays, daysBefore, businessDaysBefore, event }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let counts: [(CodingKeys, Unit)] = [
      (.days, .days), (.businessDays, .businessDays), (.daysBefore, .daysBefore),
      (.businessDaysBefore, .businessDaysBefore),
    ]
    let given = counts.filter { container.contains($0.0) }
    guard let (key, unit) = given.first, given.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "wanted one of \"days\", \"businessDays\", \"daysBefore\" and \"businessDaysBefore\", "
            + "found " + (given.isEmpty ? "none" : given.map { "\"\($0.0.stringValue)\"" }.joined(separator: " and "))))
    }
    self.init(
      try container.decode(Int.self, forKey: key), unit,
      of: try container.decodeIfPresent(EventName.self, forKey: .event))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let key: CodingKeys =
      switch unit {
      case .days: .days
      case .businessDays: .businessDays
      case .daysBefore: .daysBefore
      case .businessDaysBefore: .businessDaysBefore
      }
    try container.encode(count, forKey: key)
    try container.encodeIfPresent(event, forKey: .event)
  }
}
