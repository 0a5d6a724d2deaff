import Foundation

/// The end of the log that grows: writes groups of frames, each group durable before the call returns.
///
/// Used by one thread at a time. After it throws ``WriteFailure/poisoned(_:)`` it must not be used again.
struct SegmentWriter {
  private let directory: StoreDirectory
  private let salt: [UInt8]
  private let segmentBytes: Int64
  private var segments: [StoreDirectory.Segment]
  /// The last segment, open; nil until the first write to it.
  private var file: OpenFile?
  /// Kept as long as the store is open.
  private let lock: OpenFile

  /// Why a write did not succeed.
  enum WriteFailure: Error {
    /// Nothing is stored, and the medium is as it was.
    case refused(StoreError)
    /// What is on the medium is not known.
    case poisoned(StoreError)
  }

  init(_ directory: StoreDirectory, opened: StoreDirectory.Opened, segmentBytes: Int64) {
    self.directory = directory
    self.segmentBytes = segmentBytes
    salt = opened.identity.salt
    segments = opened.segments
    lock = opened.lock
  }

  private var calls: any FileCalls { directory.calls }

  /// Writes the frames one after another with one call, and returns when they are durable.
  mutating func commit(_ contents: [FrameContent]) throws(WriteFailure) {
    guard !contents.isEmpty else { return }
    var segment = try writableSegment()
    let file = try openFile(of: segment)
    let start = segment.length
    var group: [UInt8] = []
    for content in contents {
      let frame = Frame.encode(
        content, first: segment.next, durable: start, previous: segment.chain, seed: seed(of: segment))
      group += frame.bytes
      segment.chain = frame.checksum
      segment.next += Int64(content.count)
    }
    segment.length += Int64(group.count)
    do {
      try calls.write(group, to: file.token, at: start)
    } catch {
      try takeBack(error, file, to: start)
    }
    do {
      try calls.synchronize(file.token)
    } catch {
      throw .poisoned(StoreError(.unavailable(.unknown), "the log could not be made durable", cause: error))
    }
    segments[segments.count - 1] = segment
  }

  /// Writes every segment again that holds one of the replaced events.
  mutating func rewrite(_ replacements: [RecordedEvent]) throws(WriteFailure) {
    let byPosition = Dictionary(replacements.map { ($0.position.rawValue, $0) }) { first, _ in first }
    for index in segments.indices {
      let range = segments[index].base..<segments[index].next
      guard byPosition.keys.contains(where: range.contains) else { continue }
      do {
        try rewriteSegment(at: index, byPosition)
      } catch let error as FileCallError where error.isFull {
        throw .refused(StoreError.diskFull(error))
      } catch let error as StoreError {
        throw .poisoned(error)
      } catch {
        throw .poisoned(StoreError(.unavailable(.unknown), "a segment could not be written again", cause: error))
      }
    }
  }

  /// Removes what recovery copied aside: it can hold what is to be erased.
  func removeTornCopies() throws(WriteFailure) {
    do {
      let copies = try calls.names(in: directory.path).filter { $0.contains(".torn-") }
      for name in copies { try calls.remove(directory.file(name)) }
      if !copies.isEmpty { try calls.synchronizeDirectory(directory.path) }
    } catch {
      throw .refused(StoreError(.unavailable(.unknown), "the copy of a torn end could not be removed", cause: error))
    }
  }

  private mutating func rewriteSegment(at index: Int, _ byPosition: [Int64: RecordedEvent]) throws {
    var segment = segments[index]
    let bytes = try calls.contents(of: directory.file(segment.name))
    let seed = seed(of: segment)
    let scan = SegmentScan(bytes, base: segment.base, seed: seed, isLast: false)
    guard scan.end == .clean, Int64(bytes.count) == segment.length else {
      throw StoreError.corrupt(segment.name, at: bytes.count)
    }
    var new = LogFormat.segmentHeader(base: segment.base, seed: seed)
    segment.chain = seed
    for entry in scan.entries {
      var content = entry.content
      if case .events(let events) = content {
        content = .events(events.map { byPosition[$0.position.rawValue] ?? $0 })
      }
      let frame = Frame.encode(
        content, first: entry.first, durable: Int64(new.count), previous: segment.chain, seed: seed)
      new += frame.bytes
      segment.chain = frame.checksum
    }
    segment.length = Int64(new.count)
    try directory.writeWhole(segment.name, new)
    // The open file is the old one, which has no name any more.
    if index == segments.count - 1 { file = nil }
    segments[index] = segment
  }

  /// The last segment, or a new one when there is none or it is full.
  private mutating func writableSegment() throws(WriteFailure) -> StoreDirectory.Segment {
    if let last = segments.last, last.length < segmentBytes { return last }
    let base = segments.last?.next ?? 1
    // A full segment without events would give its name to the next; it goes on growing instead.
    if let last = segments.last, last.base == base { return last }
    let seed = LogFormat.seed(salt: salt, base: base)
    let header = LogFormat.segmentHeader(base: base, seed: seed)
    let segment = StoreDirectory.Segment(
      name: LogFormat.segmentName(base: base), base: base, next: base, length: Int64(header.count), chain: seed)
    do {
      try directory.writeWhole(segment.name, header)
    } catch {
      if let error = error as? FileCallError, error.isFull { throw .refused(StoreError.diskFull(error)) }
      throw .poisoned(StoreError(.unavailable(.unknown), "a new segment could not be made", cause: error))
    }
    file = nil
    segments.append(segment)
    return segment
  }

  private mutating func openFile(of segment: StoreDirectory.Segment) throws(WriteFailure) -> OpenFile {
    if let file { return file }
    do {
      let opened = OpenFile(try calls.open(directory.file(segment.name), create: false), calls: calls)
      file = opened
      return opened
    } catch {
      throw .refused(StoreError(.unavailable(.notStored), "the last segment could not be opened", cause: error))
    }
  }

  /// Cuts off what a failed write left, so that nothing of it can come back.
  private func takeBack(_ cause: any Error, _ file: OpenFile, to length: Int64) throws(WriteFailure) {
    do {
      try calls.truncate(file.token, to: length)
      try calls.synchronize(file.token)
    } catch {
      throw .poisoned(StoreError(.unavailable(.unknown), "a failed write could not be taken back", cause: cause))
    }
    if let error = cause as? FileCallError, error.isFull { throw .refused(StoreError.diskFull(error)) }
    throw .refused(StoreError(.unavailable(.notStored), "the log could not be written", cause: cause))
  }

  private func seed(of segment: StoreDirectory.Segment) -> UInt32 {
    LogFormat.seed(salt: salt, base: segment.base)
  }
}

extension StoreError {
  /// The medium has no space left for this write.
  static func diskFull(_ cause: any Error) -> StoreError {
    StoreError(.diskFull, "no space is left for the log; nothing was stored, and a later try can succeed", cause: cause)
  }
}
