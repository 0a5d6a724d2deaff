public import Foundation

extension TouchEngine {
  /// What a page shows to a user; what is new is stored before it is returned.
  ///
  /// Being asked for counts as being displayed: the host puts what it gets into the page. Two requests for one slot of
  /// a cap meet in the store: one of them is granted it, the other decides again.
  /// - Throws: `StoreError`.
  public func touches(for user: User, on page: Page, at now: Date) async throws -> Touches {
    try await touches(for: user, on: page, at: now, isFragment: false)
  }

  /// What a page, or a client that draws touches itself, shows to a user; what is new is stored before it is returned.
  /// - Parameter display: What counts as being displayed. With `whenConfirmed` the client sends the action `displayed`
  ///   with the nonce that ``Touches/grants`` gives; an action on the touch itself confirms it too.
  /// - Throws: `StoreError`.
  public func touches(for user: User, on page: Page, at now: Date, display: DisplayTime) async throws -> Touches {
    try await touches(for: user, on: page, at: now, display: display, isFragment: false)
  }

  func touches(
    for user: User, on page: Page, at now: Date, display: DisplayTime = .now, isFragment: Bool
  ) async throws -> Touches {
    try await asPerson(user, at: now) { user in
      let catalog = try await current()
      var history: AccountHistory? = try await reader.history(of: user.subject)
      let person = history.flatMap { acquaintances.acquaintance(with: user, in: $0, catalog) }
      let kind = person.map { person in
        let path = page.bare
        return person.kind(of: path, matching: parts.pages.patterns(of: path))
      }
      if let history, let person, let kind, case let now = history.present(now),
        let decision = person.decision(on: kind, at: now, in: history, catalog)
      {
        return Touches(
          decision: decision, grants: [:], engine: self, catalog: catalog, subject: user.subject, page: page,
          history: history, now: now, isFragment: isFragment)
      }
      if person == nil {
        history = nil
        try await record(attributesOf: user, at: now)
      }
      let plan = try await appender.append(to: user.subject, at: now, from: history) { history in
        let plan = PagePlan(
          page, for: user.subject, knowing: person, history: history, catalog: catalog, at: history.present(now),
          explaining: false, display: display)
        return Appender.Draft(result: plan, events: plan.events, claims: plan.claims)
      }
      if let kind, plan.person === person { plan.person.keep(plan, on: kind, catalog) }
      // Else the next page would compare again what was just recorded.
      if person == nil { acquaintances.keep(plan.person, of: user, in: plan.history) }
      try await settle(plan.events.filter(reactions.mayFollow), catalog, at: now)
      return Touches(
        decision: plan.decision, grants: plan.grants, engine: self, catalog: catalog, subject: user.subject, page: page,
        history: plan.history, now: plan.now, isFragment: isFragment)
    }
  }
}
