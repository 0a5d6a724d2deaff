/// Builds HTML as bytes in one buffer: markup comes from the source code only, every other text is escaped.
///
/// The one way to write unescaped bytes is ``markup(_:)``, which takes a `StaticString`: no text of an author or a user
/// can reach it.
///
/// The buffer has one owner, so a call need not ask whether it is shared: it makes room once and writes through a
/// pointer. `Benchmarks/compare render` asks for this, and for what is inlined into the callers.
public struct HTMLWriter: ~Copyable {
  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// An empty buffer.
  /// - Parameter capacity: The bytes to make room for.
  public init(capacity: Int = 2048) {
    self.capacity = max(capacity, 64)
    start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { start.deallocate() }

  /// Writes markup as it stands.
  @inlinable
  public mutating func markup(_ markup: StaticString) {
    guard markup.hasPointerRepresentation else { return slowMarkup(markup) }
    let size = markup.utf8CodeUnitCount
    makeRoom(for: size)
    (start + end).copyMemory(from: markup.utf8Start, byteCount: size)
    end &+= size
  }

  /// Writes text, escaped for element content and for quoted attribute values alike.
  public mutating func text(_ text: String) {
    let written: Void? = text.utf8.withContiguousStorageIfAvailable { append(escaping: UnsafeRawBufferPointer($0)) }
    if written == nil { self.text(String(decoding: Array(text.utf8), as: UTF8.self)) }
  }

  /// Writes a whole number.
  @inlinable
  public mutating func number(_ number: Int) {
    guard (0...9).contains(number) else { return digits(of: number) }
    makeRoom(for: 1)
    (start + end).storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number), as: UInt8.self)
    end &+= 1
  }

  /// Writes ` name="value"`.
  @inlinable
  public mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// Writes ` name="value"` when there is a value.
  @inlinable
  public mutating func attribute(_ name: StaticString, _ value: String?) {
    if let value { attribute(name, value) }
  }

  /// Writes ` name` when the flag is set.
  @inlinable
  public mutating func attribute(_ name: StaticString, _ flag: Bool) {
    if flag {
      markup(" ")
      markup(name)
    }
  }

  /// Writes ` name="value"` with a value that is written part by part, so that no text has to be made of the parts.
  @inlinable
  package mutating func attribute(_ name: StaticString, value: (inout HTMLWriter) -> Void) {
    markup(" ")
    markup(name)
    markup("=\"")
    value(&self)
    markup("\"")
  }

  /// Writes a number as 16 hexadecimal digits.
  package mutating func hexadecimal(_ number: UInt64) {
    makeRoom(for: 16)
    let high = Self.hexadecimalDigits(of: UInt32(number >> 32))
    let low = Self.hexadecimalDigits(of: UInt32(truncatingIfNeeded: number))
    (start + end).storeBytes(of: high.bigEndian, as: UInt64.self)
    (start + end).storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
    end &+= 16
  }

  /// The eight hexadecimal digits of a number in ASCII, the first in the highest byte.
  private static func hexadecimalDigits(of number: UInt32) -> UInt64 {
    // Each step halves the groups and moves them apart, until every digit has a byte of its own.
    var digits = UInt64(number)
    digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
    digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
    digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    // Adding 6 carries into the upper half of a byte where the digit is a letter.
    let letters = (digits + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits + 0x3030_3030_3030_3030 + letters * 39
  }

  /// Writes again what was written before: from where ``count`` stood to where it stood later.
  package mutating func again(_ part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= end, "wanted a part of what was written")
    makeRoom(for: part.count)
    (start + end).copyMemory(from: start + part.lowerBound, byteCount: part.count)
    end &+= part.count
  }

  /// Writes what stands in several places: the first time as `write` says, then again from where that was written.
  package mutating func shared(_ place: inout Range<Int>?, write: (inout HTMLWriter) -> Void) {
    if let place { return again(place) }
    let start = end
    write(&self)
    place = start..<end
  }

  /// Writes finished HTML.
  public mutating func append(_ html: HTML) {
    html.bytes.withUnsafeBytes { append(finished: $0, 0..<$0.count) }
  }

  /// Empties the buffer and keeps its memory, so that one buffer can serve many requests.
  public mutating func removeAll() {
    end = 0
  }

  /// The number of bytes that were written so far.
  public var count: Int { end }

  /// A copy of what was written so far, in UTF-8.
  public var bytes: [UInt8] { withUnsafeBytes(Array.init) }

  /// A copy of what was written so far, as a value.
  public var html: HTML { HTML(bytes: bytes) }

  /// What was written so far, in UTF-8, to be sent or copied from where it stands. The bytes are valid within `body`.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: start, count: end))
  }
}

extension HTMLWriter {
  /// Makes room for so many bytes after those that are written.
  @inlinable
  mutating func makeRoom(for size: Int) {
    if capacity &- end < size { grow(by: size) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by size: Int) {
    let capacity = max(capacity * 2, end + size)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: start, byteCount: end)
    start.deallocate()
    start = larger
    self.capacity = capacity
  }

  /// Writes markup of a single character that stands in no memory.
  @usableFromInline @inline(never)
  mutating func slowMarkup(_ markup: StaticString) {
    markup.withUTF8Buffer { append(finished: UnsafeRawBufferPointer($0), 0..<$0.count) }
  }

  @usableFromInline
  mutating func digits(of number: Int) {
    guard (0...99).contains(number) else {
      // The digits are ASCII, so there is nothing to escape.
      return text(String(number))
    }
    self.number(number / 10)
    self.number(number % 10)
  }

  /// Writes a part of finished HTML.
  mutating func append(finished html: UnsafeRawBufferPointer, _ range: Range<Int>) {
    let part = UnsafeRawBufferPointer(rebasing: html[range])
    guard let first = part.baseAddress, !part.isEmpty else { return }
    makeRoom(for: range.count)
    (start + end).copyMemory(from: first, byteCount: range.count)
    end &+= range.count
  }

  @inline(__always)
  private mutating func append(escaping text: UnsafeRawBufferPointer) {
    guard let first = text.baseAddress else { return }
    guard text.count <= HTMLEscape.shortLength else { return append(escapingLong: first, count: text.count) }
    makeRoom(for: HTMLEscape.shortLength)
    guard HTMLEscape.copyShort(first, count: text.count, to: start + end) else {
      return append(escapingLong: first, count: text.count)
    }
    end &+= text.count
  }

  @inline(never)
  private mutating func append(escapingLong first: UnsafeRawPointer, count: Int) {
    var read = 0
    repeat {
      // Room for a few escaped characters; a text with more of them takes several turns.
      let rest = count &- read
      let room = rest &+ 32
      makeRoom(for: room)
      let copied = HTMLEscape.copy(first + read, count: rest, to: start + end, room: room)
      read &+= copied.read
      end &+= copied.written
    } while read < count
  }
}
