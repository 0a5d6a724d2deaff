import EventLog

extension Condition: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: ConditionKey.self)
    self.init(try Form(from: container, in: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ConditionKey.self)
    try form.encode(to: &container)
  }
}

extension Condition.Form {
  fileprivate init(from container: KeyedDecodingContainer<ConditionKey>, in decoder: any Decoder) throws {
    switch try container.one(of: ConditionKey.questions, "a condition", in: decoder) {
    case .all: self = .all(try container.decode([Condition].self, forKey: .all))
    case .any: self = .any(try container.decode([Condition].self, forKey: .any))
    case .not: self = .not(try container.decode(Condition.self, forKey: .not))
    case .attribute:
      self = .attribute(
        try container.decode(AttributeKey.self, forKey: .attribute),
        try container.comparison("an attribute", in: decoder))
    case .property:
      self = .property(
        try container.decode(PropertyName.self, forKey: .property),
        try container.comparison("a property", in: decoder))
    case .event: self = .event(try container.eventCount())
    case .never:
      self = .event(
        EventCount(
          name: try container.decode(EventName.self, forKey: .never), least: 0, most: 0, span: try container.span(),
          side: try container.side()))
    case .sequence:
      self = .sequence(
        EventSequence(
          names: try container.decode([EventName].self, forKey: .sequence), span: try container.span(),
          side: try container.side()))
    case .content: self = .content(try container.contentQuestion())
    case .level: self = .content(try container.levelQuestion())
    case .score: self = .score(try container.scoreQuestion(in: decoder))
    case .page: self = .page(try container.decode(PagePattern.self, forKey: .page))
    case .locale: self = .locale(try container.decode(String.self, forKey: .locale))
    case .device: self = .device(try container.decode(String.self, forKey: .device))
    case .localTime: self = .localTime(try container.decode(DayPart.self, forKey: .localTime))
    case .weekday: self = .weekday(Set(try container.decode([Weekday].self, forKey: .weekday)))
    case .daysSince:
      self = .lifecycleDay(
        LifecycleDay(
          anchor: try container.decode(EventName.self, forKey: .daysSince),
          least: try container.decodeIfPresent(Int.self, forKey: .atLeast),
          most: try container.decodeIfPresent(Int.self, forKey: .atMost)))
    case .percent:
      self = .percentage(
        Percentage(
          try container.decode(Double.self, forKey: .percent), salt: try container.decode(String.self, forKey: .salt)))
    case .variant:
      self = .variant(
        try container.decode(VariantName.self, forKey: .variant),
        of: try container.decode(ExperimentID.self, forKey: .of))
    case .segment: self = .segment(try container.decode(SegmentID.self, forKey: .segment))
    case .tier: self = .tier(try container.decode(TouchTier.self, forKey: .tier))
    case let key: throw container.wrong(key, wanted: "a condition", found: "\"\(key.stringValue)\"")
    }
  }

  fileprivate func encode(to container: inout KeyedEncodingContainer<ConditionKey>) throws {
    switch self {
    case .all(let conditions): try container.encode(conditions, forKey: .all)
    case .any(let conditions): try container.encode(conditions, forKey: .any)
    case .not(let condition): try container.encode(condition, forKey: .not)
    case .attribute(let key, let comparison):
      try container.encode(key, forKey: .attribute)
      try container.encode(comparison)
    case .property(let name, let comparison):
      try container.encode(name, forKey: .property)
      try container.encode(comparison)
    case .event(let count): try container.encode(count)
    case .sequence(let sequence):
      try container.encode(sequence.names, forKey: .sequence)
      try container.encode(sequence.span, sequence.side)
    case .content(let question): try container.encode(question)
    case .score(let question): try container.encode(question)
    case .page(let pattern): try container.encode(pattern, forKey: .page)
    case .locale(let range): try container.encode(range, forKey: .locale)
    case .device(let name): try container.encode(name, forKey: .device)
    case .localTime(let part): try container.encode(part, forKey: .localTime)
    case .weekday(let days): try container.encode(Weekday.allCases.filter(days.contains), forKey: .weekday)
    case .lifecycleDay(let day):
      try container.encode(day.anchor, forKey: .daysSince)
      try container.encodeIfPresent(day.least, forKey: .atLeast)
      try container.encodeIfPresent(day.most, forKey: .atMost)
    case .percentage(let share):
      try container.encode(share.percent, forKey: .percent)
      try container.encode(share.salt, forKey: .salt)
    case .variant(let name, let experiment):
      try container.encode(name, forKey: .variant)
      try container.encode(experiment, forKey: .of)
    case .segment(let id): try container.encode(id, forKey: .segment)
    case .tier(let tier): try container.encode(tier, forKey: .tier)
    }
  }
}
