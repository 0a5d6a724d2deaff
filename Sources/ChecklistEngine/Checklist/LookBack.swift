public import EventLog

extension Checklist {
  /// From when on the product's events count for items that are detected.
  public enum LookBack: Hashable, Sendable {
    /// Everything that ever happened.
    case ever
    /// Since the list was first granted, started or displayed; before that nothing counts.
    case assignment
    /// Since an event such as the sign-up first happened; before that nothing counts.
    case since(EventName)
  }
}

extension Checklist.LookBack: Codable {
  private enum CodingKeys: String, CodingKey { case since }

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      switch word {
      case "ever": self = .ever
      case "assignment": self = .assignment
      default:
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "wanted \"ever\", \"assignment\" or an event such as {\"since\": \"signup.completed\"}, "
              + "found \"\(word)\""))
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = .since(try container.decode(EventName.self, forKey: .since))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .ever:
      var container = encoder.singleValueContainer()
      try container.encode("ever")
    case .assignment:
      var container = encoder.singleValueContainer()
      try container.encode("assignment")
    case .since(let name):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .since)
    }
  }
}
