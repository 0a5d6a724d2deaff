/// Makes the style sheet as small as it can be without knowing what it means: no comments, no space that says nothing.
///
/// It knows strings and comments, so that neither is mistaken for the other. A space before a colon, a parenthesis or
/// a sign stays, because there it may be a descendant or a sum.
struct StyleMinifier {
  private var output: [Character] = []
  private var hasSpace = false

  static func minify(_ source: String) -> String {
    var minifier = StyleMinifier()
    minifier.read(Array(source))
    return String(minifier.output)
      .replacing("::before", with: ":before").replacing("::after", with: ":after")
      .replacing("@media (", with: "@media(").replacing("@supports (", with: "@supports(") + "\n"
  }

  private mutating func read(_ source: [Character]) {
    var index = 0
    while index < source.count {
      let character = source[index]
      switch character {
      case "/" where index + 1 < source.count && source[index + 1] == "*":
        index = Self.endOfComment(source, from: index + 2)
        hasSpace = true
        continue
      case "\"", "'":
        let end = Self.endOfString(source, from: index)
        flushSpace(before: character)
        output += source[index..<end]
        index = end
        continue
      case _ where character.isWhitespace: hasSpace = true
      default: write(character)
      }
      index += 1
    }
  }

  private mutating func write(_ character: Character) {
    flushSpace(before: character)
    if character == "}", output.last == ";" { output.removeLast() }
    output.append(character)
  }

  private mutating func flushSpace(before character: Character) {
    defer { hasSpace = false }
    guard hasSpace, let last = output.last else { return }
    if !"{};,:>~(".contains(last), !"{};,>~)!".contains(character) { output.append(" ") }
  }

  private static func endOfComment(_ source: [Character], from start: Int) -> Int {
    var index = start
    while index + 1 < source.count, !(source[index] == "*" && source[index + 1] == "/") { index += 1 }
    return index + 2
  }

  private static func endOfString(_ source: [Character], from start: Int) -> Int {
    var index = start + 1
    while index < source.count, source[index] != source[start] { index += source[index] == "\\" ? 2 : 1 }
    return min(index + 1, source.count)
  }
}
