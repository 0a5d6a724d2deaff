public import EventLog
import TouchContent

/// What makes a step go on.
///
/// In JSON: `"button"`, `{"click": true}`, `{"visit": "/campaigns/*"}` or `{"event": "campaign.created"}`.
public enum Advance: Hashable, Sendable {
  /// The user presses "next".
  case button
  /// The user clicks the anchor; "next" does the same for those who cannot.
  case click
  /// The user comes to a page.
  case visit(PagePattern)
  /// The user does the real thing: the host records an event of this name.
  case event(EventName)

  /// True when the user goes on by a button of the step itself.
  public var isByButton: Bool {
    switch self {
    case .button, .click: true
    case .visit, .event: false
    }
  }

  /// What the property `by` of the event says.
  var cause: String {
    switch self {
    case .button: "button"
    case .click: "click"
    case .visit: "visit"
    case .event: "event"
    }
  }
}

extension Advance: Codable {
  private enum CodingKeys: String, CodingKey { case click, visit, event }

  private static let wanted =
    "wanted \"button\", {\"click\": true}, {\"visit\": \"/page\"} or {\"event\": \"name\"}"

  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard word == "button" else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: Self.wanted + ", found \"\(word)\""))
      }
      self = .button
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let click = try container.decodeIfPresent(Bool.self, forKey: .click)
    let visit = try container.decodeIfPresent(PagePattern.self, forKey: .visit)
    let event = try container.decodeIfPresent(EventName.self, forKey: .event)
    switch (click, visit, event) {
    case (true, nil, nil): self = .click
    case (nil, let page?, nil): self = .visit(page)
    case (nil, nil, let name?): self = .event(name)
    default:
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: Self.wanted))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if self == .button {
      var container = encoder.singleValueContainer()
      try container.encode("button")
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .button: break
    case .click: try container.encode(true, forKey: .click)
    case .visit(let page): try container.encode(page, forKey: .visit)
    case .event(let name): try container.encode(name, forKey: .event)
    }
  }
}
