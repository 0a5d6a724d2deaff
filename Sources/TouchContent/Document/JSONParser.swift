/// Reads JSON by RFC 8259 and keeps the line of every value; a key that occurs twice in one object is refused.
///
/// Foundation's decoder does not tell lines, and keeps one of two equal keys without a word. An author needs both.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var depth = 0

  static let deepest = 32

  static func parse(_ bytes: [UInt8]) throws(ContentIssue) -> JSONNode {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ContentIssue("document.encoding", at: "", "the document is not UTF-8")
    }
    var parser = JSONParser(bytes: Array(text.utf8))
    if parser.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.value()
    parser.skipSpace()
    guard parser.index == parser.bytes.count else { throw parser.issue("wanted the end of the document") }
    return node
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func value() throws(ContentIssue) -> JSONNode {
    skipSpace()
    let start = line
    switch peek {
    case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), line: start)
    case UInt8(ascii: "["): return JSONNode(value: .array(try array()), line: start)
    case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), line: start)
    case UInt8(ascii: "t"): return JSONNode(value: try word("true", .boolean(true)), line: start)
    case UInt8(ascii: "f"): return JSONNode(value: try word("false", .boolean(false)), line: start)
    case UInt8(ascii: "n"): return JSONNode(value: try word("null", .null), line: start)
    default: return JSONNode(value: .number(try number()), line: start)
    }
  }

  private mutating func object() throws(ContentIssue) -> [JSONNode.Member] {
    try enter()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return [] }
    repeat {
      skipSpace()
      let start = line
      guard peek == UInt8(ascii: "\"") else { throw issue("wanted a key in quotes") }
      let key = try string()
      guard keys.insert(key).inserted else { throw issue("the key \"\(key)\" occurs twice in one object") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw issue("wanted \":\" after the key \"\(key)\"") }
      members.append(.init(key: key, line: start, node: try value()))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw issue("wanted \",\" or \"}\"") }
    return members
  }

  private mutating func array() throws(ContentIssue) -> [JSONNode] {
    try enter()
    defer { depth -= 1 }
    var nodes: [JSONNode] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return [] }
    repeat {
      nodes.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw issue("wanted \",\" or \"]\"") }
    return nodes
  }

  private mutating func string() throws(ContentIssue) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        text += Array(try escape().utf8)
      case 0..<0x20:
        throw issue("a text may not hold a line break or control character; wanted \"\\n\"")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw issue("the text is not closed; wanted a quote")
  }

  private mutating func escape() throws(ContentIssue) -> String {
    guard let byte = peek else { throw issue("the text is not closed; wanted a quote") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return String(try unicodeEscape())
    default: throw issue("unknown escape in a text")
    }
  }

  private mutating func unicodeEscape() throws(ContentIssue) -> Character {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw issue("half a surrogate pair in a text")
    }
    let second = try codeUnit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw issue("half a surrogate pair in a text") }
    return Character(scalar)
  }

  private mutating func codeUnit() throws(ContentIssue) -> UInt32 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw issue("wanted four hexadecimal digits after \"\\u\"") }
    index += 4
    return unit
  }

  private mutating func number() throws(ContentIssue) -> String {
    let start = index
    while let byte = peek, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard Self.isNumber(text) else { throw issue(text.isEmpty ? "wanted a value" : "\"\(text)\" is not a number") }
    return text
  }

  /// RFC 8259 §6, which is narrower than what `Double` reads: no leading "+" or zero, digits on both sides of a point.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text)
    if rest.first == "-" { rest = rest.dropFirst() }
    let whole = rest.prefix { $0.isNumber }
    guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == "." {
      let fraction = rest.dropFirst().prefix { $0.isNumber }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(fraction.count + 1)
    }
    if let mark = rest.first, mark == "e" || mark == "E" {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == "+" || sign == "-" { rest = rest.dropFirst() }
      let exponent = rest.prefix { $0.isNumber }
      guard !exponent.isEmpty else { return false }
      rest = rest.dropFirst(exponent.count)
    }
    return rest.isEmpty
  }

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(ContentIssue) -> JSONNode.Value {
    guard bytes[index...].starts(with: word.utf8) else { throw issue("wanted \"\(word)\"") }
    index += word.utf8.count
    return value
  }

  private mutating func enter() throws(ContentIssue) {
    index += 1
    depth += 1
    guard depth <= Self.deepest else { throw issue("nested deeper than \(Self.deepest) levels") }
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      if byte == 0x0A { line += 1 }
      index += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func issue(_ message: String) -> ContentIssue {
    ContentIssue("document.syntax", at: "", message, line: line)
  }
}
