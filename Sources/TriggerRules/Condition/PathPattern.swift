/// A pattern of page paths: `*` stands for anything within one segment, `**` for any number of whole segments.
///
/// `/campaigns/**` matches `/campaigns`, `/campaigns/new` and everything below; `/campaigns/*` matches `/campaigns/new`
/// and nothing deeper. Query, fragment and a trailing slash of the path do not count. There are no regular expressions:
/// the cost grows with the length of the path times the length of the pattern, whatever is written.
public struct PathPattern: Hashable, Sendable {
  /// The pattern as it was written.
  public let text: String
  private let segments: [Segment]

  /// Makes a pattern of any text; ``isValid`` tells whether it can match a path.
  public init(_ text: String) {
    self.text = text
    self.segments = text.pathSegments.map { segment in
      if segment.elementsEqual("**".utf8) { return .anything }
      return segment.contains(Self.star) ? .glob(Array(segment)) : .exactly(Array(segment))
    }
  }

  /// Every page.
  public static let everywhere = PathPattern("/**")

  /// True when the pattern begins with a slash, has no query, and uses `**` for whole segments only.
  public var isValid: Bool {
    let marks = "?#".utf8
    guard text.utf8.first == UInt8(ascii: "/"), !text.utf8.contains(where: marks.contains) else { return false }
    return segments.allSatisfy { segment in
      guard case .glob(let bytes) = segment else { return true }
      return !zip(bytes, bytes.dropFirst()).contains { $0 == Self.star && $1 == Self.star }
    }
  }

  /// True when the page's path matches.
  public func matches(_ path: String) -> Bool {
    if segments == [.anything] { return true }
    return segments.globMatches(path.pathSegments, isWildcard: { $0 == .anything }) { segment, part in
      switch segment {
      case .anything: true
      case .exactly(let bytes): part.elementsEqual(bytes)
      case .glob(let bytes): bytes.globMatches(Array(part), isWildcard: { $0 == Self.star }, equal: ==)
      }
    }
  }

  private enum Segment: Hashable {
    case anything
    case exactly([UInt8])
    case glob([UInt8])
  }

  private static let star = UInt8(ascii: "*")
}

extension PathPattern: CustomStringConvertible, ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }

  public var description: String { text }
}

extension PathPattern: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeDescription(of: self)
  }
}

extension Array {
  /// Matches a pattern with one kind of wildcard, which takes any number of elements.
  ///
  /// On a mismatch only the last wildcard takes one element more, as whatever an earlier one could take, it can.
  fileprivate func globMatches<Part>(
    _ text: [Part], isWildcard: (Element) -> Bool, equal: (Element, Part) -> Bool
  ) -> Bool {
    var place = 0
    var position = 0
    var wildcard: (place: Int, position: Int)?
    while position < text.count {
      if place < count, isWildcard(self[place]) {
        wildcard = (place, position)
        place += 1
      } else if place < count, equal(self[place], text[position]) {
        place += 1
        position += 1
      } else if let last = wildcard {
        wildcard = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return self[place...].allSatisfy(isWildcard)
  }
}

extension String {
  /// The bytes between the slashes of the path, without query, fragment and trailing slash.
  fileprivate var pathSegments: [Substring.UTF8View.SubSequence] {
    utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
  }
}
