/// Reads the selectors of a style sheet, as far as the tests of the library's own sheets need it.
enum StyleRule {
  /// Every selector of every rule, also within `@media` and `@supports`.
  static func selectors(of sheet: String) -> [String] {
    let sheet = sheet.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
    let preludes = sheet.split { $0 == "{" || $0 == "}" || $0 == ";" }.map(String.init)
    let opened = zip(preludes, ends(of: sheet)).filter { $0.1 == "{" }.map(\.0)
    return opened.filter { !$0.contains("@") }.flatMap { parts(of: $0, at: [","]) }
  }

  /// True when the last part of a selector could be any element: `*`, `:not(.a)`, `:focus`.
  static func endsInUniversalSubject(_ selector: String) -> Bool {
    let subject = parts(of: selector, at: [" ", ">", "~", "+"]).last ?? ""
    var named = ""
    var rest = subject[...]
    while let next = rest.first {
      guard next == ":" else {
        named.append(next)
        rest.removeFirst()
        continue
      }
      let name = rest.prefix { $0 != "(" && $0 != "." && $0 != "#" && $0 != "[" || $0 == ":" }
      rest.removeFirst(name.count)
      guard rest.first == "(" else { continue }
      let inside = String(inside(rest))
      rest.removeFirst(inside.count + 2)
      let isList = name == ":is" || name == ":where"
      if isList, parts(of: inside, at: [","]).allSatisfy({ !endsInUniversalSubject($0) }) { named += "x" }
    }
    return named.isEmpty || named == "*"
  }

  /// Splits where one of the characters stands outside brackets and quotes.
  private static func parts(of text: String, at separators: Set<Character>) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "([".contains(character) {
        depth += 1
      } else if ")]".contains(character) {
        depth -= 1
      } else if depth == 0, separators.contains(character) {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map { String($0.trimmingPrefix(while: \.isWhitespace)) }.filter { !$0.isEmpty }
  }

  /// The character that ends each part of a sheet.
  private static func ends(of sheet: String) -> [Character] {
    var ends: [Character] = []
    var hasText = false
    for character in sheet {
      if "{};".contains(character) {
        if hasText { ends.append(character) }
        hasText = false
      } else {
        hasText = true
      }
    }
    return ends
  }

  /// What stands between the bracket that the text begins with and its end.
  private static func inside(_ text: Substring) -> Substring {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return text[text.index(after: text.startIndex)..<index] }
    }
    return text.dropFirst()
  }
}
