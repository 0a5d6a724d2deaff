/// FNV-1a with 64 bits: a hash that is the same in every process, on every machine and in every version.
///
/// For spreading and for telling apart, never for secrets: whoever knows the input can find another with the same hash.
/// Source: Fowler, Noll, Vo, <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
public struct StableHash: Sendable {
  /// The hash of what was combined so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// A hash of nothing.
  public init() {}

  /// Adds the bytes of the text and a zero byte, so that "a" + "bc" and "ab" + "c" differ.
  public mutating func combine(_ text: String) {
    append(text)
    combine(0 as UInt8)
  }

  /// Adds the bytes of the text alone.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { for byte in $0 { combine(byte) } }
  }

  /// Adds the text form of a reference, as if it had been made.
  mutating func combine(_ content: ContentRef) {
    append(content.kind.rawValue)
    combine(UInt8(ascii: "/"))
    append(content.id.rawValue)
    if content.version > 0 {
      combine(UInt8(ascii: "@"))
      append(content.version)
    }
    combine(0 as UInt8)
  }

  /// Adds the decimal digits of a number that is not negative.
  private mutating func append(_ number: Int) {
    if number > 9 { append(number / 10) }
    combine(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Adds one byte.
  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Adds a number, eight bytes, lowest first.
  public mutating func combine(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    if rest < 256 {
      combine(UInt8(truncatingIfNeeded: rest))
      value &*= Self.sevenZeros
      return
    }
    for _ in 0..<8 {
      combine(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// What seven zero bytes multiply the hash by: the seventh power of the prime.
  private static let sevenZeros: UInt64 = 0xc552_7b8a_51d3_d2db

  /// The hash as 16 hexadecimal digits.
  public var text: String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for place in 0..<16 { digits.initializeElement(at: place, to: digit(place)) }
      return 16
    }
  }

  /// One of the 16 hexadecimal digits, as ASCII.
  func digit(_ place: Int) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * place)) & 15
    return digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
