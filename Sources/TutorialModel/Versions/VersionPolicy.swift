public import EventLog

/// What becomes of users who are in the middle of a guide or a scenario when this version of it is published.
///
/// In JSON, as `"onNewVersion"`: `"pin"`, `"restart"`, `"drain"` or `{"map": {"old-step": "new-step"}}`. Without a policy
/// everybody stays at the step where they are, and publishing is refused when somebody stands on a step that is gone.
public enum VersionPolicy: Hashable, Sendable {
  /// They finish the version that they began; whoever begins later begins this one.
  case pin
  /// They begin this version at its first step, as a new attempt. It takes no second place in any cap.
  case restart
  /// Nobody begins any more; they finish the version that they began.
  case drain
  /// They go from the old step, or question, to the new one. A step that still exists need not be named. The number that
  /// a tour shows never stands for a smaller share than before.
  case map([ItemID: ItemID])

  /// The step of the new version that an old one leads to, where the policy says so.
  func target(of step: ItemID) -> ItemID? {
    if case .map(let steps) = self { steps[step] } else { nil }
  }
}

extension VersionPolicy: Codable {
  private enum CodingKeys: String, CodingKey { case map }

  private static let wanted =
    "wanted \"pin\", \"restart\", \"drain\" or {\"map\": {\"old-step\": \"new-step\"}}"

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      switch word {
      case "pin": self = .pin
      case "restart": self = .restart
      case "drain": self = .drain
      default:
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: Self.wanted + ", found \"\(word)\""))
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let map = try container.decodeIfPresent([ItemID: ItemID].self, forKey: .map) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: Self.wanted))
    }
    self = .map(map)
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .pin, .restart, .drain:
      var container = encoder.singleValueContainer()
      try container.encode(self == .pin ? "pin" : self == .restart ? "restart" : "drain")
    case .map(let steps):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(steps, forKey: .map)
    }
  }
}
