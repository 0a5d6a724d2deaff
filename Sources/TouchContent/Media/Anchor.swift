/// The element of the host's page that a step or a tooltip points at: a CSS selector of a safe kind.
public struct Anchor: Hashable, Sendable {
  /// The selector.
  public let selector: String

  /// Makes an anchor; nil unless the selector has balanced brackets and no characters but those that a selector needs.
  ///
  /// The selector is written into a style sheet, so braces, semicolons, `<`, `/`, `\`, `@` and comments are refused even
  /// within quotes; `:has(` is refused because it may not be nested in the rule that carries it.
  public init?(_ selector: String) {
    guard !selector.isEmpty, selector.utf8.count <= 512, Self.isSafe(selector),
      !selector.lowercased().contains(":has(")
    else { return nil }
    self.selector = selector
  }

  /// The id when the selector is `#id` and nothing else: a target for links within the page.
  public var fragment: String? {
    guard selector.utf8.first == UInt8(ascii: "#") else { return nil }
    let id = selector.utf8.dropFirst()
    return !id.isEmpty && id.allSatisfy(Self.isNameByte) ? String(Substring(id)) : nil
  }

  private static func isSafe(_ selector: String) -> Bool {
    var quote: UInt8?
    var open: [UInt8] = []
    for byte in selector.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: "\\"),
        UInt8(ascii: "@"), 0..<0x20, 0x7F:
        return false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if quote == nil { quote = byte } else if quote == byte { quote = nil }
      case _ where quote != nil:
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["):
        open.append(byte)
      case UInt8(ascii: ")"):
        guard open.popLast() == UInt8(ascii: "(") else { return false }
      case UInt8(ascii: "]"):
        guard open.popLast() == UInt8(ascii: "[") else { return false }
      default:
        guard isNameByte(byte) || " #.=:>+~*^$|,".utf8.contains(byte) else { return false }
      }
    }
    return quote == nil && open.isEmpty
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension Anchor: CheckedText {
  public static var wanted: String { "a plain CSS selector such as \"#new-campaign\"" }

  public var description: String { selector }
}
