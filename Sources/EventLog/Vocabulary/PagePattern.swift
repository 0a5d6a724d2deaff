/// Which pages of the product are meant: a path in which `*` stands for one segment and `**` for any number of them.
///
/// `/campaigns` is one page, `/campaigns/*` each page below it, `/campaigns/**` that page and all below, `/**` every
/// page. Matching takes time linear in the length of the path for each `**`; there are no regular expressions.
public struct PagePattern: Hashable, Sendable {
  /// The pattern as it was written.
  public let source: String
  private let segments: [Substring]

  /// Makes a pattern; nil unless it begins with "/" and has neither a query nor a fragment.
  public init?(_ source: String) {
    guard source.hasPrefix("/"), !source.contains(where: { $0 == "?" || $0 == "#" }) else { return nil }
    self.source = source
    self.segments = Self.segments(of: source)
  }

  /// True when the path, without its query and fragment, is one of the pages meant.
  public func matches(_ path: String) -> Bool {
    let path = path.prefix { $0 != "?" && $0 != "#" }
    return Self.matches(segments[...], Self.segments(of: path)[...])
  }

  /// True when the pattern is one page and not many.
  public var isOnePage: Bool {
    !source.contains("*")
  }

  private static func segments(of path: some StringProtocol) -> [Substring] {
    Substring(path).split(separator: "/")
  }

  private static func matches(_ pattern: ArraySlice<Substring>, _ path: ArraySlice<Substring>) -> Bool {
    var pattern = pattern
    var path = path
    // Where the last "**" stood, and how much of the path it has taken: the only places to return to.
    var retry: (pattern: ArraySlice<Substring>, path: ArraySlice<Substring>)?
    while true {
      if let first = pattern.first, first == "**" {
        pattern = pattern.dropFirst()
        retry = (pattern, path)
      } else if let first = pattern.first, let segment = path.first, first == "*" || first == segment {
        pattern = pattern.dropFirst()
        path = path.dropFirst()
      } else if pattern.isEmpty, path.isEmpty {
        return true
      } else if let last = retry, !last.path.isEmpty {
        pattern = last.pattern
        path = last.path.dropFirst()
        retry = (pattern, path)
      } else {
        return false
      }
    }
  }
}

extension PagePattern: CustomStringConvertible {
  public var description: String { source }
}

extension PagePattern: ExpressibleByStringLiteral {
  /// Makes a pattern of a literal; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    guard let pattern = PagePattern(value) else {
      preconditionFailure("\"\(value)\" is not a page pattern; wanted a path such as \"/campaigns/*\"")
    }
    self = pattern
  }
}

extension PagePattern: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let pattern = PagePattern(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "wanted a page such as \"/campaigns\" or \"/campaigns/*\", found \"\(text)\"")
    }
    self = pattern
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(source)
  }
}
