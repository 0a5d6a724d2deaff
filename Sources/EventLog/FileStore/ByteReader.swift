/// Reads what ``ByteWriter`` wrote, and gives nil for everything else: no input can make it fail otherwise.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    offset = bytes.startIndex
  }

  /// True when everything was read.
  var isAtEnd: Bool { offset == bytes.endIndex }

  /// How many bytes are left; bounds what may be reserved for a count that was read.
  var remaining: Int { bytes.endIndex - offset }

  mutating func byte() -> UInt8? {
    guard offset < bytes.endIndex else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func slice(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func number32() -> UInt32? {
    slice(4)?.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func number64() -> UInt64? {
    slice(8)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func signed64() -> Int64? {
    number64().map { Int64(bitPattern: $0) }
  }

  mutating func count() -> Int? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      guard let byte = byte() else { return nil }
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return Int(value) }
    }
    return nil
  }

  mutating func text() -> String? {
    guard let count = count(), let bytes = slice(count) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Nil when the input is wrong; `.some(nil)` when no text is there.
  mutating func optionalText() -> String?? {
    switch byte() {
    case 0: .some(nil)
    case 1: text().map { .some($0) }
    default: nil
    }
  }
}
