/// A word, a sign, a literal or the end of a line of a script; comments and spaces are none.
struct ScriptToken: Hashable {
  enum Kind { case name, number, string, sign, lineEnd }

  var kind: Kind
  var text: String

  /// The longest come first.
  private static let signs = [
    "...", "||=", "=>", "?.", "??", "&&", "||", "==", "!=", "<=", ">=", "++", "+=", "-=", "*=",
  ].map(Array.init)

  static func all(in source: [Character]) -> [ScriptToken] {
    var tokens: [ScriptToken] = []
    var index = 0
    while index < source.count {
      if source[index...].starts(with: "//") {
        while index < source.count, source[index] != "\n" { index += 1 }
        continue
      }
      guard let token = token(in: source, at: index) else {
        index += 1
        continue
      }
      if token.kind != .lineEnd || tokens.last?.kind != .lineEnd { tokens.append(token) }
      index += token.text.count
    }
    return tokens
  }

  private static func token(in source: [Character], at index: Int) -> ScriptToken? {
    let character = source[index]
    if character == "\n" { return ScriptToken(kind: .lineEnd, text: "\n") }
    if character.isWhitespace { return nil }
    if "'\"".contains(character) {
      var end = index + 1
      while end < source.count, source[end] != character { end += source[end] == "\\" ? 2 : 1 }
      return ScriptToken(kind: .string, text: String(source[index...end]))
    }
    if character.isName {
      let text = String(source[index...].prefix(while: \.isName))
      return ScriptToken(kind: character.isNumber ? .number : .name, text: text)
    }
    let sign = signs.first { source[index...].starts(with: $0) } ?? [character]
    return ScriptToken(kind: .sign, text: String(sign))
  }
}
