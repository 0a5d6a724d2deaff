/// A question about one attribute that has a column of its own: a text is searched for another, by bytes.
struct TextTest: Sendable {
  enum Place: UInt8 { case anywhere, start, end, notInText }

  var place: Place
  /// Where the text that is searched for stands among the bytes of all.
  var bytes: Range<Int>

  /// How a comparison searches, and for what.
  static func parts(of comparison: Comparison) -> (place: Place, text: String) {
    switch comparison.form {
    // What is found everywhere is found at the start.
    case .contains(let text): (text.isEmpty ? .start : .anywhere, text)
    case .hasPrefix(let text): (.start, text)
    case .hasSuffix(let text): (.end, text)
    default: (.notInText, "")
    }
  }

  /// True when the text has the other one at its start or its end; `all` has the bytes of every text searched for.
  func holds(for text: UnsafeBufferPointer<UInt8>, _ all: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= text.count else { return false }
    switch place {
    case .start: return isAt(0, of: text, all)
    case .end: return isAt(text.count - bytes.count, of: text, all)
    case .anywhere, .notInText: return false
    }
  }

  /// True when the other text stands at this place.
  @inline(__always)
  func isAt(_ start: Int, of text: UnsafeBufferPointer<UInt8>, _ all: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start + bytes.count <= text.count else { return false }
    var place = start
    for index in bytes {
      if text[place] != all[index] { return false }
      place += 1
    }
    return true
  }
}
