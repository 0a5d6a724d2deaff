/// The keys that write one length of time in JSON, one for each unit.
struct SpanKeys: Sendable {
  /// The keys with the length of their unit in seconds, the longest first.
  let units: [(key: ConditionKey, seconds: Int)]

  private init(days: ConditionKey, hours: ConditionKey, minutes: ConditionKey, seconds: ConditionKey) {
    units = [(days, 86_400), (hours, 3_600), (minutes, 60), (seconds, 1)]
  }

  /// Before now.
  static let within = SpanKeys(
    days: .withinDays, hours: .withinHours, minutes: .withinMinutes, seconds: .withinSeconds)
  /// Longer ago.
  static let ago = SpanKeys(
    days: .atLeastDaysAgo, hours: .atLeastHoursAgo, minutes: .atLeastMinutesAgo, seconds: .atLeastSecondsAgo)
  /// From now on.
  static let next = SpanKeys(
    days: .withinNextDays, hours: .withinNextHours, minutes: .withinNextMinutes, seconds: .withinNextSeconds)

  /// The key of the longest unit that measures the span in whole numbers, and how many of it there are.
  func written(_ span: Span) -> (key: ConditionKey, count: Int) {
    let unit = units.first { span.seconds % $0.seconds == 0 } ?? (units[3].key, 1)
    return (unit.key, span.seconds / unit.seconds)
  }

  /// The span that so many of the key's unit make; nil for a key of something else.
  func span(_ count: Int, of key: ConditionKey) -> Span? {
    units.first { $0.key == key }.map { Span(count, times: $0.seconds) }
  }
}

extension KeyedDecodingContainer<ConditionKey> {
  /// Reads the one length of time that is written with these keys, if there is one.
  func span(_ keys: SpanKeys = .within) throws -> Span? {
    let found = keys.units.map(\.key).filter(contains)
    guard let key = found.first else { return nil }
    if found.count > 1 {
      throw wrong(
        found[1], wanted: "either \"\(key.rawValue)\" or \"\(found[1].rawValue)\"", found: "both")
    }
    let count = try decode(Int.self, forKey: key)
    guard let span = keys.span(count, of: key) else { return nil }
    // A span does not keep its unit, so what is refused later for its length would be told at another key.
    guard keys.written(span).key != key else { return span }
    if count < 0 || count == 0 && keys.units[0].key != SpanKeys.ago.units[0].key {
      throw wrong(key, wanted: "a window longer than zero", found: "\(count)")
    }
    if span > .longest { throw wrong(key, wanted: "at most \(Span.longest)", found: "\(count)") }
    return span
  }
}

extension KeyedEncodingContainer<ConditionKey> {
  /// Writes a length of time in the longest unit that fits.
  mutating func encode(_ span: Span, _ keys: SpanKeys) throws {
    let (key, count) = keys.written(span)
    try encode(count, forKey: key)
  }
}
