public import EventLog

/// One attribute of the user or, written with the prefix `account.`, of the company.
public struct AttributeKey: Hashable, Sendable {
  /// Whose attribute it is.
  public var side: Side
  /// Its name, without the prefix.
  public var name: PropertyName

  /// Names an attribute.
  public init(_ name: PropertyName, of side: Side = .user) {
    self.side = side
    self.name = name
  }

  /// Reads `plan` or `account.plan`.
  public init(_ text: String) {
    if text.utf8.starts(with: Self.accountPrefix.utf8) {
      self.init(PropertyName(String(text.dropFirst(Self.accountPrefix.count))), of: .account)
    } else {
      self.init(PropertyName(text))
    }
  }

  private static let accountPrefix = "account."
}

extension AttributeKey: CustomStringConvertible {
  public var description: String { side == .account ? Self.accountPrefix + name.rawValue : name.rawValue }
}

extension AttributeKey: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension AttributeKey: CodingKeyRepresentable {
  public var codingKey: any CodingKey { description.codingKey }

  public init?(codingKey: some CodingKey) {
    self.init(codingKey.stringValue)
  }
}

extension AttributeKey: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
