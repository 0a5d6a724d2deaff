import EventLog

// The JSON of the leaves that are more than one value.

extension KeyedDecodingContainer<ConditionKey> {
  func side() throws -> Side { try decodeIfPresent(Side.self, forKey: .by) ?? .user }

  func eventCount() throws -> EventCount {
    let most = try decodeIfPresent(Int.self, forKey: .atMost)
    return EventCount(
      name: try decode(EventName.self, forKey: .event), filter: try decodeIfPresent(Condition.self, forKey: .where),
      least: try decodeIfPresent(Int.self, forKey: .atLeast) ?? (most == nil ? 1 : 0), most: most, span: try span(),
      side: try side())
  }

  func contentQuestion() throws -> ContentQuestion {
    ContentQuestion(
      content: try decode(ContentRef.self, forKey: .content), state: try decode(ContentState.self, forKey: .is),
      item: try decodeIfPresent(ItemID.self, forKey: .item), span: try span())
  }

  func levelQuestion() throws -> ContentQuestion {
    ContentQuestion(
      content: try decode(ContentRef.self, forKey: .level),
      state: try decodeIfPresent(ContentState.self, forKey: .is) ?? .completed,
      item: try decode(ItemID.self, forKey: .id), span: try span())
  }

  func scoreQuestion(in decoder: any Decoder) throws -> ScoreQuestion {
    let survey = try decode(ContentRef.self, forKey: .score)
    if let points = try decodeIfPresent(Int.self, forKey: .fellBy) {
      return ScoreQuestion(survey: survey, test: .fellBy(points))
    }
    return ScoreQuestion(survey: survey, test: .last(try comparison("a score", in: decoder)))
  }
}

extension KeyedEncodingContainer<ConditionKey> {
  mutating func encode(_ span: Span?, _ side: Side) throws {
    if let span { try encode(span, .within) }
    if side != .user { try encode(side, forKey: .by) }
  }

  mutating func encode(_ count: EventCount) throws {
    if count.isNever {
      try encode(count.name, forKey: .never)
    } else {
      try encode(count.name, forKey: .event)
      try encodeIfPresent(count.filter, forKey: .where)
      if count.least != (count.most == nil ? 1 : 0) { try encode(count.least, forKey: .atLeast) }
      try encodeIfPresent(count.most, forKey: .atMost)
    }
    try encode(count.span, count.side)
  }

  mutating func encode(_ question: ContentQuestion) throws {
    try encode(question.content, forKey: .content)
    try encode(question.state, forKey: .is)
    try encodeIfPresent(question.item, forKey: .item)
    try encode(question.span, .user)
  }

  mutating func encode(_ question: ScoreQuestion) throws {
    try encode(question.survey, forKey: .score)
    switch question.test {
    case .fellBy(let points): try encode(points, forKey: .fellBy)
    case .last(let comparison): try encode(comparison)
    }
  }
}
