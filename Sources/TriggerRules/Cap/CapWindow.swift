public import Foundation

/// How long a display counts against a cap. "Once a month" is three different rules, so each has its name.
public enum CapWindow: Hashable, Sendable {
  /// Until the local month ends: two displays may be a day apart.
  case calendarMonth
  /// Until the same day and time of the next month, or that month's last day.
  case oneCalendarMonth
  /// For that many days of 24 hours: a display at t counts until t + days, and no longer at that instant.
  case rolling(days: Int)
  /// For ever.
  case ever

  /// The first instant at which a display no longer counts; nil for never.
  public func end(of display: Date, by clock: ZonedClock) -> Date? {
    switch self {
    case .calendarMonth: clock.instant(clock.date(display).startOfMonth.adding(months: 1))
    case .oneCalendarMonth: clock.instant(display, plusMonths: 1)
    case .rolling(let days): display.addingTimeInterval(Span.days(days).interval)
    case .ever: nil
    }
  }

  /// An instant before which no display counts any more; it may be earlier than the last such.
  func start(before now: Date) -> Date {
    switch self {
    // A month has 31 days, and clocks are put back by less than one more.
    case .calendarMonth, .oneCalendarMonth: now.addingTimeInterval(-Span.days(32).interval)
    case .rolling(let days): now.addingTimeInterval(-Span.days(days).interval)
    case .ever: .distantPast
    }
  }
}

extension CapWindow: CustomStringConvertible {
  public var description: String {
    switch self {
    case .calendarMonth: "this calendar month"
    case .oneCalendarMonth: "one calendar month"
    case .rolling(let days): "\(days) day\(days == 1 ? "" : "s")"
    case .ever: "all time"
    }
  }
}

/// In JSON `"calendarMonth"`, `"oneCalendarMonth"`, `"ever"` or `{"rollingDays": 30}`.
extension CapWindow: Codable {
  private enum CodingKeys: String, CodingKey { case rollingDays }

  public init(from decoder: any Decoder) throws {
    guard let text = try? decoder.singleValueContainer().decode(String.self) else {
      self = .rolling(days: try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .rollingDays))
      return
    }
    switch text {
    case "calendarMonth": self = .calendarMonth
    case "oneCalendarMonth": self = .oneCalendarMonth
    case "ever": self = .ever
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription:
            "wanted \"calendarMonth\", \"oneCalendarMonth\", \"ever\" or {\"rollingDays\": 30}, found \"\(text)\""))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .rolling(let days) = self {
      var container = encoder.container(keyedBy: CodingKeys.self)
      return try container.encode(days, forKey: .rollingDays)
    }
    var container = encoder.singleValueContainer()
    switch self {
    case .calendarMonth: try container.encode("calendarMonth")
    case .oneCalendarMonth: try container.encode("oneCalendarMonth")
    case .ever, .rolling: try container.encode("ever")
    }
  }
}
