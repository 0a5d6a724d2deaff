public import EventLog
public import Foundation

/// What makes a rule a candidate.
public enum Trigger: Hashable, Sendable {
  /// A page that matches is viewed.
  case pageView(PagePattern)
  /// Something happened: the host's own event, or one of the library's, such as a milestone or an answer.
  case event(EventPattern)
  /// A time after something happened.
  case schedule(Schedule)
  /// One instant, for everybody.
  case broadcast(at: Date)
  /// Again and again by the local calendar.
  case calendar(CalendarRepeat)
}

extension Trigger {
  /// Every page.
  public static let anyPage = Trigger.pageView(.everywhere)

  /// Something of this name happened, of which the condition on its properties holds.
  public static func event(_ name: EventName, where filter: Condition? = nil) -> Trigger {
    .event(EventPattern(name, where: filter))
  }

  /// That many local days after something happened, at a local time.
  public static func schedule(after anchor: EventName, days: Int, at time: LocalTime) -> Trigger {
    .schedule(Schedule(after: anchor, days: days, at: time))
  }
}

extension Trigger: CustomStringConvertible {
  public var description: String {
    switch self {
    case .pageView(let pattern): "page \(pattern)"
    case .event(let pattern): "event \(pattern.name)" + (pattern.content.map { " of \($0)" } ?? "")
    case .schedule(let schedule): "\(schedule.days) days after \(schedule.after) at \(schedule.at)"
    case .broadcast(let date): "\(Timestamp.text(of: date))"
    case .calendar(let calendar): "every \(calendar.interval) \(calendar.every.rawValue) at \(calendar.at)"
    }
  }
}

extension Trigger: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case pageView, event, schedule, broadcast, calendar
    case content, item, `where`
  }

  private static let choice: [CodingKeys] = [.pageView, .event, .schedule, .broadcast, .calendar]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let key = try container.one(of: Self.choice, "a trigger")
    switch key {
    case .pageView: self = .pageView(try container.decode(PagePattern.self, forKey: key))
    case .schedule: self = .schedule(try container.decode(Schedule.self, forKey: key))
    case .calendar: self = .calendar(try container.decode(CalendarRepeat.self, forKey: key))
    case .broadcast:
      let text = try container.decode(String.self, forKey: key)
      guard let date = Timestamp.date(from: text) else {
        throw container.wrong(key, wanted: "an instant such as \"2026-12-01T10:00:00+09:00\"", found: "\"\(text)\"")
      }
      self = .broadcast(at: date)
    default:
      self = .event(
        EventPattern(
          try container.decode(EventName.self, forKey: .event),
          of: try container.decodeIfPresent(ContentRef.self, forKey: .content),
          item: try container.decodeIfPresent(ItemID.self, forKey: .item),
          where: try container.decodeIfPresent(Condition.self, forKey: .where)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .pageView(let pattern): try container.encode(pattern, forKey: .pageView)
    case .schedule(let schedule): try container.encode(schedule, forKey: .schedule)
    case .calendar(let calendar): try container.encode(calendar, forKey: .calendar)
    case .broadcast(let date): try container.encode(Timestamp.text(of: date), forKey: .broadcast)
    case .event(let pattern):
      try container.encode(pattern.name, forKey: .event)
      try container.encodeIfPresent(pattern.content, forKey: .content)
      try container.encodeIfPresent(pattern.item, forKey: .item)
      try container.encodeIfPresent(pattern.filter, forKey: .where)
    }
  }
}
