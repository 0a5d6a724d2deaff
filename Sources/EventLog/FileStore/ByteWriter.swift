/// Builds the bytes of a record: numbers lowest byte first, texts with their length before them.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(contentsOf other: some Sequence<UInt8>) {
    bytes.append(contentsOf: other)
  }

  mutating func append32(_ number: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
  }

  mutating func append64(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
  }

  mutating func append64(_ number: Int64) {
    append64(UInt64(bitPattern: number))
  }

  /// A length or a small number: seven bits a byte, the eighth says that more follow.
  mutating func appendCount(_ count: Int) {
    var rest = UInt64(max(0, count))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func append(text: String) {
    appendCount(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A text that may be missing; an empty one is something else.
  mutating func append(optional text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { append(text: text) }
  }
}
