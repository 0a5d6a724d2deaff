/// A small HTML tokenizer, written from the HTML standard and not from the library: it accepts only what a careful
/// writer emits, and throws for everything else.
enum HTMLToken: Equatable {
  case open(String, [String: String])
  case close(String)
  case text(String)
}

struct HTMLError: Error, CustomStringConvertible {
  var description: String
}

enum HTMLTokens {
  static let voidTags: Set<String> = ["img", "input", "br", "meta", "link"]

  /// The tokens of a fragment; every element is closed, in order.
  static func parse(_ html: String) throws -> [HTMLToken] {
    var tokens: [HTMLToken] = []
    var open: [String] = []
    var input = Array(html.unicodeScalars)[...]
    while let scalar = input.first {
      guard scalar == "<" else {
        let run = input.prefix { $0 != "<" }
        input = input.dropFirst(run.count)
        tokens.append(.text(try decode(run)))
        continue
      }
      input = input.dropFirst()
      if input.first == "/" {
        let name = string(input.dropFirst().prefix { $0 != ">" })
        input = input.dropFirst(name.unicodeScalars.count + 2)
        guard open.popLast() == name else { throw HTMLError(description: "</\(name)> closes nothing") }
        tokens.append(.close(name))
      } else if starts(input, with: "!DOCTYPE html>") {
        input = input.dropFirst("!DOCTYPE html>".count)
      } else {
        let name = string(input.prefix { isLetterOrDigit($0) })
        guard !name.isEmpty else { throw HTMLError(description: "a bare < in \(html)") }
        input = input.dropFirst(name.unicodeScalars.count)
        tokens.append(.open(name, try attributes(&input)))
        if !voidTags.contains(name) { open.append(name) }
      }
    }
    guard open.isEmpty else { throw HTMLError(description: "never closed: \(open)") }
    return tokens
  }

  private static func attributes(_ input: inout ArraySlice<Unicode.Scalar>) throws -> [String: String] {
    var attributes: [String: String] = [:]
    while true {
      if input.first == ">" {
        input = input.dropFirst()
        return attributes
      }
      guard input.first == " " else { throw HTMLError(description: "wanted a space before an attribute") }
      input = input.dropFirst()
      let name = string(input.prefix { isLetterOrDigit($0) || $0 == "-" })
      guard !name.isEmpty else { throw HTMLError(description: "an attribute without a name") }
      input = input.dropFirst(name.unicodeScalars.count)
      var value = ""
      if input.first == "=" {
        guard starts(input, with: "=\"") else { throw HTMLError(description: "\(name) is not quoted") }
        let run = input.dropFirst(2).prefix { $0 != "\"" }
        input = input.dropFirst(run.count + 3)
        value = try decode(run)
      }
      guard attributes.updateValue(value, forKey: name) == nil else {
        throw HTMLError(description: "\(name) occurs twice")
      }
    }
  }

  private static func decode(_ run: ArraySlice<Unicode.Scalar>) throws -> String {
    let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    var text = String.UnicodeScalarView()
    var rest = run
    while let scalar = rest.first {
      guard scalar != "<", scalar != ">" else { throw HTMLError(description: "a bare \(scalar)") }
      guard scalar == "&" else {
        text.append(scalar)
        rest = rest.dropFirst()
        continue
      }
      guard let entity = entities.first(where: { starts(rest, with: $0.key) }) else {
        throw HTMLError(description: "a bare &")
      }
      text.append(contentsOf: entity.value.unicodeScalars)
      rest = rest.dropFirst(entity.key.count)
    }
    return String(text)
  }

  private static func starts(_ input: ArraySlice<Unicode.Scalar>, with text: String) -> Bool {
    input.starts(with: text.unicodeScalars)
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
