import Foundation

extension TouchEngine {
  /// What is known of a user's account, as a value.
  package func planner(for subject: Subject) async throws -> Planner {
    Planner(catalog: try await current(), history: try await reader.history(of: subject))
  }

  /// What was known of a user's account before the events that fail the test were written.
  package func planner(for subject: Subject, where isKnown: (RecordedEvent) -> Bool) async throws -> Planner {
    let history = try await reader.history(of: subject)
    return Planner(catalog: try await current(), history: history.filtered(isKnown))
  }
}
