/// The files of one store: opens them in order, repairs what a crash may leave, and refuses what it may not.
struct StoreDirectory: Sendable {
  let path: String
  let calls: any FileCalls

  /// A store that was opened.
  struct Opened {
    var lock: OpenFile
    var identity: StoreIdentity
    var log: PartitionLog
    var segments: [Segment]
    /// Events of erased subjects, under their pseudonyms, that a segment still holds as they were.
    var unfinished: [RecordedEvent]
  }

  /// One segment as the writer knows it.
  struct Segment: Sendable {
    var name: String
    var base: Int64
    /// The position after its last event.
    var next: Int64
    /// The offset after its last frame.
    var length: Int64
    /// The checksum of its last frame, or its seed.
    var chain: UInt32
  }

  /// Takes the lock, reads the identity or writes a new one, and reads every segment.
  /// - Throws: ``StoreError``.
  func open(product: String) throws -> Opened {
    try calls.makeDirectory(path)
    let lock = OpenFile(try calls.lock(file("lock"), owner: SystemProcess.owner), calls: calls)
    let names = try calls.names(in: path)
    for name in names where name.hasSuffix(".tmp") { try calls.remove(file(name)) }
    let identity = try identity(product: product, names: names)
    var segments: [ReadSegment] = []
    let bases = names.compactMap(LogFormat.base(ofSegment:)).sorted()
    for (index, base) in bases.enumerated() {
      guard base == segments.last?.segment.next ?? 1 else {
        throw StoreError.corrupt(LogFormat.segmentName(base: base), at: 0)
      }
      segments.append(try read(base: base, salt: identity.salt, isLast: index == bases.count - 1))
    }
    var replay = LogReplay(salt: identity.salt, erasures: segments.flatMap { $0.scan.entries.map(\.content) })
    for segment in segments {
      for entry in segment.scan.entries where !replay.restore(entry.content) {
        throw StoreError.corrupt(segment.segment.name, at: entry.offset)
      }
    }
    // Only now, when all of it makes sense, is anything changed.
    if let last = segments.last, case .torn(let offset) = last.scan.end { try cut(last, at: offset) }
    return Opened(
      lock: lock, identity: identity, log: replay.log, segments: segments.map(\.segment), unfinished: replay.unfinished)
  }

  /// Writes a file under another name first, so that it is there as a whole or not at all.
  func writeWhole(_ name: String, _ bytes: [UInt8]) throws {
    let temporary = file("new.tmp")
    let new = OpenFile(try calls.open(temporary, create: true), calls: calls)
    try calls.truncate(new.token, to: 0)
    try calls.write(bytes, to: new.token, at: 0)
    try calls.synchronize(new.token)
    try calls.rename(temporary, to: file(name))
    try calls.synchronizeDirectory(path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  private func identity(product: String, names: [String]) throws -> StoreIdentity {
    guard names.contains(StoreIdentity.fileName) else {
      if let segment = names.filter({ LogFormat.base(ofSegment: $0) != nil }).min() {
        throw StoreError(
          .corrupt(file: StoreIdentity.fileName, offset: 0),
          "the file \"\(StoreIdentity.fileName)\" is missing beside \"\(segment)\"; restore it from a copy")
      }
      let identity = StoreIdentity(product: product, salt: try calls.randomBytes(StoreIdentity.saltBytes))
      try writeWhole(StoreIdentity.fileName, identity.encoded)
      return identity
    }
    let identity = try StoreIdentity(try calls.contents(of: file(StoreIdentity.fileName)))
    guard identity.product.utf8.elementsEqual(product.utf8) else {
      throw StoreError(
        .invalid, "the store belongs to the product \"\(identity.product)\", and was opened for \"\(product)\"")
    }
    return identity
  }

  /// A segment with what was read of it.
  private struct ReadSegment {
    var segment: Segment
    var scan: SegmentScan
    /// What stands beyond the last good frame.
    var tail: [UInt8]
  }

  private func read(base: Int64, salt: [UInt8], isLast: Bool) throws -> ReadSegment {
    let name = LogFormat.segmentName(base: base)
    let bytes = try calls.contents(of: file(name))
    let seed = LogFormat.seed(salt: salt, base: base)
    switch LogFormat.checkSegmentHeader(bytes, base: base, seed: seed) {
    case .good: break
    case .otherVersion(let found): throw StoreError.schema(found: found)
    case .bad: throw StoreError.corrupt(name, at: 0)
    }
    let scan = SegmentScan(bytes, base: base, seed: seed, isLast: isLast)
    var length = bytes.count
    switch scan.end {
    case .clean: break
    case .torn(let offset): length = offset
    case .corrupt(let offset): throw StoreError.corrupt(name, at: offset)
    }
    let segment = Segment(name: name, base: base, next: scan.next, length: Int64(length), chain: scan.chain)
    return ReadSegment(segment: segment, scan: scan, tail: Array(bytes[length...]))
  }

  /// Cuts a torn end off, after its bytes are safe in a file of their own.
  private func cut(_ torn: ReadSegment, at offset: Int) throws {
    try writeWhole("\(torn.segment.name).torn-\(offset)", torn.tail)
    let segment = OpenFile(try calls.open(file(torn.segment.name), create: false), calls: calls)
    try calls.truncate(segment.token, to: Int64(offset))
    try calls.synchronize(segment.token)
  }
}
