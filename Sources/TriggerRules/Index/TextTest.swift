import EventLog

/// A question about one attribute that has a column of its own: a text is searched for another, by bytes.
struct TextTest: Sendable {
  enum Place: UInt8 { case anywhere, start, end, notInText }

  var place: Place
  var bytes: [UInt8]
  /// The question itself, for values that are not texts, and for questions that are not about texts.
  var comparison: Comparison

  init(_ comparison: Comparison) {
    self.comparison = comparison
    switch comparison.form {
    case .contains(let text): (place, bytes) = (.anywhere, Array(text.utf8))
    case .hasPrefix(let text): (place, bytes) = (.start, Array(text.utf8))
    case .hasSuffix(let text): (place, bytes) = (.end, Array(text.utf8))
    default: (place, bytes) = (.notInText, [])
    }
  }

  func holds(for text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= text.count else { return false }
    return bytes.withUnsafeBufferPointer { wanted in
      switch place {
      case .start: Self.equal(text, 0, wanted)
      case .end: Self.equal(text, text.count - wanted.count, wanted)
      case .anywhere: Self.contains(text, wanted)
      case .notInText: false
      }
    }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = wanted.first else { return true }
    for start in 0...(text.count - wanted.count) where text[start] == first {
      if equal(text, start, wanted) { return true }
    }
    return false
  }

  @inline(__always)
  private static func equal(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ wanted: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 0..<wanted.count where text[start + index] != wanted[index] { return false }
    return true
  }
}
