/// Escaping for element content and quoted attribute values: `& < > " '`.
///
/// The text is tested while it is copied, eight bytes at a time, because nearly all of it needs no escaping;
/// `Benchmarks/compare render` asks for this.
enum HTMLEscape {
  /// The most bytes that one byte of text becomes.
  private static let longestReplacement = 6

  /// Copies text to `target`, escaped, while the room lasts.
  /// - Parameter room: The bytes that may be written: at least 6 more than the text has.
  /// - Returns: How many bytes of the text were read, and how many were written.
  @inline(__always)
  static func copy(
    _ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer, room: Int
  ) -> (read: Int, written: Int) {
    var read = 0
    var written = 0
    while true {
      let clean = copyClean(from: source + read, count: count &- read, to: target + written)
      read &+= clean
      written &+= clean
      // The rest of the text must fit too, because it is copied before it is tested.
      guard read < count, written &+ longestReplacement &+ (count &- read) <= room else { return (read, written) }
      let replacement = replacement(for: source.load(fromByteOffset: read, as: UInt8.self))
      (target + written).copyMemory(from: replacement.utf8Start, byteCount: replacement.utf8CodeUnitCount)
      written &+= replacement.utf8CodeUnitCount
      read &+= 1
    }
  }

  /// The length up to which a text is copied without a loop.
  static let shortLength = 16

  /// Copies a text of at most ``shortLength`` bytes when nothing in it may have to be replaced, as in most ids, names and
  /// values.
  /// - Returns: False when something may have to be; nothing is written then.
  @inline(__always)
  static func copyShort(_ source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer) -> Bool {
    if count >= 8 { return copyEnds(UInt64.self, from: source, count: count, to: target) }
    if count >= 4 { return copyEnds(UInt32.self, from: source, count: count, to: target) }
    if count >= 2 { return copyEnds(UInt16.self, from: source, count: count, to: target) }
    return count == 0 || copyEnds(UInt8.self, from: source, count: count, to: target)
  }

  /// Copies the first and the last word of a text; together they are all of it, because it has at most two.
  @inline(__always)
  private static func copyEnds<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ type: Word.Type, from source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer
  ) -> Bool {
    let last = count &- MemoryLayout<Word>.size
    let words = (
      source.loadUnaligned(as: Word.self), source.loadUnaligned(fromByteOffset: last, as: Word.self)
    )
    guard marks(in: words.0) | marks(in: words.1) == 0 else { return false }
    target.storeBytes(of: words.0, as: Word.self)
    target.storeBytes(of: words.1, toByteOffset: last, as: Word.self)
    return true
  }

  /// Copies bytes up to the first that may have to be replaced; bytes of the target after that one hold anything.
  /// - Returns: The number of bytes before it; all of them when there is none.
  @inline(__always)
  private static func copyClean(
    from source: UnsafeRawPointer, count: Int, to target: UnsafeMutableRawPointer
  ) -> Int {
    if count >= 8 {
      let last = count &- 8
      var offset = 0
      while true {
        let found = copyWord(UInt64.self, from: source, to: target, at: offset)
        if found < 8 { return offset &+ found }
        if offset == last { return count }
        // The last word begins where it ends with the text, so that there is no tail.
        offset = min(offset &+ 8, last)
      }
    }
    if count >= 4 {
      let found = copyWord(UInt32.self, from: source, to: target, at: 0)
      return found < 4 ? found : count &- 4 &+ copyWord(UInt32.self, from: source, to: target, at: count &- 4)
    }
    var offset = 0
    while offset < count, copyWord(UInt8.self, from: source, to: target, at: offset) != 0 { offset &+= 1 }
    return offset
  }

  /// Copies one word.
  /// - Returns: The number of bytes in it before the first that may have to be replaced.
  @inline(__always)
  private static func copyWord<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ type: Word.Type, from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, at offset: Int
  ) -> Int {
    let word = source.loadUnaligned(fromByteOffset: offset, as: Word.self)
    target.storeBytes(of: word, toByteOffset: offset, as: Word.self)
    return marks(in: Word(littleEndian: word)).trailingZeroBitCount / 8
  }

  /// Sets the top bit of the first byte that holds one of the five characters or `#`; bits above that one mean nothing.
  ///
  /// A byte below 0x80 is zero when taking one from it borrows its top bit. `"`, `&` and `'` differ from 0x27 in bits 0
  /// and 2 only, as does `#`, and `<` and `>` in bit 1, so two tests find all five.
  @inline(__always)
  private static func marks<Word: FixedWidthInteger & UnsignedInteger>(in word: Word) -> Word {
    let ones = Word.max / 0xFF
    let quotes = (word | (ones &* 5)) ^ (ones &* 0x27)
    let angles = (word | (ones &* 2)) ^ (ones &* 0x3E)
    return ((quotes &- ones) | (angles &- ones)) & ~word & (ones &* 0x80)
  }

  private static func replacement(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "#"): "#"
    default: "&#39;"
    }
  }
}
