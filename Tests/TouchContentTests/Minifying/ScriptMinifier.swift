/// Makes the script small: no comments, no space that says nothing, and one or two letters for each name of its own.
///
/// It knows the part of the language that the script is written in: no regular expressions, no `case`, no shorthand
/// properties of an object, one name for one thing. What it cannot tell apart is an error, never a guess.
struct ScriptMinifier {
  enum Failure: Error, Hashable {
    /// A name that the script neither declares nor is known to find in the browser.
    case unknownName(String)
  }

  /// Makes the script small.
  /// - Parameter globals: The names that it finds in the browser.
  static func minify(_ source: String, globals: Set<String>) throws(Failure) -> String {
    let tokens = ScriptToken.all(in: Array(source))
    let names = try names(in: tokens, globals: globals)
    var output = ""
    var last: ScriptToken?
    var statements = DeclarationTracker()
    for (index, token) in tokens.enumerated() where token.kind != .lineEnd {
      let ended = index > 0 && tokens[index - 1].kind == .lineEnd
      if ended, let last, Self.endsStatement(last, before: token) {
        let goesOn = statements.isDeclaration && token.isDeclaration
        output += goesOn ? "," : "\n"
        if !goesOn { statements.begin(with: token) }
        if goesOn { continue }
      }
      statements.read(token)
      let isVariable = token.kind == .name && isVariable(tokens, index)
      let text = isVariable ? names[token.text] ?? shorter[token.text] ?? token.text : token.text
      if let character = output.last, character.isName, text.first?.isName == true { output += " " }
      if let sign = output.last, "+-".contains(sign), text.first == sign { output += " " }
      output += text
      last = token
    }
    return output + "\n"
  }

  /// A line ends a statement unless one of its ends asks for more.
  private static func endsStatement(_ last: ScriptToken, before next: ScriptToken) -> Bool {
    if last.kind == .sign, !")]}".contains(last.text), last.text != "++" { return false }
    if next.kind == .sign, !["(", "[", "{", "!", "++"].contains(next.text) { return false }
    if last.text == "else" { return false }
    return last.text != "}" || !["else", "catch", "finally"].contains(next.text)
  }

  /// What says the same in fewer letters.
  private static let shorter = ["const": "let", "true": "!0", "false": "!1"]

  private static let keywords: Set<String> = [
    "async", "await", "break", "catch", "const", "else", "false", "finally", "for", "if", "in", "let", "new", "null",
    "of",
    "return", "throw", "true", "try", "while",
  ]

  private static func names(in tokens: [ScriptToken], globals: Set<String>) throws(Failure) -> [String: String] {
    var uses: [String: Int] = [:]
    for (index, token) in tokens.enumerated() where token.kind == .name && isVariable(tokens, index) {
      if !keywords.contains(token.text), !globals.contains(token.text) { uses[token.text, default: 0] += 1 }
    }
    for name in uses.keys where !isDeclared(name, tokens) { throw .unknownName(name) }
    let ordered = uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let letters = "etnaoirscldpumhfgvbyxwkjzqETNAOIRSCLDPUMHFGVBYXWKJZQ_$".map(String.init)
    let short = letters + letters.flatMap { first in letters.map { first + $0 } }
    let free = short.filter { !keywords.contains($0) && !globals.contains($0) }
    return Dictionary(uniqueKeysWithValues: zip(ordered, free))
  }

  /// False for the name of a property.
  private static func isVariable(_ tokens: [ScriptToken], _ index: Int) -> Bool {
    let before = index > 0 ? tokens[..<index].last { $0.kind != .lineEnd }?.text : nil
    let after = index + 1 < tokens.count ? tokens[index + 1].text : nil
    if before == "." || before == "?." { return false }
    return !(after == ":" && (before == "{" || before == ","))
  }

  /// True when the name stands where a variable or a parameter begins.
  private static func isDeclared(_ name: String, _ tokens: [ScriptToken]) -> Bool {
    tokens.indices.contains { index in
      guard tokens[index].kind == .name, tokens[index].text == name, isVariable(tokens, index) else { return false }
      let before = index > 0 ? tokens[index - 1].text : ""
      let after = index + 1 < tokens.count ? tokens[index + 1].text : ""
      return before == "const" || before == "let" || after == "=>" || (after == "=" && before == ",")
        || (before == "," && isInDeclaration(tokens, index)) || isParameter(tokens, index)
    }
  }

  /// `let a, b` and `const [a, b]`.
  private static func isInDeclaration(_ tokens: [ScriptToken], _ index: Int) -> Bool {
    var depth = 0
    for token in tokens[..<index].reversed() {
      if token.kind == .lineEnd || token.text == ";" { return false }
      if [")", "]", "}"].contains(token.text) { depth += 1 }
      if ["(", "[", "{"].contains(token.text) { depth -= 1 }
      if depth <= 0, token.text == "let" || token.text == "const" { return true }
    }
    return false
  }

  /// `(a, b) =>` and `([a]) =>`.
  private static func isParameter(_ tokens: [ScriptToken], _ index: Int) -> Bool {
    var depth = 0
    for (next, token) in tokens.enumerated().dropFirst(index + 1) {
      if ["(", "["].contains(token.text) { depth += 1 }
      if [")", "]"].contains(token.text) { depth -= 1 }
      if depth < 0, token.text == ")" { return next + 1 < tokens.count && tokens[next + 1].text == "=>" }
    }
    return false
  }
}

extension Character {
  var isName: Bool { isLetter || isNumber || self == "_" || self == "$" }
}
