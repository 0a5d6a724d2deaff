/// The Castagnoli checksum, as in iSCSI and ext4: finds every error of up to three bits in a frame of this size.
///
/// Source: RFC 3720, appendix B.4, whose test vectors are in the tests.
struct CRC32C {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0x82f6_3b78 : value >> 1 }
  }

  private var state: UInt32 = 0xffff_ffff

  /// The checksum of what was added so far.
  var value: UInt32 { ~state }

  /// A checksum of nothing.
  init() {}

  /// The checksum of these bytes.
  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var checksum = CRC32C()
    checksum.add(bytes)
    return checksum.value
  }

  /// Adds bytes.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    let table = Self.table
    var state = state
    for byte in bytes {
      state = (state >> 8) ^ table[Int(UInt8(truncatingIfNeeded: state) ^ byte)]
    }
    self.state = state
  }
}
