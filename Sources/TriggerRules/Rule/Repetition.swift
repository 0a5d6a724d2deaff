/// How often one rule acts on one user.
public enum Repetition: Hashable, Sendable {
  /// Once: a popup is displayed once, other content until it is completed, skipped, dismissed or answered.
  case once
  /// Whenever it is triggered; content until it is completed or dismissed.
  case always
  /// Again, when that many days of 24 hours have passed since it was last displayed or done.
  case afterDays(Int)
}

/// In JSON `"once"`, `"always"` or `{"afterDays": 30}`.
extension Repetition: Codable {
  private enum CodingKeys: String, CodingKey { case afterDays }

  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      switch text {
      case "once": self = .once
      case "always": self = .always
      default:
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "wanted \"once\", \"always\" or {\"afterDays\": 30}, found \"\(text)\""))
      }
      return
    }
    self = .afterDays(try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .afterDays))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .once, .always:
      var container = encoder.singleValueContainer()
      try container.encode(self == .once ? "once" : "always")
    case .afterDays(let days):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(days, forKey: .afterDays)
    }
  }
}
