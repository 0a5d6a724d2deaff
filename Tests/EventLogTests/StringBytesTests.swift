import Testing

@testable import EventLog

/// Comparing bytes at once, held against comparing them one by one.
struct StringBytesTests {
  /// Short and long texts, in both normalisation forms, one the beginning of another.
  private static let texts = [
    "", "a", "b", "ab", "é", "e\u{301}", "が", "か\u{3099}", "touch.displayed", "touch.displayee", "ｔouch",
    "a text of more than fifteen bytes", "a text of more than fifteen bytez",
    "a text of more than fifteen bytes, longer",
    "株式会社サンプル", "株式会社サンプリ", "\u{10FFFF}", "\0", "a\0", "a\0b", "👩‍👩‍👧‍👦",
  ]

  @Test func textsAreEqualWhenTheirBytesAre() {
    for one in Self.texts {
      for other in Self.texts {
        let isEqual = Array(one.utf8) == Array(other.utf8)
        #expect(one.hasSameBytes(as: other) == isEqual, "\(one.debugDescription) and \(other.debugDescription)")
        #expect((EventID(one) == EventID(other)) == isEqual)
        #expect((Value.string(one) == Value.string(other)) == isEqual)
      }
    }
    #expect("é" == "e\u{301}", "Swift holds them for the same text, and an id must not")
  }

  @Test func textsAreOrderedByTheirBytes() {
    for one in Self.texts {
      for other in Self.texts {
        let comesFirst = Array(one.utf8).lexicographicallyPrecedes(Array(other.utf8))
        #expect((EventID(one) < EventID(other)) == comesFirst, "\(one.debugDescription), \(other.debugDescription)")
      }
    }
  }

  @Test func aPartOfAnotherTextIsComparedLikeATextOfItsOwn() {
    let part = String("xx a text of more than fifteen bytes".dropFirst(3))
    #expect(part.hasSameBytes(as: "a text of more than fifteen bytes"))
    #expect(EventID(part).hashValue == EventID("a text of more than fifteen bytes").hashValue)
  }
}
