/// Points at one version of one piece of content.
///
/// Its text form is `guide/first-steps@3`. A reference without a version, `guide/first-steps`, has version 0 and means
/// "whichever version is published".
public struct ContentRef: Hashable, Sendable {
  /// The kind of the content.
  public var kind: ContentKind
  /// The id of the content, unique within its kind.
  public var id: ContentID
  /// The version, from 1; 0 where the published one is meant.
  public var version: Int

  /// Makes a reference; leave `version` out to mean the published one.
  public init(_ kind: ContentKind, _ id: ContentID, version: Int = 0) {
    self.kind = kind
    self.id = id
    self.version = version
  }

  /// Reads `kind/id` or `kind/id@version`; nil when the text is neither.
  public init?(_ text: String) {
    let path = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard path.count == 2, !path[0].isEmpty else { return nil }
    let tail = path[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let id = tail.first, !id.isEmpty, !id.contains("/") else { return nil }
    var version = 0
    if tail.count == 2 {
      guard let number = Int(tail[1]), number > 0, String(number) == tail[1] else { return nil }
      version = number
    }
    self.init(ContentKind(String(path[0])), ContentID(String(id)), version: version)
  }

  /// The same content whatever its version.
  public var unversioned: ContentRef { ContentRef(kind, id) }

  /// What its text form is made of; the version stands in it when it is not 0.
  package var parts: (kind: String, id: String, version: Int) { (kind.rawValue, id.rawValue, version) }

  /// True when both point at the same content, whatever the versions.
  public func isSameContent(as other: ContentRef) -> Bool {
    kind == other.kind && id == other.id
  }
}

extension ContentRef: CustomStringConvertible {
  public var description: String {
    var text = ""
    text.reserveCapacity(kind.rawValue.utf8.count + id.rawValue.utf8.count + 8)
    text += kind.rawValue
    text += "/"
    text += id.rawValue
    if version > 0 {
      text += "@"
      text += String(version)
    }
    return text
  }
}

extension ContentRef: ExpressibleByStringLiteral {
  /// Makes a reference of a literal such as `"guide/first-steps"`; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    guard let reference = ContentRef(value) else {
      preconditionFailure("\"\(value)\" is not a content reference; wanted \"kind/id\" or \"kind/id@version\"")
    }
    self = reference
  }
}

extension ContentRef: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let reference = ContentRef(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "wanted a content reference such as \"guide/first-steps\", found \"\(text)\"")
    }
    self = reference
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
