import Foundation

/// The recorded format of the file log, version 1. All numbers are stored lowest byte first.
///
/// A directory holds
/// - `store`: the identity, written once: magic `TTSTORE\0`, format version (4 bytes), salt (16), product (length and
///   UTF-8), CRC32C of all before it (4);
/// - `lock`: the process id of the owner, held by `flock`;
/// - `events-<base>.log`: a segment, where the base is the position of its first event in 20 digits;
/// - `….torn-<offset>`: bytes that a crash left half-written, copied aside before they were cut off;
/// - `….tmp`: a file that was not finished; removed on opening.
///
/// A **segment** begins with a header of 32 bytes: magic `TTEVENTS`, format version (4), zero (4), base (8), seed (4),
/// CRC32C of the 28 bytes before (4). The seed is the CRC32C of the store's salt and the base. Frames follow.
///
/// A **frame** is one append, so it is there as a whole or not at all. Its header has 40 bytes: length of the body (4),
/// number of events (4), first position (8), the offset in this segment up to which everything was durable when the
/// frame was written (8), CRC32C of the body (4), the checksum of the frame before or else the seed (4), zero (4), and
/// CRC32C of the seed and the 36 bytes before (4), which is the checksum of the frame. A frame cannot be moved, left out
/// or repeated without breaking the chain; the chain starts anew in each segment, and there the positions go on.
///
/// A **body** begins with its kind. 1, events: recorded time in microseconds (8), account and user (each 0, or 1 and a
/// text), version of the first event, number of events, then each event: id, name, time (8), content (0, or 1 and kind,
/// id, version), item (0, or 1 and a text), number of properties, and each with its name and a value: 1 text, 2 integer
/// (8), 3 decimal (8), 4 false, 5 true, 6 date (8), 7 list of texts. 2, erasure: the keyed mark of the subject
/// (8), the position of its first event, 0 without events (8).
/// Texts are UTF-8 after their length; lengths, counts and versions have seven bits a byte.
enum LogFormat {
  /// The version of everything above.
  static let version: UInt32 = 1
  static let segmentHeaderBytes = 32
  static let frameHeaderBytes = 40
  private static let segmentMagic = Array("TTEVENTS".utf8)

  /// The name of the segment that begins with this position.
  static func segmentName(base: Int64) -> String {
    let digits = String(base)
    return "events-" + String(repeating: "0", count: max(0, 20 - digits.count)) + digits + ".log"
  }

  /// The first position of the segment of this name; nil when the name is not one of a segment.
  static func base(ofSegment name: String) -> Int64? {
    guard name.hasPrefix("events-"), name.hasSuffix(".log") else { return nil }
    guard let base = Int64(name.dropFirst(7).dropLast(4)), segmentName(base: base) == name else { return nil }
    return base
  }

  /// What the chain of a segment starts with.
  static func seed(salt: [UInt8], base: Int64) -> UInt32 {
    var writer = ByteWriter()
    writer.append(contentsOf: salt)
    writer.append64(base)
    return CRC32C.of(writer.bytes)
  }

  static func segmentHeader(base: Int64, seed: UInt32) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(contentsOf: segmentMagic)
    writer.append32(version)
    writer.append32(0)
    writer.append64(base)
    writer.append32(seed)
    writer.append32(CRC32C.of(writer.bytes))
    return writer.bytes
  }

  /// How the first bytes of a segment read.
  enum SegmentHeader: Equatable {
    case good
    case otherVersion(Int)
    case bad
  }

  static func checkSegmentHeader(_ bytes: [UInt8], base: Int64, seed: UInt32) -> SegmentHeader {
    guard bytes.count >= segmentHeaderBytes, bytes.starts(with: segmentMagic) else { return .bad }
    var reader = ByteReader(bytes[8..<12])
    guard let found = reader.number32() else { return .bad }
    // The version comes first: another one may lay out everything after it differently.
    guard found == version else { return .otherVersion(Int(found)) }
    return bytes.starts(with: segmentHeader(base: base, seed: seed)) ? .good : .bad
  }
}
