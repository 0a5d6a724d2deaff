public import EventLog

/// Decides which way a step goes on, from what the log knows of the user; written as rules write their conditions.
///
/// In JSON: `{"attribute": "plan", "equals": "pro"}`, also `"oneOf"` and `"exists": true`; `{"event": "list.imported"}`,
/// `{"never": "list.imported"}`; `{"all": […]}`, `{"any": […]}` and `{"not": …}`. An attribute that begins with `account.`
/// is the company's. What is asked of an attribute that is not known is neither true nor false, and is not taken.
public indirect enum StepCondition: Hashable, Sendable {
  /// The attribute has one of these values.
  case attribute(PropertyName, oneOf: [Value])
  /// The attribute is known.
  case known(PropertyName)
  /// It has happened to the user, or to the company itself.
  case event(EventName)
  /// It has never happened.
  case never(EventName)
  /// Every one of these holds.
  case all([StepCondition])
  /// One of these holds.
  case any([StepCondition])
  /// The opposite; what is not known stays so.
  case not(StepCondition)

  /// The attribute has this value.
  public static func attribute(_ name: PropertyName, equals value: Value) -> StepCondition {
    .attribute(name, oneOf: [value])
  }
}

extension StepCondition: CustomStringConvertible {
  public var description: String {
    switch self {
    case .attribute(let name, let values):
      values.count == 1
        ? "\(name) = \(values[0])" : "\(name) is one of \(values.map(\.description).joined(separator: ", "))"
    case .known(let name): "\(name) is known"
    case .event(let name): "\(name) has happened"
    case .never(let name): "\(name) has never happened"
    case .all(let parts): "(" + parts.map(\.description).joined(separator: " and ") + ")"
    case .any(let parts): "(" + parts.map(\.description).joined(separator: " or ") + ")"
    case .not(let part): "not \(part)"
    }
  }
}

extension StepCondition: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case attribute, equals, oneOf, exists, event, never, all, any, not
  }

  private static let questions: [CodingKeys] = [.attribute, .event, .never, .all, .any, .not]

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let found = Self.questions.filter(container.contains)
    guard let key = found.first, found.count == 1 else {
      let wanted = Self.questions.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "wanted one of \(wanted)"))
    }
    switch key {
    case .event: self = .event(try container.decode(EventName.self, forKey: .event))
    case .never: self = .never(try container.decode(EventName.self, forKey: .never))
    case .all: self = .all(try container.decode([StepCondition].self, forKey: .all))
    case .any: self = .any(try container.decode([StepCondition].self, forKey: .any))
    case .not: self = .not(try container.decode(StepCondition.self, forKey: .not))
    default: self = try Self.test(in: container)
    }
  }

  private static func test(in container: KeyedDecodingContainer<CodingKeys>) throws -> StepCondition {
    let name = try container.decode(PropertyName.self, forKey: .attribute)
    let value = try container.decodeIfPresent(Value.self, forKey: .equals)
    let values = try container.decodeIfPresent([Value].self, forKey: .oneOf)
    let exists = try container.decodeIfPresent(Bool.self, forKey: .exists)
    switch (value, values, exists) {
    case (let value?, nil, nil): return .attribute(name, equals: value)
    case (nil, let values?, nil): return .attribute(name, oneOf: values)
    case (nil, nil, true): return .known(name)
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .attribute, in: container,
        debugDescription: "wanted one of \"equals\", \"oneOf\" and \"exists\": true beside \"attribute\"")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .attribute(let name, let values):
      try container.encode(name, forKey: .attribute)
      if let only = values.first, values.count == 1 {
        try container.encode(only, forKey: .equals)
      } else {
        try container.encode(values, forKey: .oneOf)
      }
    case .known(let name):
      try container.encode(name, forKey: .attribute)
      try container.encode(true, forKey: .exists)
    case .event(let name): try container.encode(name, forKey: .event)
    case .never(let name): try container.encode(name, forKey: .never)
    case .all(let parts): try container.encode(parts, forKey: .all)
    case .any(let parts): try container.encode(parts, forKey: .any)
    case .not(let part): try container.encode(part, forKey: .not)
    }
  }
}
