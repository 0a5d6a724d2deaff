import Testing

@testable import EventLog

struct CRC32CTests {
  // RFC 3720, appendix B.4, and the check value of the catalogue of parametrised CRC algorithms.
  private static let vectors: [(bytes: [UInt8], value: UInt32)] = [
    ([UInt8](repeating: 0, count: 32), 0x8a91_36aa), ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
    ([UInt8](0...31), 0x46dd_794e), ([UInt8]((0...31).reversed()), 0x113f_db5c),
    ([UInt8]("123456789".utf8), 0xe306_9283), ([], 0),
  ]

  @Test(arguments: vectors) func agreesWithThePublishedVectors(bytes: [UInt8], value: UInt32) {
    #expect(CRC32C.of(bytes) == value)
    var parts = CRC32C()
    for byte in bytes { parts.add([byte]) }
    #expect(parts.value == value)
  }
}
