/// The members that every document begins with: `format`, `kind`, `id` and `version`, and `$schema` for editors.
///
/// A document type reads them from the same decoder as its own members:
///
/// ```swift
/// let header = try DocumentHeader("guide", from: decoder)
/// let container = try decoder.container(keyedBy: CodingKeys.self)
/// ```
public struct DocumentHeader: Hashable, Sendable {
  /// The only format that this library reads and writes.
  public static let format = 1

  /// What the document holds, such as `guide`.
  public var kind: String
  /// The stable id of the content.
  public var id: String
  /// The version of the content, from 1.
  public var version: Int

  /// Makes a header.
  public init(kind: String, id: String, version: Int) {
    self.kind = kind
    self.id = id
    self.version = version
  }

  /// Reads and checks the header of a document of a kind.
  /// - Throws: `DecodingError` for another format or kind, an id that is not plain, or a version below 1.
  public init(_ kind: String, from decoder: any Decoder) throws {
    try Self.check(kind, from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      kind: kind, id: try container.decode(String.self, forKey: .id),
      version: try container.decode(Int.self, forKey: .version))
    guard Self.isPlain(id) else {
      throw DecodingError.dataCorruptedError(
        forKey: .id, in: container,
        debugDescription: "wanted an id of letters, digits, \"-\" and \"_\", found \"\(id)\"")
    }
    guard version >= 1 else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: container, debugDescription: "wanted a version from 1, found \(version)")
    }
  }

  /// Writes the header.
  public func encode(to encoder: any Encoder) throws {
    try Self.encode(kind, to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(version, forKey: .version)
  }

  /// Checks format and kind of a document that has neither id nor version, such as `rules`.
  /// - Throws: `DecodingError` for another format or kind.
  public static func check(_ kind: String, from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    _ = try container.decodeIfPresent(String.self, forKey: .schema)
    let format = try container.decode(Int.self, forKey: .format)
    guard format == Self.format else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container,
        debugDescription: newer("\(format)"))
    }
    let found = try container.decode(String.self, forKey: .kind)
    guard found == kind else {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "wanted the kind \"\(kind)\", found \"\(found)\"")
    }
  }

  /// What is said of a document in another format.
  static func newer(_ format: String) -> String {
    "written in format \(format), this library reads format \(Self.format)"
  }

  /// Writes format and kind of a document that has neither id nor version.
  public static func encode(_ kind: String, to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(format, forKey: .format)
    try container.encode(kind, forKey: .kind)
  }

  /// True for 1 to 64 of the letters `a`–`z` and `A`–`Z`, digits, `-` and `_`, the first a letter or a digit.
  ///
  /// Ids stand in class names, selectors, form fields and addresses; a plain one needs no escaping in any of them.
  public static func isPlain(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_"), id.utf8.count <= 64 else {
      return false
    }
    return id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }

  private enum CodingKeys: String, CodingKey {
    case format, kind, id, version
    case schema = "$schema"
  }
}
