import Foundation
import Testing

@testable import TouchContent

struct JSONParserTests {
  @Test(
    arguments: [
      ("", "line 1: wanted a value"), ("{", "line 1: wanted a key in quotes"),
      ("{\n  \"a\": 1,\n}", "line 3: wanted a key in quotes"),
      ("{\"a\" 1}", "line 1: wanted \":\" after the key \"a\""),
      ("{\"a\": 1\n\"b\": 2}", "line 2: wanted \",\" or \"}\""), ("[1 2]", "line 1: wanted \",\" or \"]\""),
      ("[1,]", "line 1: wanted a value"),
      ("{\"a\": 1,\n \"a\": 2}", "line 2: the key \"a\" occurs twice in one object"),
      ("{} x", "line 1: wanted the end of the document"), ("01", "line 1: \"01\" is not a number"),
      ("+1", "line 1: \"+1\" is not a number"), (".5", "line 1: \".5\" is not a number"),
      ("5.", "line 1: \"5.\" is not a number"), ("1e", "line 1: \"1e\" is not a number"),
      ("-", "line 1: \"-\" is not a number"), ("1.2.3", "line 1: \"1.2.3\" is not a number"),
      ("tru", "line 1: wanted \"true\""), ("nul", "line 1: wanted \"null\""), ("NaN", "line 1: wanted a value"),
      ("'a'", "line 1: wanted a value"), ("// x\n1", "line 1: wanted a value"),
      ("\"a", "line 1: the text is not closed; wanted a quote"),
      ("\"a\\", "line 1: the text is not closed; wanted a quote"),
      ("\"a\nb\"", "line 1: a text may not hold a line break or control character; wanted \"\\n\""),
      ("\"\\x\"", "line 1: unknown escape in a text"), ("\"\\ud83d\"", "line 1: half a surrogate pair in a text"),
      ("\"\\ud83dx\"", "line 1: half a surrogate pair in a text"),
      ("\"\\udc00\"", "line 1: half a surrogate pair in a text"),
      ("\"\\u12g4\"", "line 1: wanted four hexadecimal digits after \"\\u\""),
      ("\"\\u+123\"", "line 1: wanted four hexadecimal digits after \"\\u\""),
    ]) func errorsTellTheLineAndWhatWasWanted(json: String, message: String) throws
  {
    let issue = try #require(throws: ContentIssue.self) { _ = try JSONParser.parse(Array(json.utf8)) }
    #expect("line \(issue.line ?? 0): \(issue.message)" == message)
    #expect(issue.code == "document.syntax")
  }

  @Test func bytesThatAreNotTextAreRefused() throws {
    for bytes: [UInt8] in [[0xFF], [0x22, 0xC3, 0x28, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFE, 0xFF, 0, 0x31]] {
      let issue = try #require(throws: ContentIssue.self) { _ = try JSONParser.parse(bytes) }
      #expect(issue.message == "the document is not UTF-8")
    }
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONParser.parse(nested(32))
    let issue = try #require(throws: ContentIssue.self) { _ = try JSONParser.parse(nested(33)) }
    #expect(issue.message == "nested deeper than 32 levels")
    #expect(throws: ContentIssue.self) { try JSONParser.parse(nested(100_000)) }
  }

  @Test(
    arguments: [
      "{}", "[]", " [ 1 , -0 , 1.5e+3 , 1E2 , 0.25 ] ", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\ud83d\\udc69\"",
      "{\"a\":[true,false,null,{\"b\":\"日本\"}]}", "\u{FEFF}{\"a\": 1}", "\"\\u0000\"", "\"\u{7F}\u{2028}\"",
    ]) func whatFoundationReadsIsReadTheSame(json: String) throws
  {
    let parsed = try JSONParser.parse(Array(json.utf8))
    let foundation = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    #expect(Self.isSame(parsed, foundation))
  }

  /// Documents broken at random never end the process, and are refused or read by both parsers alike.
  @Test(arguments: 1...50) func brokenDocumentsAreRefusedOrReadAlike(seed: UInt64) throws {
    let document = Array(
      "{\"format\": 1, \"a\": [1, -2.5e3, \"\\u00e9\\n\", true, null], \"b\": {\"ja\": \"日本\"}}".utf8)
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<40 {
      var bytes = document
      for _ in 0...next(3) {
        switch next(3) {
        case 0: bytes[next(bytes.count)] = UInt8(next(256))
        case 1: bytes.remove(at: next(bytes.count))
        default: bytes.insert(bytes[next(bytes.count)], at: next(bytes.count))
        }
      }
      guard let parsed = try? JSONParser.parse(bytes) else { continue }
      let foundation = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      if let foundation {
        #expect(Self.isSame(parsed, foundation), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  private static func isSame(_ node: JSONNode, _ value: Any) -> Bool {
    switch node.value {
    case .null: value is NSNull
    case .boolean(let flag): value as? Bool == flag
    case .number(let text): (value as? NSNumber)?.doubleValue == Double(text)
    case .string(let text): (value as? String)?.utf8.elementsEqual(text.utf8) == true
    case .array(let nodes):
      (value as? [Any]).map { zip(nodes, $0).allSatisfy(isSame) && nodes.count == $0.count } ?? false
    case .object(let members):
      (value as? [String: Any]).map { values in
        members.count == values.count
          && members.allSatisfy { member in values[member.key].map { isSame(member.node, $0) } ?? false }
      } ?? false
    }
  }
}
