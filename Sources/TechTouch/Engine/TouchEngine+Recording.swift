public import Foundation

extension TouchEngine {
  /// Records something that happened in the product, and everything that follows from it.
  ///
  /// Recording the same id again is harmless.
  /// - Parameter now: When it became known; the event's own time may be earlier.
  /// - Throws: `Refusal` with the code `notAllowed` for a name that only the library writes; `StoreError`.
  @discardableResult
  public func record(_ event: Event, at now: Date) async throws -> AppendReceipt {
    try checkName(of: event)
    let receipt = try await store.append([event], to: event.subject, expecting: .any, at: now)
    try await settle([event], at: now)
    return receipt
  }

  /// Records several things that happened, and everything that follows from them.
  ///
  /// Those of one stream are stored together, up to `StoreLimits.eventsPerAppend` at once. Should the server die in the
  /// middle, recording them again is harmless, and the next sweep works out what follows from those that were stored.
  /// - Parameter now: When they became known; their own times may be earlier.
  /// - Throws: `Refusal` with the code `notAllowed` for a name that only the library writes, and nothing is recorded;
  ///   `StoreError`.
  public func record(_ events: [Event], at now: Date) async throws {
    for event in events { try checkName(of: event) }
    let streams = events.byStream
    for (subject, events) in streams {
      var rest = events[...]
      while !rest.isEmpty {
        let chunk = Array(rest.prefix(store.limits.eventsPerAppend))
        rest = rest.dropFirst(chunk.count)
        _ = try await store.append(chunk, to: subject, expecting: .any, at: now)
      }
    }
    // In the order in which they were stored.
    try await settle(streams.flatMap(\.events), at: now)
  }

  /// Records something that a client saw happen, by the client's own clock, and everything that follows from it.
  ///
  /// The event is stored with its corrected time; sending the same id again is harmless.
  /// - Parameters:
  ///   - event: The event with the time that the client's clock showed when it happened.
  ///   - client: What the client said of its clock when it sent the event.
  ///   - now: When it arrived.
  /// - Throws: `Refusal` with the code `notAllowed` for a name that only the library writes; `StoreError`.
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
  /// - Throws: `StoreError`.
  public func quarantined() async throws -> [RecordedEvent] {
    try await log.read { $0.quarantine.events }
  }

  private func checkName(of event: Event) throws(Refusal) {
    guard !event.name.isReserved else {
      throw Refusal(.notAllowed, "the name \"\(event.name)\" is the library's own; a host's event must have another")
    }
  }

  /// Works out what follows from events that are stored, and stores it too; then what follows from that.
  func settle(_ events: [Event], at now: Date) async throws {
    guard !events.isEmpty else { return }
    try await settle(events, try await current(), at: now)
  }

  func settle(_ events: [Event], _ catalog: Catalog, at now: Date) async throws {
    var waiting = events
    var index = 0
    var past = AccountHistory()
    while index < waiting.count {
      let event = waiting[index]
      index += 1
      waiting += try await store.unlessErased([]) { try await settle(event, &past, catalog, at: now) }
    }
  }

  /// Stores what follows from one event and returns what was new.
  /// - Parameter past: What was known up to the event before, and up to this one then.
  private func settle(
    _ event: Event, _ past: inout AccountHistory, _ catalog: Catalog, at now: Date
  ) async throws -> [Event] {
    let history = try await reader.history(of: event.subject)
    guard let recorded = history.event(event.id, of: event.subject) else { return [] }
    if let identity = Identification.consequence(of: recorded, in: history) {
      return try await append([identity], unlessIn: history, at: now)
    }
    past = history.through(recorded.position, from: past)
    var new = try await append(
      Consequences.facts(of: recorded, in: past, catalog: catalog), unlessIn: history, at: now)
    for errand in Consequences.errands(of: recorded, in: past, catalog: catalog) {
      new += try await store.unlessErased([]) { try await carryOut(errand, catalog, at: now) }
        .filter(reactions.mayFollow)
    }
    return new
  }

  /// Stores what an errand comes to and returns it; nothing when it was carried out before.
  func carryOut(_ errand: Errand, _ catalog: Catalog, at now: Date) async throws -> [Event] {
    let events: [Event]
    do {
      events = try await appender.append(to: errand.subject, at: now) { history in
        errand.draft(in: history, catalog: catalog, at: now)
      }
    } catch let moved as Moved {
      return try await carryOut(errand.moved(to: person(of: moved.stream, at: now)), catalog, at: now)
    }
    // A programme is started in the company's own stream.
    let common = events.filter { $0.subject != errand.subject }
    for (subject, events) in common.byStream {
      _ = try await store.append(events, to: subject, expecting: .any, at: now)
    }
    return events
  }

  /// Appends those events that the history does not hold; their ids alone keep them from being stored twice.
  private func append(_ events: [Event], unlessIn history: AccountHistory, at now: Date) async throws -> [Event] {
    let new = events.filter { history.event($0.id, of: $0.subject) == nil }
    for (subject, events) in new.byStream {
      _ = try await store.append(events, to: subject, expecting: .any, at: now)
    }
    return new
  }
}
