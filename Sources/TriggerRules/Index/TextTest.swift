/// A question about one attribute that has a column of its own: a text is searched for another, by bytes.
struct TextTest: Sendable {
  enum Place: UInt8 { case anywhere, start, end, notInText }

  var place: Place
  /// Where the text that is searched for stands among the bytes of all.
  var bytes: Range<Int>

  /// How a comparison searches, and for what.
  static func parts(of comparison: Comparison) -> (place: Place, text: String) {
    switch comparison.form {
    case .contains(let text): (.anywhere, text)
    case .hasPrefix(let text): (.start, text)
    case .hasSuffix(let text): (.end, text)
    default: (.notInText, "")
    }
  }

  func holds(for text: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    let length = wanted.count
    guard length <= text.count, let first = wanted.first else { return length == 0 }
    switch place {
    case .start: return Self.equal(text, 0, wanted)
    case .end: return Self.equal(text, text.count - length, wanted)
    case .anywhere:
      for start in 0...(text.count - length) where text[start] == first {
        if Self.equal(text, start, wanted) { return true }
      }
      return false
    case .notInText: return false
    }
  }

  @inline(__always)
  private static func equal(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ wanted: UnsafeBufferPointer<UInt8>.SubSequence
  ) -> Bool {
    var place = start
    for byte in wanted {
      if text[place] != byte { return false }
      place += 1
    }
    return true
  }
}
