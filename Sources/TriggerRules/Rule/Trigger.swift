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

  /// A checklist passed a milestone of that many percent.
  public static func milestone(_ percent: Int, of checklist: ContentRef) -> Trigger {
    .event(EventPattern(.milestone, of: checklist, where: .property(.percent, .equals(.integer(percent)))))
  }

  /// A survey was answered, with such a score where one is asked for.
  public static func answered(_ survey: ContentRef, score: Comparison? = nil) -> Trigger {
    .event(EventPattern(.answered, of: survey, where: score.map { .property(.score, $0) }))
  }

  /// A piece of content came to this state with the user, or one item of it did, such as a level of a checklist.
  public static func content(_ content: ContentRef, becomes state: ContentState, item: ItemID? = nil) -> Trigger {
    if state == .completed, content.isNotice { return .event(EventPattern(.pressed, of: content, item: item)) }
    // A part that is completed is told by the same event as the whole.
    let isWhole = state == .completed && item == nil
    return .event(
      EventPattern(state.event, of: content, item: item, where: isWhole ? .not(.property(.scope, .exists)) : nil))
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

/// In JSON one of `pageView`, `event`, `schedule`, `broadcast`, `calendar`, or a change of state written short:
/// `{"milestone": 50, "of": "checklist/setup"}`, `{"answered": "survey/nps", "score": {"atMost": 6}}`,
/// `{"becomes": "completed", "of": "guide/first-campaign"}`. Those are events, and are written back as such.
extension Trigger: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case pageView, event, schedule, broadcast, calendar, milestone, answered, becomes
    case content, item, `where`, of, score
  }

  private static let choice: [CodingKeys] = [
    .pageView, .event, .schedule, .broadcast, .calendar, .milestone, .answered, .becomes,
  ]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let key = try container.one(of: Self.choice, "a trigger", in: decoder)
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
    case .milestone:
      let percent = try container.decode(Int.self, forKey: key)
      guard (1...100).contains(percent) else {
        throw container.wrong(key, wanted: "a percentage from 1 to 100", found: "\(percent)")
      }
      self = .milestone(percent, of: try container.decode(ContentRef.self, forKey: .of))
    case .answered:
      let score = try container.decodeIfPresent(WrittenComparison.self, forKey: .score)?.comparison
      // Once it is read it stands in a filter, and would be told there.
      if case .order(_, let bound)? = score?.form, bound.number == nil, bound.date == nil {
        throw container.wrong(.score, wanted: "a comparison with a number", found: "the \(bound.typeName) \(bound)")
      }
      self = .answered(try container.decode(ContentRef.self, forKey: key), score: score)
    case .becomes:
      self = .content(
        try container.decode(ContentRef.self, forKey: .of),
        becomes: try container.decode(ContentState.self, forKey: key),
        item: try container.decodeIfPresent(ItemID.self, forKey: .item))
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

/// A comparison that stands by itself: `{"atMost": 6}`.
private struct WrittenComparison: Decodable {
  let comparison: Comparison

  init(from decoder: any Decoder) throws {
    comparison = try decoder.container(keyedBy: ConditionKey.self).comparison("a score", in: decoder)
  }
}
