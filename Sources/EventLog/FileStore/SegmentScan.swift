/// What the bytes of one segment hold: pure, so that every damage can be tried without a disk.
struct SegmentScan {
  /// One good frame and where it stands.
  struct Entry {
    var offset: Int
    var first: Int64
    var content: FrameContent
  }

  /// How the segment ends.
  enum End: Equatable {
    /// With its last frame.
    case clean
    /// With bytes from this offset that are no frame: an append that was never acknowledged.
    case torn(Int)
    /// With bytes from this offset that were durable once and are no frame now.
    case corrupt(Int)
  }

  private(set) var entries: [Entry] = []
  private(set) var end = End.clean
  /// The checksum of the last good frame, or the seed.
  private(set) var chain: UInt32
  /// The position after the last event.
  private(set) var next: Int64

  /// Scans the bytes of a segment whose header is good.
  /// - Parameter isLast: A torn end is possible in the last segment only.
  init(_ bytes: [UInt8], base: Int64, seed: UInt32, isLast: Bool) {
    chain = seed
    next = base
    var offset = LogFormat.segmentHeaderBytes
    while offset < bytes.count {
      guard let frame = Frame(bytes, at: offset, seed: seed), frame.previous == chain else {
        let claimed = Self.isClaimed(offset, in: bytes, seed: seed)
        end = isLast && !claimed ? .torn(offset) : .corrupt(offset)
        return
      }
      let body = bytes[offset + LogFormat.frameHeaderBytes..<offset + frame.length]
      // The checksums hold, so this was written so: no crash explains a body that makes no sense.
      guard frame.first == next, let content = FrameContent(body, first: frame.first), content.count == frame.count
      else {
        end = .corrupt(offset)
        return
      }
      entries.append(Entry(offset: offset, first: frame.first, content: content))
      chain = frame.checksum
      next += Int64(frame.count)
      offset += frame.length
    }
  }

  /// Whether a frame here or later says that the bytes at this offset were durable when it was written.
  private static func isClaimed(_ bad: Int, in bytes: [UInt8], seed: UInt32) -> Bool {
    var offset = bad
    while offset + LogFormat.frameHeaderBytes <= bytes.count {
      if let frame = Frame(bytes, at: offset, seed: seed) {
        if frame.durable > Int64(bad) { return true }
        offset += frame.length
      } else {
        offset += 1
      }
    }
    return false
  }
}
