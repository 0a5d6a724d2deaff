/// Which pages of the product are meant: `*` stands for anything within one segment of a path, `**` for any number of
/// whole segments.
///
/// `/campaigns` is one page, `/campaigns/*` each page right below it, `/campaigns/**` that page and all below, `/**`
/// every page. Query, fragment and a trailing slash of the path do not count. There are no regular expressions: the cost
/// grows with the length of the path times the length of the pattern, whatever is written.
public struct PagePattern: Hashable, Sendable {
  /// The pattern as it was written.
  public let source: String
  private let segments: [Segment]
  /// The path of a pattern without wildcards, "" for the first page, or of one that ends in its only one, `**`: most
  /// patterns are one page, or one and all below, and every page view asks all of them (`Benchmarks/compare touches`).
  private let path: [UInt8]?
  private let isOpenEnded: Bool
  private let isEverywhere: Bool

  /// Makes a pattern; nil unless it begins with "/", has neither a query nor a fragment, and uses `**` for whole
  /// segments only.
  public init?(_ source: String) {
    guard source.utf8.first == UInt8(ascii: "/"), !source.utf8.contains(where: "?#".utf8.contains) else { return nil }
    self.source = source
    self.segments = source.pathSegments.map { segment in
      if segment.elementsEqual("**".utf8) { return .anything }
      return segment.contains(Self.star) ? .glob(Array(segment)) : .exactly(Array(segment))
    }
    isEverywhere = segments == [.anything]
    isOpenEnded = segments.last == .anything
    let named = source.pathSegments.dropLast(isOpenEnded ? 1 : 0)
    path =
      named.contains { $0.contains(Self.star) } ? nil : named.flatMap { [UInt8(ascii: "/")] + $0 }
    guard segments.allSatisfy(\.isWellFormed) else { return nil }
  }

  /// Every page.
  public static let everywhere: PagePattern = "/**"

  /// True when the path is one of the pages meant.
  public func matches(_ path: String) -> Bool {
    if isEverywhere { return true }
    if let known = self.path { return path.isPath(known, orBelow: isOpenEnded) }
    return segments.globMatches(path.pathSegments, isWildcard: { $0 == .anything }) { segment, part in
      switch segment {
      case .anything: true
      case .exactly(let bytes): part.elementsEqual(bytes)
      case .glob(let bytes): bytes.globMatches(Array(part), isWildcard: { $0 == Self.star }, equal: ==)
      }
    }
  }

  /// The bytes that a path of the one page has, as `pagePath` gives them; nil for a pattern of many pages.
  var onePage: [UInt8]? { isOpenEnded ? nil : path }

  /// True when the pattern is one page and not many.
  public var isOnePage: Bool {
    !source.utf8.contains(Self.star)
  }

  private enum Segment: Hashable {
    case anything
    case exactly([UInt8])
    case glob([UInt8])

    /// True unless `**` stands for a part of a segment.
    var isWellFormed: Bool {
      guard case .glob(let bytes) = self else { return true }
      return !zip(bytes, bytes.dropFirst()).contains { $0 == PagePattern.star && $1 == PagePattern.star }
    }
  }

  private static let star = UInt8(ascii: "*")
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
  /// The segments of the path, each behind a slash, without query, fragment and trailing slash.
  var pagePath: [UInt8] {
    var path: [UInt8] = []
    path.reserveCapacity(utf8.count)
    var isBetween = false
    for byte in utf8 {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      guard byte != UInt8(ascii: "/") else {
        isBetween = true
        continue
      }
      if isBetween || path.isEmpty { path.append(UInt8(ascii: "/")) }
      path.append(byte)
      isBetween = false
    }
    return path
  }

  /// True when these are the segments of the path, or the first of them.
  fileprivate func isPath(_ wanted: [UInt8], orBelow isOpenEnded: Bool) -> Bool {
    var place = 0
    var isBetween = true
    for byte in utf8 {
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      if byte == UInt8(ascii: "/") {
        isBetween = true
        continue
      }
      if isBetween {
        if place == wanted.count { return isOpenEnded }
        guard wanted[place] == UInt8(ascii: "/") else { return false }
        place += 1
        isBetween = false
      }
      guard place < wanted.count, wanted[place] == byte else { return false }
      place += 1
    }
    return place == wanted.count
  }

  /// The bytes between the slashes of the path, without query, fragment and trailing slash.
  fileprivate var pathSegments: [Substring.UTF8View.SubSequence] {
    utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
  }
}
