import TechTouch

/// Something that has to hold for every user, whatever they do.
///
/// A host adds its own beside those that are built in:
///
/// ```swift
/// let greeted = Invariant("nobody is greeted twice") { log in
///   let greetings = log.events.filter { $0.event.name == .displayed && $0.event.content?.id == "welcome" }
///   return greetings.count > 1 ? "\(greetings.count) greetings" : nil
/// }
/// ```
public struct Invariant: Sendable {
  /// What holds, as a sentence.
  public let name: String
  /// What is wrong in a user's log; nil while it holds.
  public let violation: @Sendable (UserLog) -> String?

  /// Makes an invariant.
  /// - Parameters:
  ///   - name: What holds, as a sentence.
  ///   - violation: Says what is wrong in a user's log; nil while it holds. Something wrong stays wrong when the log
  ///     goes on.
  public init(_ name: String, violation: @escaping @Sendable (UserLog) -> String?) {
    self.name = name
    self.violation = violation
  }

  /// Those that hold for every catalogue.
  public static let all: [Invariant] = [
    .noCapIsPassed, .nobodySeesAStepTwice, .eachMessageIsSentOnce, .nothingIsSentAfterUnsubscribing,
    .shownProgressNeverFalls,
  ]
}

extension VirtualProduct {
  /// Asks invariants of every user's log.
  /// - Throws: ``JourneyError`` for the first that does not hold.
  public func check(
    _ invariants: [Invariant] = Invariant.all, file: StaticString = #filePath, line: UInt = #line
  ) async throws {
    for log in UserLog.all(try await engine.store.everything(), catalog: engine.catalog) {
      for invariant in invariants {
        guard let violation = invariant.violation(log) else { continue }
        throw JourneyError(
          "\"\(invariant.name)\" does not hold for \(log.subject)", because: [violation], file: file, line: line)
      }
    }
  }
}
