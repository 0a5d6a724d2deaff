/// A text of a document that not every text may be, such as an address or a language: checked where it is read, be that
/// in JSON or in a literal.
public protocol CheckedText: Hashable, Sendable, Codable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// Makes one; nil for a text that is none.
  init?(_ text: String)
  /// What an error says is wanted: `a language such as "ja" or "en-GB"`.
  static var wanted: String { get }
}

extension CheckedText {
  /// Makes one of a literal; a literal that is none is a programmer error.
  public init(stringLiteral value: String) {
    guard let checked = Self(value) else { preconditionFailure("wanted \(Self.wanted), found \"\(value)\"") }
    self = checked
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let checked = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "wanted \(Self.wanted), found \"\(text)\"")
    }
    self = checked
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
