public import EventLog

/// Asks whether an attribute has one of some values: `{"attribute": "plan", "equals": "pro"}`.
///
/// A name that begins with `account.` is an attribute of the company; any other is one of whoever the list belongs to.
/// An attribute that is not known matches nothing.
public struct AttributeMatch: Hashable, Sendable {
  /// The attribute.
  public var attribute: PropertyName
  /// The values that match.
  public var values: [Value]

  /// Asks for one of several values.
  public init(_ attribute: PropertyName, oneOf values: [Value]) {
    self.attribute = attribute
    self.values = values
  }

  /// Asks for one value.
  public init(_ attribute: PropertyName, equals value: Value) {
    self.init(attribute, oneOf: [value])
  }

  /// True when the attribute has one of the values.
  func holds(for value: Value?) -> Bool {
    value.map(values.contains) ?? false
  }

  /// The subject whose attribute is meant, and its name there.
  func source(for owner: Subject) -> (subject: Subject, name: PropertyName) {
    let prefix = "account."
    guard attribute.rawValue.hasPrefix(prefix), let account = owner.ofAccount else { return (owner, attribute) }
    return (account, PropertyName(String(attribute.rawValue.dropFirst(prefix.count))))
  }
}

extension AttributeMatch: Codable {
  private enum CodingKeys: String, CodingKey { case attribute, equals, oneOf }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(PropertyName.self, forKey: .attribute)
    if let values = try container.decodeIfPresent([Value].self, forKey: .oneOf) {
      self.init(name, oneOf: values)
    } else {
      self.init(name, equals: try container.decode(Value.self, forKey: .equals))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(attribute, forKey: .attribute)
    if let only = values.first, values.count == 1 {
      try container.encode(only, forKey: .equals)
    } else {
      try container.encode(values, forKey: .oneOf)
    }
  }
}
