/// The header of one frame; ``LogFormat`` describes it.
struct Frame: Hashable, Sendable {
  var bodyLength: Int
  var count: Int
  var first: Int64
  /// Everything before this offset of the segment was durable when the frame was written.
  var durable: Int64
  var bodyChecksum: UInt32
  /// The checksum of the frame before.
  var previous: UInt32
  /// The checksum of this frame.
  var checksum: UInt32

  /// The bytes of a frame, and its checksum for the next.
  static func encode(_ content: FrameContent, first: Int64, durable: Int64, previous: UInt32, seed: UInt32) -> (
    bytes: [UInt8], checksum: UInt32
  ) {
    let body = content.encoded
    var header = ByteWriter()
    header.append32(UInt32(body.count))
    header.append32(UInt32(content.count))
    header.append64(first)
    header.append64(durable)
    header.append32(CRC32C.of(body))
    header.append32(previous)
    header.append32(0)
    let checksum = self.checksum(of: header.bytes[...], seed: seed)
    header.append32(checksum)
    return (header.bytes + body, checksum)
  }

  /// Reads the header at an offset; nil when there is none that holds by itself, with its body.
  init?(_ bytes: [UInt8], at offset: Int, seed: UInt32) {
    guard offset >= 0, bytes.count - offset >= LogFormat.frameHeaderBytes else { return nil }
    let end = offset + LogFormat.frameHeaderBytes
    var reader = ByteReader(bytes[offset..<end])
    guard let length = reader.number32(), let count = reader.number32(), let first = reader.signed64(),
      let durable = reader.signed64(), let bodyChecksum = reader.number32(), let previous = reader.number32(),
      reader.number32() == 0, let checksum = reader.number32(), Int(length) <= bytes.count - end,
      checksum == Self.checksum(of: bytes[offset..<end - 4], seed: seed),
      bodyChecksum == CRC32C.of(bytes[end..<end + Int(length)])
    else { return nil }
    bodyLength = Int(length)
    self.count = Int(count)
    self.first = first
    self.durable = durable
    self.bodyChecksum = bodyChecksum
    self.previous = previous
    self.checksum = checksum
  }

  /// The bytes of header and body.
  var length: Int { LogFormat.frameHeaderBytes + bodyLength }

  private static func checksum(of header: ArraySlice<UInt8>, seed: UInt32) -> UInt32 {
    var checksum = CRC32C()
    // With the seed, which only this store knows, no text of a user can pass for a frame.
    for shift in stride(from: UInt32(0), to: 32, by: 8) { checksum.add([UInt8(truncatingIfNeeded: seed >> shift)]) }
    checksum.add(header)
    return checksum.value
  }
}
