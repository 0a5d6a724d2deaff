public import Foundation

extension TouchEngine {
  /// What a page shows to a user; what is new is stored before it is returned.
  ///
  /// Being asked for counts as being displayed: the host puts what it gets into the page. Two requests for one slot of a cap meet in the store: one of them is granted it,
  /// the other decides again.
  /// - Throws: ``StoreError``.
  public func touches(for user: User, on page: Page, at now: Date) async throws -> Touches {
    try await touches(for: user, on: page, at: now, isFragment: false)
  }

  func touches(for user: User, on page: Page, at now: Date, isFragment: Bool) async throws -> Touches {
    try await record(attributesOf: user, at: now)
    let catalog = try await current()
    let (plan, _) = try await appender.append(to: user.subject, at: now) { history in
      let plan = PagePlan(
        page, for: user.subject, history: history, catalog: catalog, at: history.present(now),
        explaining: false)
      return (plan, plan.events)
    }
    try await settle(plan.events, catalog, at: now)
    let renderer = PageRenderer(
      plan.decision, engine: self, catalog: catalog, user: user, page: page, history: plan.history, now: plan.now, isFragment: isFragment)
    return Touches(shown: renderer.contents.map(\.ref), decision: plan.decision, renderer: renderer)
  }

  /// Why a user saw, or did not see, what they did: now, or at an instant that is past.
  ///
  /// Content and rules are those that had been published then (``publish(at:)``); without any, the present ones.
  /// - Parameters:
  ///   - at: The instant asked about, by the time things happened.
  ///   - known: Leaves out what was recorded later than this; nil for everything that is known now.
  /// - Throws: ``StoreError``; ``ContentError`` for a document of that day that this library can no longer read.
  public func explain(_ subject: Subject, on page: Page, at: Date, known: Date? = nil) async throws -> Decision {
    let history = try await reader.history(of: subject).asOf(event: at, known: known ?? .distantFuture)
    return PagePlan(
      page, for: subject, history: history, catalog: try await catalog(at: at, known: known ?? .distantFuture), at: at,
      explaining: true
    ).decision
  }
}
