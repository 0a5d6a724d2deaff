/// An address that content may point at: a path within the product, `https`, or `mailto`.
public struct URLReference: Hashable, Sendable {
  /// The most bytes that an address has.
  static let longest = 2048
  /// The address as it was written.
  public let text: String

  /// Makes an address; nil for every other scheme, for `//host`, and for one with white space, control characters,
  /// characters that turn the direction of text, or `\`.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= Self.longest,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }),
      text.unicodeScalars.allSatisfy({ $0.isASCII || $0.isVisible })
    else { return nil }
    // Bytes and not characters: to Swift the slash before a combining accent is not a slash, to a browser it is.
    func begins(with prefix: String) -> Bool { text.utf8.starts(with: prefix.utf8) { $0 | 0x20 == $1 | 0x20 } }
    let isPath = begins(with: "/") && !begins(with: "//")
    let isMail = begins(with: "mailto:") && text.utf8.contains(UInt8(ascii: "@"))
    let isWeb = begins(with: "https://") && text.utf8.count > 8 && !begins(with: "https:///")
    guard isPath || isMail || isWeb || begins(with: "#") else { return nil }
    self.text = text
  }

  /// True when following it leaves the product.
  public var leavesProduct: Bool {
    text.utf8.first != UInt8(ascii: "/") && text.utf8.first != UInt8(ascii: "#")
  }
}

extension Unicode.Scalar {
  /// False for white space and controls, and for what only changes how the text around it is laid out.
  fileprivate var isVisible: Bool {
    !properties.isWhitespace && properties.generalCategory != .control && properties.generalCategory != .format
  }
}

extension URLReference: CheckedText {
  public static var wanted: String { "a path such as \"/help\", an https or a mailto address" }

  public var description: String { text }
}
