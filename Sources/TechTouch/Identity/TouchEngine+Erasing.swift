public import Foundation

extension TouchEngine {
  /// Erases a person: their own stream and every stream that was opened to it, in the store and in memory.
  ///
  /// Counts and rates stay what they were, and the person still counts as one. Nothing more comes due for them, their
  /// messages leave the outbox, and the tasks about them the list. The call may be repeated; should the
  /// server die in the middle, repeating it erases the rest.
  /// - Throws: `StoreError`.
  public func erase(_ subject: Subject, at now: Date) async throws {
    do {
      let person = try await person(of: subject, at: now)
      let history = try await reader.history(of: person)
      // The person's own stream says which the others are, so it goes last.
      for stream in history.streams(of: person) { try await erase(only: stream, at: now) }
      try await erase(only: person, at: now)
    } catch let error as StoreError where error.code == .erased {
      try await erase(only: subject, at: now)
    }
  }

  private func erase(only stream: Subject, at now: Date) async throws {
    try await store.erase(stream, at: now)
    reader.forget(stream)
    acquaintances.forget(stream)
    guideLog.update { $0.underway.forget(stream) }
    log.update { $0.forget(stream) }
  }
}
