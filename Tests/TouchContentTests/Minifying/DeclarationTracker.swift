/// Knows whether the statement that is being read declares variables, so that a declaration after it can join it.
struct DeclarationTracker {
  /// One entry for each open bracket; nil where a statement has not begun.
  private var levels: [Bool?] = [nil]

  /// True in a statement that began with `let` or `const`.
  var isDeclaration: Bool { levels.last == .some(true) }

  /// Begins a statement after the end of one.
  mutating func begin(with token: ScriptToken) {
    levels[levels.count - 1] = token.isDeclaration
  }

  mutating func read(_ token: ScriptToken) {
    if [")", "]", "}"].contains(token.text), levels.count > 1 {
      levels.removeLast()
    } else if token.text == ";" {
      levels[levels.count - 1] = nil
    } else if levels.last == .some(nil) {
      begin(with: token)
    }
    if token.kind == .sign, ["(", "[", "{"].contains(token.text) { levels.append(nil) }
  }
}

extension ScriptToken {
  /// True for the words that begin a declaration.
  var isDeclaration: Bool { kind == .name && (text == "let" || text == "const") }
}
