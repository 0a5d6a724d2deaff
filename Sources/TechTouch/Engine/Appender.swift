import Foundation

/// Appends what was worked out from a history, only if the history is still the newest; else works it out again.
struct Appender: Sendable {
  let store: any EventStore
  let reader: HistoryReader

  /// How often a conflict is met before the store counts as overloaded.
  static let attempts = 64

  /// What was worked out from a history.
  struct Draft<Result> {
    /// What the caller wants to know.
    var result: Result
    /// What is to be appended to the subject's stream.
    var events: [Event]
    /// The claims on shared places that have to be in the company's stream before.
    var claims: [Event] = []
  }

  /// Reads the history, works out what to append to the subject's stream, and appends it.
  ///
  /// Nothing is appended to a stream that was closed because it is another person's: that throws ``Moved``.
  /// - Parameter work: Gives what the caller wants to know, and the events; called again after a conflict.
  func append<Result>(
    to subject: Subject, at now: Date, work: (AccountHistory) throws -> (result: Result, events: [Event])
  ) async throws -> Result {
    try await append(to: subject, at: now) { history in
      let (result, events) = try work(history)
      return Draft(result: result, events: events)
    }
  }

  /// The same for events that may take shared places; called again once those are claimed.
  /// - Parameter read: The history, where it was read just now.
  func append<Result>(
    to subject: Subject, at now: Date, from read: AccountHistory? = nil,
    draft: (AccountHistory) throws -> Draft<Result>
  ) async throws -> Result {
    var read = read
    for _ in 0..<Self.attempts {
      let history = if let read { read } else { try await reader.history(of: subject) }
      read = nil
      guard history.closing(of: subject) == nil else { throw Moved(stream: subject) }
      let draft = try draft(history)
      guard !draft.events.isEmpty else { return draft.result }
      if !draft.claims.isEmpty {
        try await claim(draft.claims, for: subject, in: history, at: now)
      } else if try await isStored(draft.events, to: subject, in: history, at: now) {
        return draft.result
      }
    }
    throw StoreError(
      .overloaded, "the stream of the subject changed \(Self.attempts) times while an append was being worked out")
  }

  /// Appends the events unless the stream has changed since the history was read.
  private func isStored(_ events: [Event], to subject: Subject, in history: AccountHistory, at now: Date) async throws
    -> Bool
  {
    do {
      let version = history.of(subject).version(of: subject)
      // A clock that is far behind would make what it records seem to be of the future, and count for nothing.
      let receipt = try await store.append(
        events, to: subject, expecting: .exactly(version), at: history.present(now))
      // Two servers that decide from the same history make the same events with the same ids. Only one of them has
      // stored them; the other must not act as if it had.
      return receipt.placements.allSatisfy { $0.status == .stored }
    } catch let error as StoreError where error.isConflict {
      return false
    }
  }

  /// Makes claims, after closing what others have let lapse; the history is to be read again in any case.
  private func claim(_ claims: [Event], for subject: Subject, in history: AccountHistory, at now: Date) async throws {
    let closures = SharedPlaces(of: subject, in: history, at: history.present(now)).closures()
    var hasClosed = false
    for (subject, events) in closures.byStream {
      let isStored = try await store.unlessErased(false) {
        _ = try await store.append(events, to: subject, expecting: .any, at: history.present(now))
        return true
      }
      hasClosed = hasClosed || isStored
    }
    guard !hasClosed, let account = subject.ofAccount else { return }
    if history.of(subject).version(of: subject) == 0 {
      // Others look for the users of a company by their streams when they close what has lapsed.
      let first = Event(id: "claims", name: .claimed, subject: subject, time: history.present(now))
      _ = try await store.append([first], to: subject, expecting: .any, at: history.present(now))
    }
    _ = try await isStored(claims, to: account, in: history, at: now)
  }
}
