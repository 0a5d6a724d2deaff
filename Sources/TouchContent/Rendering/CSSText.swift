/// Texts within a style sheet. Ids are plain by the checks of a catalogue; escaping keeps the sheet whole without them.
enum CSSText {
  /// The selector of a step's element.
  static func stepSelector(_ step: String) -> String {
    "[data-tt-step=\"\(escaped(step))\"]"
  }

  /// The selector of a root that shows the step or tooltip of this name.
  static func shownSelector(_ name: String) -> String {
    "[data-tt-at~=\"\(escaped(name))\"]"
  }

  /// The selector of what any of these select.
  static func any(_ selectors: [String]) -> String {
    selectors.count == 1 ? selectors[0] : ":is(\(selectors.joined(separator: ",")))"
  }

  /// An identifier: an id or a class name in a selector. Source: CSSOM, "serialize an identifier".
  static func identifier(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, ("0"..."9").contains(first) || text == "-" else { return name(text) }
    return hex(first) + name(String(text.unicodeScalars.dropFirst()))
  }

  /// The rest of an identifier whose beginning is known.
  static func name(_ text: String) -> String {
    text.unicodeScalars.map { isName($0) ? String($0) : hex($0) }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { isName($0) || $0 == "." ? String($0) : hex($0) }.joined()
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: scalar.value >= 0xA0
    }
  }

  /// The space ends the escape, so that a digit may follow.
  private static func hex(_ scalar: Unicode.Scalar) -> String {
    "\\" + String(scalar.value, radix: 16) + " "
  }
}
