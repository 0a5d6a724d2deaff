import EventLog
import Foundation

/// A store that keeps every promise but one.
final class BrokenStore: EventStore {
  enum Fault: CaseIterable {
    case countsFromZero, ignoresExpectation, failsStaleRetries, storesPartly, normalizesIDs, joinsKeys, foldsCase
    case roundsNumbers, cutsTextsAtZero, forgetsRecordedTime, skipsInTheFeed, repeatsInTheFeed, readsBehind
    case ordersAccountsByStream, ignoresErasure, forgetsErasure, hidesConflicts, acceptsEverySize, dropsErasedEvents

    /// A promise that it breaks.
    var promise: String {
      switch self {
      case .countsFromZero: "the versions of a stream are 1, 2, 3 … in the order given"
      case .ignoresExpectation: "of 16 appends that expect the same version one wins"
      case .failsStaleRetries: "a retry of known ids succeeds although its expectation is stale"
      case .storesPartly: "a refused append leaves nothing behind"
      case .normalizesIDs, .foldsCase: "the ids of users and accounts compare by bytes"
      case .joinsKeys: "an account and a user are never joined into one key"
      case .roundsNumbers: "numbers and instants come back at their extremes"
      case .cutsTextsAtZero: "texts come back byte for byte"
      case .forgetsRecordedTime: "an event reads back as it was given, with the time it was recorded"
      case .skipsInTheFeed: "pages of the feed neither overlap nor leave a gap"
      case .repeatsInTheFeed: "the feed gives every event once, in the order of the receipts"
      case .readsBehind: "a read sees every append that returned before it"
      case .ordersAccountsByStream: "the streams of an account are apart and are read together in feed order"
      case .ignoresErasure: "an erased stream says erased to reads and appends"
      case .forgetsErasure: "an erased subject is gone from the feed, and its events keep their places"
      case .hidesConflicts: "another event under a known id is told as conflicting, and the first is kept"
      case .acceptsEverySize: "an event within the bytes allowed is stored, one beyond is refused"
      case .dropsErasedEvents: "an erased subject is gone from the feed, and its events keep their places"
      }
    }
  }

  let fault: Fault
  let limits = StoreLimits()
  private let store: MemoryEventStore

  init(_ fault: Fault) {
    self.fault = fault
    store = MemoryEventStore(
      limits: fault == .acceptsEverySize ? StoreLimits(bytesPerEvent: .max) : StoreLimits())
  }

  func append(_ events: [Event], to subject: Subject, expecting: ExpectedVersion, at recordedAt: Date) async throws
    -> AppendReceipt
  {
    var expecting = expecting
    if fault == .ignoresExpectation { expecting = .any }
    if fault == .failsStaleRetries, case .exactly(let version) = expecting {
      let head = try await store.readAll(.stream(subject)).count
      guard head == version else {
        throw StoreError(.conflict(expected: version, actual: head), "stale")
      }
    }
    if fault == .storesPartly {
      for event in events.dropLast() {
        _ = try await store.append([event], to: subject, expecting: .any, at: recordedAt)
      }
    }
    let stored = events.map { event in
      var event = event
      event.subject = changed(event.subject)
      event.properties = event.properties.mapValues(changed)
      return event
    }
    var receipt = try await store.append(
      stored, to: changed(subject), expecting: expecting,
      at: fault == .forgetsRecordedTime ? Date(timeIntervalSince1970: 0) : recordedAt)
    if fault == .hidesConflicts {
      for index in receipt.placements.indices where receipt.placements[index].status == .conflicting {
        receipt.placements[index].status = .duplicate
      }
    }
    return receipt
  }

  func read(_ scope: ReadScope, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    var scope = scope
    if case .stream(let subject) = scope { scope = .stream(changed(subject)) }
    var events = try await store.read(scope, after: after, limit: limit)
    switch fault {
    case .countsFromZero: for index in events.indices { events[index].version -= 1 }
    case .readsBehind: events = events.dropLast()
    case .ordersAccountsByStream:
      if case .account = scope { events.sort { $0.event.subject.description < $1.event.subject.description } }
    default: break
    }
    return events
  }

  func feed(_ partition: Partition, after: Position?, limit: Int) async throws -> [RecordedEvent] {
    let events = try await store.feed(partition, after: after, limit: limit)
    switch fault {
    case .skipsInTheFeed: return after == nil ? events : Array(events.dropFirst())
    case .repeatsInTheFeed: return after == nil ? events + events.suffix(1) : events
    case .dropsErasedEvents:
      return events.filter { !($0.event.subject.user?.rawValue.hasPrefix("erased-") ?? false) }
    default: return events
    }
  }

  func erase(_ subject: Subject, at date: Date) async throws {
    guard fault != .ignoresErasure, fault != .forgetsErasure else { return }
    try await store.erase(changed(subject), at: date)
  }

  private func changed(_ subject: Subject) -> Subject {
    func text(_ text: String) -> String {
      switch fault {
      case .normalizesIDs: text.precomposedStringWithCanonicalMapping
      case .foldsCase: text.lowercased()
      default: text
      }
    }
    switch (subject.account, subject.user) {
    case (let account?, let user?):
      guard fault != .joinsKeys else { return Subject(account: AccountID(account.rawValue + ":" + user.rawValue)) }
      return Subject(user: UserID(text(user.rawValue)), of: AccountID(text(account.rawValue)))
    case (let account?, nil): return Subject(account: AccountID(text(account.rawValue)))
    case (nil, let user): return Subject(user: UserID(text(user?.rawValue ?? "")))
    }
  }

  private func changed(_ value: Value) -> Value {
    switch (fault, value) {
    case (.roundsNumbers, .integer(let number)): .integer(number & ~1)
    case (.roundsNumbers, .decimal(let number)): .decimal(Double(Float(number)))
    case (.cutsTextsAtZero, .string(let text)): .string(String(text.prefix { $0 != "\u{0}" }))
    default: value
    }
  }
}
