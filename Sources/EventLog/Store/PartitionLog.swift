import Foundation

/// One partition of a log as a value: what append, read, feed and erase mean, without any medium.
///
/// Positions are 1, 2, 3 … without holes, so a position is an index. The memory store is this value behind a lock; the
/// file store is the same value with a medium below it.
struct PartitionLog: Sendable {
  /// Every event in commit order; the one at index i has the position i + 1.
  private(set) var events: [RecordedEvent] = []
  /// Who was erased, as keyed hashes: the ids themselves are gone.
  private(set) var erased: Set<UInt64> = []
  private var streams: [Subject: Stream] = [:]
  private var accounts: [AccountID: [Int]] = [:]
  /// What makes the marks of this log differ from those of another.
  private let salt: [UInt8]
  /// How the pseudonyms of this log begin, so that those of two partitions differ.
  private let pseudonymPrefix: String

  /// The events of one subject.
  private struct Stream: Sendable {
    /// Indices into `events`; version v is at v − 1.
    var indices: [Int] = []
    var versions: [EventID: Int] = [:]
  }

  /// Makes an empty log whose erasure marks are keyed by the salt; `partition` is nil when it is the only one.
  init(salt: [UInt8], partition: Int? = nil) {
    self.salt = salt
    pseudonymPrefix = EventValidation.erasedPrefix + (partition.map { "\($0)." } ?? "")
  }

  /// The position of the last event.
  var head: Position { Position(Int64(events.count)) }

  /// The version of a stream; 0 without events.
  func version(of subject: Subject) -> Int {
    streams[subject]?.indices.count ?? 0
  }

  /// The position of the last event of a stream.
  func head(of subject: Subject) -> Position {
    streams[subject]?.indices.last.map { Position(Int64($0 + 1)) } ?? .start
  }

  /// Whether the subject was erased.
  func isErased(_ subject: Subject) -> Bool {
    !erased.isEmpty && erased.contains(mark(of: subject))
  }

  /// The keyed hash under which the erasure of a subject is remembered.
  func mark(of subject: Subject) -> UInt64 {
    var hash = StableHash()
    for byte in salt { hash.combine(byte) }
    // The flags keep an account apart from a user of the same id.
    hash.combine(UInt8(subject.account == nil ? 0 : 1) | UInt8(subject.user == nil ? 0 : 2))
    hash.combine(subject.account?.rawValue ?? "")
    hash.combine(subject.user?.rawValue ?? "")
    for byte in salt { hash.combine(byte) }
    return hash.value
  }
}

// MARK: - Appending

extension PartitionLog {
  /// Appends all new events or none; the events have been validated.
  /// - Throws: ``StoreError`` with the code `erased` or `conflict`; the log is unchanged then.
  mutating func append(_ given: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) throws
    -> AppendReceipt
  {
    try refuseErased(subject)
    try checkExpectation(expecting, ids: given.map(\.id), subject: subject)
    var placements: [AppendReceipt.Placement] = []
    placements.reserveCapacity(given.count)
    for event in given {
      let event = event.normalized
      if let version = streams[subject]?.versions[event.id], let index = streams[subject]?.indices[version - 1] {
        let status: AppendReceipt.Status = events[index].event == event ? .duplicate : .conflicting
        placements.append(placement(events[index], status))
      } else {
        let recorded = RecordedEvent(
          event: event, version: version(of: subject) + 1, position: Position(Int64(events.count + 1)),
          recordedAt: recordedAt)
        insert(recorded)
        placements.append(placement(recorded, .stored))
      }
    }
    return AppendReceipt(version: version(of: subject), placements: placements)
  }

  /// Puts back an event as a medium gives it.
  /// - Returns: False when it is not the next of its partition and stream.
  mutating func restore(_ recorded: RecordedEvent) -> Bool {
    let subject = recorded.event.subject
    guard recorded.position.rawValue == Int64(events.count + 1), recorded.version == version(of: subject) + 1,
      streams[subject]?.versions[recorded.event.id] == nil
    else { return false }
    insert(recorded)
    return true
  }

  /// Takes back every event beyond the position, as if it had never been appended.
  mutating func rollBack(to position: Position) {
    while let last = events.last, last.position > position {
      events.removeLast()
      let subject = last.event.subject
      streams[subject]?.indices.removeLast()
      streams[subject]?.versions[last.event.id] = nil
      if streams[subject]?.indices.isEmpty ?? false { streams[subject] = nil }
      guard let account = subject.account else { continue }
      accounts[account]?.removeLast()
      if accounts[account]?.isEmpty ?? false { accounts[account] = nil }
    }
  }

  private mutating func insert(_ recorded: RecordedEvent) {
    let subject = recorded.event.subject
    streams[subject, default: Stream()].indices.append(events.count)
    streams[subject, default: Stream()].versions[recorded.event.id] = recorded.version
    if let account = subject.account { accounts[account, default: []].append(events.count) }
    events.append(recorded)
  }

  private func placement(_ recorded: RecordedEvent, _ status: AppendReceipt.Status) -> AppendReceipt.Placement {
    AppendReceipt.Placement(
      id: recorded.event.id, version: recorded.version, position: recorded.position, status: status)
  }

  private func refuseErased(_ subject: Subject) throws {
    guard !isErased(subject) else {
      throw StoreError(.erased, "the subject was erased; its stream takes and gives no events")
    }
  }

  private func checkExpectation(_ expecting: ExpectedVersion, ids: [EventID], subject: Subject) throws {
    guard case .exactly(let expected) = expecting else { return }
    let known = streams[subject].map { stream in ids.count { stream.versions[$0] != nil } } ?? 0
    // A retry of what was stored: it succeeds however stale its expectation has become since.
    guard known < ids.count else { return }
    let actual = version(of: subject)
    guard actual == expected else { throw StoreError.conflict(subject, expected: expected, actual: actual) }
    guard known == 0 else {
      throw StoreError(
        .conflict(expected: expected, actual: actual),
        "the stream holds \(known) of the \(ids.count) events already, so they were not decided at version \(expected)")
    }
  }
}

// MARK: - Reading

extension PartitionLog {
  /// One stream, or the streams of an account, beyond `after` and no further than `through`; nil for all there is.
  /// - Throws: ``StoreError`` with the code `erased`.
  func read(_ scope: ReadScope, after: Position?, through: Position? = nil, limit: Int) throws -> [RecordedEvent] {
    switch scope {
    case .stream(let subject):
      try refuseErased(subject)
      return page(streams[subject]?.indices ?? [], after: after, through: through, limit: limit)
    case .account(let account):
      return page(accounts[account] ?? [], after: after, through: through, limit: limit)
    }
  }

  /// The events of the partition beyond `after` and no further than `through`.
  func feed(after: Position?, through: Position, limit: Int) -> [RecordedEvent] {
    let end = min(events.count, Int(through.rawValue))
    let start = Int(min(max(0, after?.rawValue ?? 0), Int64(end)))
    return Array(events[start..<min(end, start + max(0, min(limit, end - start)))])
  }

  private func page(_ indices: [Int], after: Position?, through: Position?, limit: Int) -> [RecordedEvent] {
    let start = firstIndex(in: indices, beyond: after?.rawValue ?? 0)
    let end = through.map { firstIndex(in: indices, beyond: $0.rawValue) } ?? indices.count
    guard start < end, limit > 0 else { return [] }
    return indices[start..<min(end, start + min(limit, end - start))].map { events[$0] }
  }

  /// The place of the first index whose position is beyond the given one.
  private func firstIndex(in indices: [Int], beyond position: Int64) -> Int {
    // Most readers have read all there is.
    guard let last = indices.last, Int64(last + 1) > position else { return indices.count }
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if Int64(indices[middle] + 1) > position { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

// MARK: - Erasing

extension PartitionLog {
  /// The subject's events without anything that identifies it; empty when it has none.
  func pseudonymized(_ subject: Subject) -> [RecordedEvent] {
    guard let indices = streams[subject]?.indices, let first = indices.first else { return [] }
    let pseudonym = Pseudonym(prefix: pseudonymPrefix, first: events[first].position)
    return indices.map { pseudonym.apply(to: events[$0]) }
  }

  /// Puts the pseudonym in the place of the subject and remembers that it was erased; a second call does nothing.
  mutating func erase(_ subject: Subject) {
    guard erased.insert(mark(of: subject)).inserted else { return }
    pseudonymize(subject)
  }

  /// Puts the pseudonym in the place of a subject that is marked as erased.
  mutating func pseudonymize(_ subject: Subject) {
    let replacements = pseudonymized(subject)
    streams[subject] = nil
    for recorded in replacements {
      let index = Int(recorded.position.rawValue - 1)
      events[index] = recorded
      streams[recorded.event.subject, default: Stream()].indices.append(index)
      streams[recorded.event.subject, default: Stream()].versions[recorded.event.id] = recorded.version
    }
    guard subject.user == nil, let account = subject.account, let pseudonym = replacements.first?.event.subject.account
    else { return }
    // The company's own stream leaves the account; its users' streams stay.
    let own = Set(replacements.map { Int($0.position.rawValue - 1) })
    accounts[account]?.removeAll { own.contains($0) }
    accounts[pseudonym] = own.sorted()
  }

  /// Remembers an erasure that a medium gives.
  mutating func restoreErasure(_ mark: UInt64) {
    erased.insert(mark)
  }
}
