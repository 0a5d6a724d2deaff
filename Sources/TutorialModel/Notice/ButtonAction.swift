public import EventLog
public import TouchContent

/// What a button of a pop-up or a banner does.
///
/// In JSON: `"dismiss"`, `"snooze"` (one day), `{"snooze": {"days": 3}}`, `{"start": "guide/first-campaign"}` or
/// `{"open": "/campaigns"}`.
public enum ButtonAction: Hashable, Sendable {
  /// Closes it for good.
  case dismiss
  /// Closes it for a while.
  case snooze(Snooze)
  /// Closes it and starts other content, such as a guide.
  case start(ContentRef)
  /// Closes it and goes to an address.
  case open(URLReference)
}

extension ButtonAction: Codable {
  private enum CodingKeys: String, CodingKey { case snooze, start, open }

  private static let wanted =
    "wanted \"dismiss\", \"snooze\", {\"snooze\": {\"days\": 3}}, {\"start\": \"guide/id\"} or {\"open\": \"/page\"}"

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      switch word {
      case "dismiss": self = .dismiss
      case "snooze": self = .snooze(.days(1))
      default:
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: Self.wanted + ", found \"\(word)\""))
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let snooze = try container.decodeIfPresent(Snooze.self, forKey: .snooze)
    let start = try container.decodeIfPresent(ContentRef.self, forKey: .start)
    let open = try container.decodeIfPresent(URLReference.self, forKey: .open)
    switch (snooze, start, open) {
    case (let length?, nil, nil): self = .snooze(length)
    case (nil, let content?, nil): self = .start(content)
    case (nil, nil, let url?): self = .open(url)
    default:
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: Self.wanted))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .dismiss, .snooze(.days(1)):
      var container = encoder.singleValueContainer()
      try container.encode(self == .dismiss ? "dismiss" : "snooze")
    case .snooze(let length):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(length, forKey: .snooze)
    case .start(let content):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(content, forKey: .start)
    case .open(let url):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(url, forKey: .open)
    }
  }
}
