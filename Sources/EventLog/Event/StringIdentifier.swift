/// A name or an id: a small value over a string.
///
/// Two identifiers are equal when their UTF-8 bytes are equal. Swift's own string comparison treats "é" written in
/// one scalar and in two as the same text; databases and other languages do not, and an id must mean the same thing
/// in all of them.
public protocol StringIdentifier: Hashable, Comparable, Codable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible, CodingKeyRepresentable
{
  /// The text of the identifier.
  var rawValue: String { get }

  /// Makes an identifier of any text; what a store or a catalogue accepts is checked there.
  init(_ rawValue: String)
}

extension StringIdentifier {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue.hasSameBytes(as: rhs.rawValue)
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.rawValue.bytesPrecede(rhs.rawValue)
  }

  public func hash(into hasher: inout Hasher) {
    var text = rawValue
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  public var description: String { rawValue }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard !text.isEmpty else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "wanted a name or an id, found \"\"")
    }
    self.init(text)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  public var codingKey: any CodingKey { NameKey(stringValue: rawValue) }

  public init?(codingKey: some CodingKey) {
    self.init(codingKey.stringValue)
  }
}
