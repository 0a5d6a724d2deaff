/// Finished HTML, safe to put into a page as it stands.
public struct HTML: Hashable, Sendable {
  /// The HTML in UTF-8.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// HTML written by a closure.
  /// - Parameter capacity: The bytes to make room for.
  public init(capacity: Int = 2048, _ write: (inout HTMLWriter) throws -> Void) rethrows {
    var writer = HTMLWriter(capacity: capacity)
    try write(&writer)
    self = writer.html
  }

  /// No HTML.
  public static let empty = HTML(bytes: [])

  /// True when there is nothing to show.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The HTML as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML: CustomStringConvertible {
  public var description: String { string }
}
