/// A page of the host's product: a path, with its query if it has one.
public struct Page: Hashable, Sendable {
  /// The path and the query.
  public let path: String

  /// The longest path taken, in bytes.
  public static let longest = 2_048

  /// Makes a page.
  /// - Throws: `Refusal` with the code `malformed` unless the path begins with one "/", is at most ``longest`` bytes
  ///   long, and has no ".." segment, no backslash and no control character; a form could lead elsewhere with those.
  public init(_ path: String) throws(Refusal) {
    let decoded = path.replacing("%2e", with: ".").replacing("%2E", with: ".").replacing("%2f", with: "/")
      .replacing("%2F", with: "/").replacing("%5c", with: "\\").replacing("%5C", with: "\\")
    let segments = decoded.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    let clean = decoded.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }
    guard path.hasPrefix("/"), !decoded.hasPrefix("//"), clean, !segments.contains(".."),
      path.utf8.count <= Self.longest
    else {
      throw Refusal(.malformed, "a page must be a path such as \"/campaigns\" without \"..\", and this one is not")
    }
    self.path = path
  }

  /// The path without query and fragment.
  public var bare: String {
    guard let end = path.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
      return path
    }
    return String(path[..<end])
  }
}

extension Page: CustomStringConvertible {
  public var description: String { path }
}

extension Page: ExpressibleByStringLiteral {
  /// Makes a page of a literal; a literal that is not one is a programmer error.
  public init(stringLiteral value: String) {
    do {
      try self.init(value)
    } catch {
      preconditionFailure("\"\(value)\": \(error)")
    }
  }
}
