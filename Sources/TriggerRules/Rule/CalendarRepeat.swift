/// Again and again by the local calendar, computed from its first day and never from the time before.
public struct CalendarRepeat: Hashable, Sendable, Codable {
  /// What the interval counts.
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    case day, week, month, year
  }

  /// What the interval counts; months and years keep the day of the month, or use the last: 01-31, 02-28, 03-31.
  public var every: Unit
  /// How many of them lie between one time and the next; at least 1.
  public var interval: Int
  /// The first day.
  public var from: LocalDate
  /// The time of day.
  public var at: LocalTime
  /// The last day that it may fall on; nil for ever.
  public var until: LocalDate?
  /// The time zone it is meant in, for everybody; nil for each user's own.
  public var zone: String?

  /// Makes a repeat.
  public init(
    every unit: Unit, interval: Int = 1, from: LocalDate, at time: LocalTime, until: LocalDate? = nil,
    in zone: String? = nil
  ) {
    self.zone = zone
    self.every = unit
    self.interval = interval
    self.from = from
    self.at = time
    self.until = until
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      every: try container.decode(Unit.self, forKey: .every),
      interval: try container.decodeIfPresent(Int.self, forKey: .interval) ?? 1,
      from: try container.decode(LocalDate.self, forKey: .from), at: try container.decode(LocalTime.self, forKey: .at),
      until: try container.decodeIfPresent(LocalDate.self, forKey: .until),
      in: try container.decodeIfPresent(String.self, forKey: .zone))
  }

  /// The day of the repetition with this number, from 0.
  public func day(_ index: Int) -> LocalDate {
    switch every {
    case .day: from.adding(days: index * interval)
    case .week: from.adding(days: index * interval * 7)
    case .month: from.adding(months: index * interval)
    case .year: from.adding(months: index * interval * 12)
    }
  }
}
