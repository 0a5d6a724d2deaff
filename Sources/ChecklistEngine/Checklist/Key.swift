public import EventLog

extension Checklist {
  /// How it is known that an item is done. The second key, a named role that looks, is the item's `verifiedBy`.
  public enum Key: Hashable, Sendable {
    /// Somebody ticks it.
    case selfTicked
    /// The product's own events say so: at least so many, and by at least so many different people where `people` is
    /// more than 0.
    case event(EventName, atLeast: Int = 1, people: Int = 0)
    /// An attribute took a value. It counts from then on, also when the attribute changes again.
    case attribute(AttributeMatch)
  }
}

extension Checklist.Key: Codable {
  private enum CodingKeys: String, CodingKey { case event, atLeast, people, attribute }

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard word == "self" else { throw Self.unknown(word, decoder) }
      self = .selfTicked
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if container.contains(.attribute) {
      self = .attribute(try AttributeMatch(from: decoder))
      return
    }
    self = .event(
      try container.decode(EventName.self, forKey: .event),
      atLeast: try container.decodeIfPresent(Int.self, forKey: .atLeast) ?? 1,
      people: try container.decodeIfPresent(Int.self, forKey: .people) ?? 0)
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .selfTicked:
      var container = encoder.singleValueContainer()
      try container.encode("self")
    case .event(let name, let atLeast, let people):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .event)
      try container.encode(atLeast, forKey: .atLeast, unless: 1)
      try container.encode(people, forKey: .people, unless: 0)
    case .attribute(let match):
      try match.encode(to: encoder)
    }
  }

  static func unknown(_ word: String, _ decoder: any Decoder) -> DecodingError {
    .dataCorrupted(
      .init(
        codingPath: decoder.codingPath,
        debugDescription: "wanted \"self\", \"verified\" or an event such as {\"event\": \"form.published\"}, "
          + "found \"\(word)\""))
  }
}
