import EventLog

/// Who gets what, when, and how often.
public struct Rule: Hashable, Sendable {
  /// The stable id of the rule.
  public var id: RuleID
  /// What makes the rule a candidate.
  public var trigger: Trigger
  /// For whom; nil for everybody.
  public var condition: Condition?
  /// What happens.
  public var action: Action
  /// Which rule comes first where not all can; the higher one does.
  public var priority: Int
  /// How often.
  public var repetition: Repetition
  /// The caps it keeps to; nil for those the policy sets for its kind of content, empty for none.
  public var caps: [CapID]?
  /// Keeps it from acting while this holds: what is on the page goes, and what is scheduled is not sent.
  public var exit: Condition?
  /// What it is for; nil when nothing is measured by it.
  public var goal: Goal?

  /// Makes a rule.
  public init(
    _ id: RuleID, on trigger: Trigger, when condition: Condition? = nil, do action: Action, priority: Int = 100,
    repeat repetition: Repetition = .once, caps: [CapID]? = nil, exit: Condition? = nil,
    goal: Goal? = nil
  ) {
    self.id = id
    self.trigger = trigger
    self.condition = condition
    self.action = action
    self.priority = priority
    self.repetition = repetition
    self.caps = caps
    self.exit = exit
    self.goal = goal
  }
}

extension Rule: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, trigger, when, `do`, priority, `repeat`, caps, exit, goal
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(RuleID.self, forKey: .id),
      on: try container.decode(Trigger.self, forKey: .trigger),
      when: try container.decodeIfPresent(Condition.self, forKey: .when),
      do: try container.decode(Action.self, forKey: .do),
      priority: try container.decodeIfPresent(Int.self, forKey: .priority) ?? 100,
      repeat: try container.decodeIfPresent(Repetition.self, forKey: .repeat) ?? .once,
      caps: try container.decodeIfPresent([CapID].self, forKey: .caps),
      exit: try container.decodeIfPresent(Condition.self, forKey: .exit),
      goal: try container.decodeIfPresent(Goal.self, forKey: .goal))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(trigger, forKey: .trigger)
    try container.encodeIfPresent(condition, forKey: .when)
    try container.encode(action, forKey: .do)
    if priority != 100 { try container.encode(priority, forKey: .priority) }
    if repetition != .once { try container.encode(repetition, forKey: .repeat) }
    try container.encodeIfPresent(caps, forKey: .caps)
    try container.encodeIfPresent(exit, forKey: .exit)
    try container.encodeIfPresent(goal, forKey: .goal)
  }
}
