import Foundation
import Testing

@testable import EventLog

struct ValueTests {
  @Test(arguments: [
    ("pro" as Value, "\"pro\""), (3, "3"), (0.5, "0.5"), (true, "true"), (false, "false"),
    (.strings(["a", "b"]), "[\"a\",\"b\"]"),
    (.strings([]), "[]"), ("", "\"\""), (.integer(.max), "9223372036854775807"),
    (.integer(.min), "-9223372036854775808"),
    (1, "1"), (0, "0"), (.date(Date(timeIntervalSince1970: 1_775_001_600)), "{\"date\":\"2026-04-01T00:00:00Z\"}"),
  ]) func readsAndWritesJSON(value: Value, json: String) throws {
    #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value)
  }

  @Test func keepsAnInstantToTheMicrosecondInJSON() throws {
    for seconds in [0.123_456, 0.5, 0.000_001, -0.000_001, 1_775_001_600.999_999] {
      let value = Value.date(Timestamp.rounded(Date(timeIntervalSince1970: seconds)))
      #expect(try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value)) == value, "\(seconds)")
    }
  }

  @Test(arguments: ["null", "{}", "{\"date\":\"yesterday\"}", "{\"date\":1}", "[1]", "[[\"a\"]]", "{\"other\":1}"])
  func refusesOtherJSON(json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Value.self, from: Data(json.utf8)) }
  }

  @Test func comparesTextByBytes() {
    #expect(Value.string("\u{E9}") != .string("e\u{301}"))
    #expect(Value.strings(["\u{E9}"]) != .strings(["e\u{301}"]))
    #expect(Value.integer(1) != .decimal(1))
    #expect(Set([Value.string("\u{E9}"), .string("e\u{301}"), .string("\u{E9}")]).count == 2)
  }

  @Test func givesNumbersOfBothKinds() {
    #expect(Value.integer(3).number == 3)
    #expect(Value.decimal(3.5).number == 3.5)
    #expect(Value.string("3").number == nil)
  }
}
