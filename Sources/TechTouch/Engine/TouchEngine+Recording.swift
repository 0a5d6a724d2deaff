public import Foundation

extension TouchEngine {
  /// Records something that happened in the product, and everything that follows from it.
  ///
  /// Recording the same id again is harmless.
  /// - Parameter now: When it became known; the event's own time may be earlier.
  /// - Throws: ``Refusal`` with the code `notAllowed` for a name that only the library writes; ``StoreError``.
  @discardableResult
  public func record(_ event: Event, at now: Date) async throws -> AppendReceipt {
    guard !event.name.isReserved else {
      throw Refusal(.notAllowed, "the name \"\(event.name)\" is the library's own; a host's event must have another")
    }
    let receipt = try await store.append([event], to: event.subject, expecting: .any, at: now)
    try await settle([event], at: now)
    return receipt
  }

  /// Works out what follows from events that are stored, and stores it too; then what follows from that.
  func settle(_ events: [Event], at now: Date) async throws {
    var waiting = events
    var index = 0
    while index < waiting.count {
      let event = waiting[index]
      index += 1
      waiting += try await settle(event, at: now)
    }
  }

  /// Stores what follows from one event and returns what was new.
  private func settle(_ event: Event, at now: Date) async throws -> [Event] {
    guard Consequences.canFollow(from: event, catalog: catalog) else { return [] }
    let history = try await reader.history(of: event.subject)
    guard let recorded = history.of(event.subject).event(event.id, of: event.subject) else { return [] }
    let consequences = Consequences.of(recorded, in: history, catalog: catalog)
      .filter { history.of($0.subject).event($0.id, of: $0.subject) == nil }
    for (subject, events) in Dictionary(grouping: consequences, by: \.subject) {
      _ = try await store.append(events, to: subject, expecting: .any, at: now)
    }
    return consequences
  }
}
