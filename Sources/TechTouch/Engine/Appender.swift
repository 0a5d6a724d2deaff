import Foundation

/// Appends what was worked out from a history, only if the history is still the newest; else works it out again.
struct Appender: Sendable {
  let store: any EventStore
  let reader: HistoryReader

  /// How often a conflict is met before the store counts as overloaded.
  static let attempts = 32

  /// Reads the history, works out what to append to the subject's stream, and appends it.
  ///
  /// Nothing is appended to a stream that was closed because it is another person's: that throws ``Moved``.
  /// - Parameters:
  ///   - read: The history, where it was read just now.
  ///   - work: Gives what the caller wants to know, and the events; called again after a conflict.
  func append<Result>(
    to subject: Subject, at now: Date, from read: AccountHistory? = nil,
    work: (AccountHistory) throws -> (result: Result, events: [Event])
  ) async throws -> Result {
    var read = read
    for _ in 0..<Self.attempts {
      let history = if let read { read } else { try await reader.history(of: subject) }
      read = nil
      guard history.closing(of: subject) == nil else { throw Moved(stream: subject) }
      let (result, events) = try work(history)
      guard !events.isEmpty else { return result }
      do {
        let version = history.of(subject).version(of: subject)
        let receipt = try await store.append(events, to: subject, expecting: .exactly(version), at: now)
        // Two servers that decide from the same history make the same events with the same ids. Only one of them has
        // stored them; the other must not act as if it had.
        guard receipt.placements.allSatisfy({ $0.status == .stored }) else { continue }
        return result
      } catch let error as StoreError where error.isConflict {
        continue
      }
    }
    throw StoreError(
      .overloaded, "the stream of the subject changed \(Self.attempts) times while an append was being worked out")
  }
}
