public import Foundation

extension TouchEngine {
  /// Records something that happened in the product, and everything that follows from it.
  ///
  /// Recording the same id again is harmless.
  /// - Parameter now: When it became known; the event's own time may be earlier.
  /// - Throws: ``Refusal`` with the code `notAllowed` for a name that only the library writes; ``StoreError``.
  @discardableResult
  public func record(_ event: Event, at now: Date) async throws -> AppendReceipt {
    try checkName(of: event)
    let receipt = try await store.append([event], to: event.subject, expecting: .any, at: now)
    try await settle([event], at: now)
    return receipt
  }

  /// Records something that a client saw happen, by the client's own clock, and everything that follows from it.
  ///
  /// The event is stored with its corrected time; sending the same id again is harmless.
  /// - Parameters:
  ///   - event: The event with the time that the client's clock showed when it happened.
  ///   - client: What the client said of its clock when it sent the event.
  ///   - now: When it arrived.
  /// - Throws: ``Refusal`` with the code `notAllowed` for a name that only the library writes; ``StoreError``.
  @discardableResult
  public func record(_ event: Event, from client: ClientClock, at now: Date) async throws -> AppendReceipt {
    try checkName(of: event)
    var event = event
    event.subject = try await person(of: event.subject, at: now)
    for _ in 0..<Appender.attempts {
      let history = try await reader.history(of: event.subject).of(event.subject)
      let held = history.event(event.id, of: event.subject)?.event
      let corrected = held.map { client.isRepeated(event, as: $0) ? $0 : event }
      do {
        let new = corrected ?? client.corrected(event, recordedAt: now, in: history)
        let receipt = try await store.append(
          [new], to: event.subject, expecting: .exactly(history.version(of: event.subject)), at: now)
        try await settle([new], at: now)
        return receipt
      } catch let error as StoreError where error.isConflict {
        continue
      }
    }
    throw StoreError(.overloaded, "the stream of the subject changed \(Appender.attempts) times while it was recorded")
  }

  /// Every event that is dated more than a day ahead of its recording: a wrong clock. Such an event is kept, and is in no
  /// figure and no decision.
  /// - Throws: ``StoreError``.
  public func quarantined() async throws -> [RecordedEvent] {
    try await quarantineLog.current().events
  }

  private func checkName(of event: Event) throws(Refusal) {
    guard !event.name.isReserved else {
      throw Refusal(.notAllowed, "the name \"\(event.name)\" is the library's own; a host's event must have another")
    }
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
    let history = try await reader.history(of: event.subject)
    guard let recorded = history.event(event.id, of: event.subject) else { return [] }
    let consequences = Consequences.of(recorded, in: history, catalog: catalog)
      .filter { history.event($0.id, of: $0.subject) == nil }
    for (subject, events) in Dictionary(grouping: consequences, by: \.subject) {
      _ = try await store.append(events, to: subject, expecting: .any, at: now)
    }
    return consequences
  }
}
