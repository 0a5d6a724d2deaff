import EventLog
import Synchronization

/// Reads histories from the store, and after the first time only what is new.
final class HistoryReader: Sendable {
  private let store: any EventStore
  private let cache: Mutex<HistoryCache>

  init(store: any EventStore, capacity: Int) {
    self.store = store
    cache = Mutex(HistoryCache(capacity: capacity))
  }

  /// Everything of the subject's account, or of the user when there is none; sees every append that returned before.
  func history(of subject: Subject) async throws -> AccountHistory {
    let scope = ReadScope(around: subject)
    while true {
      var held = cache.withLock { $0.history(of: scope) }
      let seen = held?.position
      let new = try await store.readAll(scope, after: seen)
      if new.isEmpty, let held { return held }
      // Let go of, the history grows in its place.
      held = nil
      let elsewhere = try await streams(openedBy: new, outside: scope)
      // Forgotten meanwhile: what was read begins in the middle.
      if let history = cache.withLock({ $0.extend(scope, after: seen, with: new, elsewhere: elsewhere) }) {
        return history
      }
    }
  }

  /// Forgets what is held of the subject's account, or of the user when there is none.
  func forget(_ subject: Subject) {
    cache.withLock { $0.forget(ReadScope(around: subject)) }
  }

  /// What was done in the streams of other scopes that these events open, directly or through one another.
  ///
  /// A closed stream takes in nothing more that counts, so reading it once is enough.
  private func streams(openedBy events: [RecordedEvent], outside scope: ReadScope) async throws -> [RecordedEvent] {
    var found: [RecordedEvent] = []
    var seen: Set<Subject> = []
    var waiting = events.compactMap(\.openedStream)
    while let stream = waiting.popLast() {
      guard ReadScope(around: stream) != scope, seen.insert(stream).inserted else { continue }
      let events = try await opened(stream)
      waiting += events.compactMap(\.openedStream)
      found += events
    }
    return found
  }

  /// A stream up to the event that closed it; nothing of one that was erased.
  private func opened(_ stream: Subject) async throws -> [RecordedEvent] {
    do {
      let events = try await store.readAll(.stream(stream))
      return Array(events.prefix { $0.event.id != IdentityLink.closingID })
    } catch let error as StoreError where error.code == .erased {
      return []
    }
  }
}

extension ReadScope {
  /// What is read at once for a subject: the whole account, or the user when there is none.
  init(around subject: Subject) {
    self = subject.account.map(ReadScope.account) ?? .stream(subject)
  }
}

extension RecordedEvent {
  /// The stream that the event opens to its subject.
  fileprivate var openedStream: Subject? {
    guard event.name == .identified, let link = IdentityLink(event), link.person == event.subject else { return nil }
    return link.stream
  }
}
