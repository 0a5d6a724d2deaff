import EventLog

/// The keys of a condition in JSON.
enum ConditionKey: String, CodingKey, CaseIterable {
  // What is asked: exactly one of these.
  case all, any, not, attribute, property, event, never, sequence, content, score, level, page, locale, device,
    localTime
  case weekday, daysSince, percent, variant, segment, tier
  // How: what goes with each.
  case equals, oneOf, atLeast, atMost, greaterThan, lessThan, between, contains, prefix, suffix, exists, before, after
  case withinDays, withinHours, withinMinutes, withinSeconds
  case atLeastDaysAgo, atLeastHoursAgo, atLeastMinutesAgo, atLeastSecondsAgo
  case withinNextDays, withinNextHours, withinNextMinutes, withinNextSeconds
  case `where`, by, `is`, item, id, fellBy, salt, of

  /// The keys of which a condition has exactly one.
  static let questions: [ConditionKey] = [
    .all, .any, .not, .attribute, .property, .event, .never, .sequence, .content, .score, .level, .page, .locale,
    .device,
    .localTime, .weekday, .daysSince, .percent, .variant, .segment, .tier,
  ]

  /// The keys of which a comparison has exactly one.
  static let comparisons: [ConditionKey] = [
    .equals, .oneOf, .atLeast, .atMost, .greaterThan, .lessThan, .between, .contains, .prefix, .suffix, .exists,
    .before, .after, .withinDays, .withinHours, .withinMinutes, .withinSeconds, .atLeastDaysAgo, .atLeastHoursAgo,
    .atLeastMinutesAgo, .atLeastSecondsAgo, .withinNextDays, .withinNextHours, .withinNextMinutes, .withinNextSeconds,
  ]
}

extension KeyedDecodingContainer {
  /// The one key of a choice that is there.
  /// - Parameter decoder: That of the container; it knows what else is there.
  func one(of choice: [Key], _ subject: String, in decoder: any Decoder) throws -> Key {
    let found = choice.filter(contains)
    if let key = found.first, found.count == 1 { return key }
    let wanted = choice.map { "\"\($0.stringValue)\"" }.joined(separator: ", ")
    let unknown = decoder.names(unknownTo: Key.self).map { "\"\($0)\"" }.joined(separator: " and ")
    let none = "none of them" + (unknown.isEmpty ? "" : ", but \(unknown)")
    let had = found.isEmpty ? none : found.map { "\"\($0.stringValue)\"" }.joined(separator: " and ")
    throw DecodingError.dataCorrupted(
      .init(codingPath: codingPath, debugDescription: "wanted \(subject) with exactly one of \(wanted); found \(had)"))
  }

  /// The error of a value that is of the right type and still wrong.
  func wrong(_ key: Key, wanted: String, found: String) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: "wanted \(wanted), found \(found)")
  }
}

extension Decoder {
  /// The names in an object that are no keys of a type, such as those that are mistyped.
  fileprivate func names<Key: CodingKey>(unknownTo keys: Key.Type) -> [String] {
    let names = (try? container(keyedBy: NameKey.self))?.allKeys.map(\.stringValue) ?? []
    return names.filter { Key(stringValue: $0) == nil }.sorted()
  }
}
