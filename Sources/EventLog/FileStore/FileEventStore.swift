import Dispatch
public import Foundation
import Synchronization

/// The embedded store: an append-only log in one directory, for one process on one machine.
///
/// When an append returns, its events are on the medium: they survive the death of the process, and the loss of power if
/// the medium keeps what it says it has written. Appends that arrive while another is being written become durable
/// together with one write. Each append is in the log as a whole or not at all, whenever the process dies.
///
/// The whole log is also held in memory, so a store should stay below a few million events; beyond that, or for several
/// servers, copy it to a database with the same ids.
///
/// An erasure writes the segments again that hold the subject, keeps a keyed mark so that late events stay refused after
/// a restart, and removes the copies of torn ends that recovery made.
///
/// Reading and appending never block a thread of the cooperative pool on the disk; opening does block.
public final class FileEventStore: EventStore {
  public let limits: StoreLimits
  /// The product whose events these are.
  public let product: String
  /// The directory of the store.
  public let directory: String

  private let state: Mutex<State>
  private let writer: Mutex<SegmentWriter?>
  private let queue = DispatchQueue(label: "tech-touch.file-event-store")

  /// What readers see and what waits to be written.
  fileprivate struct State {
    var log: PartitionLog
    /// Everything up to here is durable; readers see nothing beyond.
    var durable: Position
    var waiting: CommitQueue
    var isWriting = false
    var isClosed = false
    var poison: StoreError?
  }

  /// Opens the store in a directory, which is made if it is missing.
  /// - Parameters:
  ///   - directory: The path of a directory that holds nothing else.
  ///   - product: The name of the host application; a directory belongs to the product that made it.
  ///   - limits: What one call may carry. There is always one partition.
  ///   - segmentBytes: The size at which a new segment file begins, 64 MiB if left out.
  /// - Throws: ``StoreError`` with the code `locked` when another store has the directory open, in this process or in
  ///   another; `corrupt` with the file and the offset, after which nothing was changed; `schema` for a directory of
  ///   another version; `invalid` for one of another product; `unavailable` when it cannot be read or written.
  public convenience init(
    directory: String, product: String, limits: StoreLimits = StoreLimits(), segmentBytes: Int = 64 * 1024 * 1024
  ) throws {
    try self.init(
      directory: directory, product: product, limits: limits, segmentBytes: segmentBytes, queueEvents: 10_000,
      queueBytes: 8 * 1024 * 1024, calls: SystemFileCalls())
  }

  init(
    directory: String, product: String, limits: StoreLimits = StoreLimits(), segmentBytes: Int = 64 * 1024 * 1024,
    queueEvents: Int = 10_000, queueBytes: Int = 8 * 1024 * 1024, calls: any FileCalls
  ) throws {
    var limits = limits
    limits.partitions = 1
    let files = StoreDirectory(path: directory, calls: calls)
    let opened: StoreDirectory.Opened
    var writer: SegmentWriter
    do {
      opened = try files.open(product: product)
      writer = SegmentWriter(files, opened: opened, segmentBytes: Int64(segmentBytes))
      try writer.rewrite(opened.unfinished)
    } catch let error as StoreError {
      throw error
    } catch SegmentWriter.WriteFailure.refused(let error), SegmentWriter.WriteFailure.poisoned(let error) {
      throw error
    } catch {
      throw StoreError(.unavailable(.notStored), "the store in \"\(directory)\" could not be opened", cause: error)
    }
    self.directory = directory
    self.product = product
    self.limits = limits
    let waiting = CommitQueue(maximumEvents: queueEvents, maximumBytes: queueBytes)
    state = Mutex(State(log: opened.log, durable: opened.log.head, waiting: waiting))
    self.writer = Mutex(writer)
  }

  public func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date)
    async throws -> AppendReceipt
  {
    try Task.checkCancellation()
    try EventValidation(limits: limits).check(events, to: subject)
    return try await withCheckedThrowingContinuation { continuation in
      let request = CommitQueue.AppendRequest(
        events: events, subject: subject, expecting: expecting, recordedAt: recordedAt, continuation: continuation)
      let refusal = enqueue { state in
        state.waiting.add(request)
          ? nil : StoreError(.overloaded, "too many events wait to be written; nothing was stored, try again later")
      }
      if let refusal { continuation.resume(throwing: refusal) }
    }
  }

  public func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try state.withLock { state in
      try state.checkOpen()
      return try state.log.read(
        scope, after: after, through: state.durable, limit: min(limit, limits.eventsPerPage))
    }
  }

  public func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    try partition.check(in: limits)
    return try state.withLock { state in
      try state.checkOpen()
      return state.log.feed(after: after, through: state.durable, limit: min(limit, limits.eventsPerPage))
    }
  }

  public func erase(_ subject: Subject, at: Date) async throws {
    try EventValidation(limits: limits).check(subject)
    try await withCheckedThrowingContinuation { continuation in
      let refusal = enqueue { state in
        state.waiting.add(.erase(subject, continuation))
        return nil
      }
      if let refusal { continuation.resume(throwing: refusal) }
    }
  }

  /// Writes what waits and gives the directory free; every later call throws ``StoreError`` with the code `closed`.
  ///
  /// A store that nobody holds any more gives its directory free by itself, so this is needed only to know when.
  public func close() async {
    await withCheckedContinuation { continuation in
      let isClosed = enqueue(evenIfPoisoned: true) { state in
        state.waiting.add(.close(continuation))
        state.isClosed = true
        return nil
      }
      // A second close has nothing to do.
      if isClosed != nil { continuation.resume() }
    }
  }
}

// MARK: - The writer

extension FileEventStore {
  /// Adds a request and wakes the writer when it sleeps; gives the reason when the store takes none.
  private func enqueue(evenIfPoisoned: Bool = false, _ add: (inout sending State) -> StoreError?) -> StoreError? {
    let (refusal, wake) = state.withLock { state -> (StoreError?, Bool) in
      if state.isClosed { return (.closed, false) }
      if let poison = state.poison, !evenIfPoisoned { return (poison, false) }
      if let refusal = add(&state) { return (refusal, false) }
      defer { state.isWriting = true }
      return (nil, !state.isWriting)
    }
    if wake { queue.async { self.drain() } }
    return refusal
  }

  /// Serves what waits until nothing does: everything that arrived during one write is the next one.
  private func drain() {
    while true {
      let batch = state.withLock { state in
        let batch = state.waiting.takeAll()
        if batch.isEmpty { state.isWriting = false }
        return batch
      }
      guard !batch.isEmpty else { return }
      var appends: [CommitQueue.AppendRequest] = []
      for request in batch {
        if case .append(let append) = request {
          appends.append(append)
          continue
        }
        commit(appends)
        appends = []
        switch request {
        case .append: break
        case .erase(let subject, let continuation): continuation.resume(with: Result { try performErase(subject) })
        case .close(let continuation):
          writer.withLock { $0 = nil }
          continuation.resume()
        }
      }
      commit(appends)
    }
  }

  /// Decides the appends in order, writes what is new with one write, and answers all of them after it.
  private func commit(_ requests: [CommitQueue.AppendRequest]) {
    guard !requests.isEmpty else { return }
    var contents: [FrameContent] = []
    let (before, answers) = state.withLock { state -> (Position, [Result<AppendReceipt, any Error>]) in
      let before = state.log.head
      let answers = requests.map { request in
        Result {
          let head = state.log.events.count
          let receipt = try state.log.append(
            request.events, to: request.subject, expecting: request.expecting, at: request.recordedAt)
          let new = state.log.events[head...]
          if !new.isEmpty { contents.append(.events(Array(new))) }
          return receipt
        }
      }
      return (before, answers)
    }
    do {
      try write(contents)
      state.withLock { $0.durable = $0.log.head }
      for (request, answer) in zip(requests, answers) { request.continuation.resume(with: answer) }
    } catch {
      // A refusal too may rest on what was taken back, so all of them hear the same.
      state.withLock { $0.log.rollBack(to: before) }
      for request in requests { request.continuation.resume(throwing: error) }
    }
  }

  private func performErase(_ subject: Subject) throws {
    let (isKnown, mark, replacements) = state.withLock { state in
      (state.log.isErased(subject), state.log.mark(of: subject), state.log.pseudonymized(subject))
    }
    // An earlier call may have been cut off after its mark, so known and complete are two things.
    guard !isKnown || !replacements.isEmpty else { return }
    try withWriter { writer throws(SegmentWriter.WriteFailure) in try writer.removeTornCopies() }
    if !isKnown {
      try write([.erasure(mark: mark, first: replacements.first?.position.rawValue ?? 0)])
      state.withLock { $0.log.restoreErasure(mark) }
    }
    try withWriter { writer throws(SegmentWriter.WriteFailure) in try writer.rewrite(replacements) }
    state.withLock { $0.log.pseudonymize(subject) }
  }

  private func write(_ contents: [FrameContent]) throws {
    try withWriter { writer throws(SegmentWriter.WriteFailure) in try writer.commit(contents) }
  }

  private func withWriter(_ body: (inout SegmentWriter) throws(SegmentWriter.WriteFailure) -> Void) throws {
    if let poison = state.withLock({ $0.poison }) { throw poison }
    do throws(SegmentWriter.WriteFailure) {
      try writer.withLock { writer throws(SegmentWriter.WriteFailure) in
        guard var open = writer.take() else { throw .refused(.closed) }
        defer { writer = open }
        try body(&open)
      }
    } catch {
      switch error {
      case .refused(let error): throw error
      case .poisoned(let error):
        state.withLock { $0.poison = .poisoned(error) }
        throw error
      }
    }
  }
}

extension FileEventStore.State {
  fileprivate func checkOpen() throws {
    if isClosed { throw StoreError.closed }
  }
}

extension StoreError {
  fileprivate static let closed = StoreError(.closed, "the store was closed")

  fileprivate static func poisoned(_ cause: StoreError) -> StoreError {
    StoreError(
      .poisoned, "an earlier write failed, so what is on the medium is not known; open the store again", cause: cause)
  }
}
