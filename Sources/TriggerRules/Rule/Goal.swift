public import EventLog

/// What a rule is for: something that the user does once it has worked.
///
/// Who reached the goal needs the rule no more, and is left alone by it: for good, or, where the rule repeats after a
/// number of days, for as many days. ``RuleSet/goalReport(for:since:variantsOf:in:)`` counts who reached it, with and
/// without the rule.
public struct Goal: Hashable, Sendable {
  /// What happens when it is reached.
  public var event: EventPattern
  /// Whose event it is.
  public var side: Side
  /// How long after a user came into question an event still counts as a conversion in a report.
  public var window: Span

  /// Makes a goal.
  public init(_ event: EventPattern, by side: Side = .user, within window: Span = .days(30)) {
    self.event = event
    self.side = side
    self.window = window
  }

  /// Makes a goal of something of this name, of which the condition on its properties holds.
  public init(
    _ name: EventName, where filter: Condition? = nil, by side: Side = .user, within window: Span = .days(30)
  ) {
    self.init(EventPattern(name, where: filter), by: side, within: window)
  }
}

/// In JSON an event with its window: `{"event": "campaign.sent", "withinDays": 14}`.
extension Goal: Codable {
  private enum CodingKeys: String, CodingKey {
    case event, content, item, `where`, by
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      EventPattern(
        try container.decode(EventName.self, forKey: .event),
        of: try container.decodeIfPresent(ContentRef.self, forKey: .content),
        item: try container.decodeIfPresent(ItemID.self, forKey: .item),
        where: try container.decodeIfPresent(Condition.self, forKey: .where)),
      by: try container.decodeIfPresent(Side.self, forKey: .by) ?? .user)
    if let window = try decoder.container(keyedBy: ConditionKey.self).span() { self.window = window }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(event.name, forKey: .event)
    try container.encodeIfPresent(event.content, forKey: .content)
    try container.encodeIfPresent(event.item, forKey: .item)
    try container.encodeIfPresent(event.filter, forKey: .where)
    if side != .user { try container.encode(side, forKey: .by) }
    var spans = encoder.container(keyedBy: ConditionKey.self)
    try spans.encode(window, .within)
  }
}
