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
    let scope: ReadScope = subject.account.map(ReadScope.account) ?? .stream(subject)
    while true {
      let seen = cache.withLock { $0.position(in: scope) }
      let new = try await store.readAll(scope, after: seen)
      // Forgotten meanwhile: what was read begins in the middle.
      if let history = cache.withLock({ $0.extend(scope, after: seen, with: new) }) { return history }
    }
  }
}
