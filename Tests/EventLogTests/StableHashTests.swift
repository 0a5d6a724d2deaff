import Testing

@testable import EventLog

struct StableHashTests {
  // From the authors' test suite, http://www.isthe.com/chongo/src/fnv/test_fnv.c
  @Test(arguments: [
    ("", 0xcbf2_9ce4_8422_2325 as UInt64), ("a", 0xaf63_dc4c_8601_ec8c), ("b", 0xaf63_df4c_8601_f1a5),
    ("foobar", 0x8594_4171_f739_67e8), ("fo", 0x0898_5907_b541_d342), ("foo", 0xdcb2_7518_fed9_d577),
  ]) func agreesWithThePublishedVectors(text: String, value: UInt64) {
    var hash = StableHash()
    for byte in text.utf8 { hash.combine(byte) }
    #expect(hash.value == value)
  }

  @Test func endsATextWithAZeroByte() {
    var whole = StableHash()
    whole.combine("ab")
    whole.combine("c")
    var other = StableHash()
    other.combine("a")
    other.combine("bc")
    #expect(whole.value != other.value)
    var bytes = StableHash()
    for byte in [0x61, 0x62, 0, 0x63, 0] as [UInt8] { bytes.combine(byte) }
    #expect(whole.value == bytes.value)
  }

  @Test(arguments: [0, 1, 9, 255, 256, 65_536, .max, -1, .min])
  func aNumberIsItsEightBytes(number: Int) {
    var bytes = StableHash()
    for place in 0..<8 { bytes.combine(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    var hash = StableHash()
    hash.combine(number)
    #expect(hash.value == bytes.value)
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 1_234_567_890, .max])
  func aReferenceIsItsTextForm(version: Int) {
    let reference = ContentRef(.checklist, "導入", version: version)
    var text = StableHash()
    text.combine(reference.description)
    var hash = StableHash()
    hash.combine(reference)
    #expect(hash.value == text.value)
  }

  @Test func writesSixteenDigits() {
    #expect(StableHash().text == "cbf29ce484222325")
    for number in 0..<500 {
      var hash = StableHash()
      hash.combine(number)
      #expect(hash.text.utf8.count == 16)
      #expect(UInt64(hash.text, radix: 16) == hash.value)
    }
  }
}
