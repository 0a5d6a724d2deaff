import EventLog
import Synchronization

/// Reads histories from the store, and after the first time only what is new.
final class HistoryReader: Sendable {
  private let store: any EventStore
  private let capacity: Int
  private let cache = Mutex(Cache())

  private struct Cache {
    var histories: [ReadScope: AccountHistory] = [:]
    /// The scopes from the one read longest ago to the one read last.
    var order: [ReadScope] = []
  }

  init(store: any EventStore, capacity: Int) {
    self.store = store
    self.capacity = capacity
  }

  /// Everything of the subject's account, or of the user when there is none; sees every append that returned before.
  func history(of subject: Subject) async throws -> AccountHistory {
    let scope: ReadScope = subject.account.map(ReadScope.account) ?? .stream(subject)
    var history = cache.withLock { $0.histories[scope] } ?? AccountHistory()
    let seen = history.all.position
    let new = try await store.readAll(scope, after: seen == .start ? nil : seen)
    guard !new.isEmpty else { return history }
    for event in new { history.append(event) }
    keep(history, for: scope)
    return history
  }

  private func keep(_ history: AccountHistory, for scope: ReadScope) {
    cache.withLock { cache in
      // Another task may have read further meanwhile.
      if let held = cache.histories[scope], held.all.position > history.all.position { return }
      cache.histories[scope] = history
      cache.order.removeAll { $0 == scope }
      cache.order.append(scope)
      if cache.order.count > capacity {
        cache.histories[cache.order.removeFirst()] = nil
      }
    }
  }
}
