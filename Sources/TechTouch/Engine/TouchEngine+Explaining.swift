public import Foundation

extension TouchEngine {
  /// Why a user saw, or did not see, what they did: now, or at an instant that is past.
  ///
  /// Content and rules are those that had been published then (``publish(at:)``); without any, the present ones.
  ///
  /// With `known` at the same instant the answer is the one that was given then; what is known only since changes the
  /// answer with a later `known`. What the page view of that very instant wrote to the log is left out of both: it is
  /// the answer, and no reason for it.
  /// - Parameters:
  ///   - subject: The user. An anonymous id that was identified by `known` is the person.
  ///   - at: The instant asked about, by the time things happened.
  ///   - known: Leaves out what was recorded later than this; nil for everything that is known now.
  /// - Throws: `StoreError`, with the code `erased` for a user who was erased.
  public func explain(_ subject: Subject, on page: Page, at: Date, known: Date? = nil) async throws -> Decision {
    let known = known ?? .distantFuture
    let (subject, history) = try await past(of: subject, at: at, known: known)
    return PagePlan(
      page, for: subject, history: history.before(pageViewOf: subject, on: page, at: at),
      catalog: try await catalog(at: at, known: known), at: at, explaining: true
    ).decision
  }

  /// The least that would have had to be different for a rule to bring its content on a page: what a support person says
  /// to do, such as `plan = "pro"` or `wait 6 days 3 hours`.
  /// - Parameters:
  ///   - rule: The rule; nothing brings about one that does not act on page views.
  ///   - subject: The user, as ``explain(_:on:at:known:)`` takes them.
  ///   - at: The instant asked about, by the time things happened.
  ///   - known: Leaves out what was recorded later than this; nil for everything that is known now.
  /// - Returns: The changes in their order, empty when the rule is chosen; nil when no change of a user or of time does it.
  /// - Throws: `StoreError`, with the code `erased` for a user who was erased.
  public func smallestChange(
    toChoose rule: RuleID, for subject: Subject, on page: Page, at: Date, known: Date? = nil
  ) async throws -> [Change]? {
    let known = known ?? .distantFuture
    let (subject, past) = try await past(of: subject, at: at, known: known)
    let catalog = try await catalog(at: at, known: known)
    let visit = PageVisit(
      page, of: subject, history: past.before(pageViewOf: subject, on: page, at: at), catalog: catalog, at: at)
    return catalog.rules.smallestChange(
      toChoose: rule, on: visit.occasion, user: visit.history.of(subject), account: visit.history.all)
  }

  /// Decides once more what a grant, a message or a task came from, with exactly what was known then.
  ///
  /// The answer's digest is the one that is stored with the event, unless the rules have changed since and were not published.
  /// - Parameters:
  ///   - id: The id of the event in the subject's own stream.
  ///   - subject: The user whose stream holds the event; an anonymous id that was identified since keeps its own.
  /// - Returns: nil when the stream has no such event, or none that a rule decided.
  /// - Throws: `StoreError`, with the code `erased` for a user who was erased.
  public func explain(_ id: EventID, of subject: Subject) async throws -> Decision? {
    try await store.refuseErased(subject)
    let history = try await reader.history(of: subject)
    guard let recorded = history.event(id, of: subject), case let event = recorded.event,
      let position = event.properties[.decidedFrom]?.integer
    else { return nil }
    let past = history.through(Position(Int64(position)))
    let catalog = try await catalog(at: event.time, known: recorded.recordedAt)
    if let page = event.properties[.page]?.string {
      return PagePlan(
        try Page(page), for: subject, history: past, catalog: catalog, at: event.time, explaining: true
      ).decision
    }
    guard let occasion = occasion(of: event, in: past, catalog) else { return nil }
    let profile = Profile(of: subject, in: past, product: catalog.product)
    return catalog.rules.decide(occasion, past.knowledge(of: subject), explaining: true)
      .notingLanguages(for: profile.preference, catalog: catalog)
  }

  /// What was decided when no page was open: because of another event, or because it had come due.
  private func occasion(of event: Event, in history: AccountHistory, _ catalog: Catalog) -> Occasion? {
    let subject = event.subject
    if let id = event.properties[.cause]?.string.map(EventID.init) {
      let cause = history.event(id, of: subject) ?? subject.ofAccount.flatMap { history.event(id, of: $0) }
      return cause.map { Consequences.occasion(of: $0.event, for: subject, in: history, catalog: catalog) }
    }
    guard let rule = event.properties[.rule]?.string else { return nil }
    let due = event.properties[.decidedAt]?.date ?? event.time
    return Occasion(
      .due(Occurrence(rule: RuleID(rule), subject: subject, due: due)), for: subject, at: due, in: history,
      catalog: catalog)
  }

  /// Whose history it was as far as it was known, and that history.
  private func past(of subject: Subject, at: Date, known: Date) async throws -> (Subject, AccountHistory) {
    var subject = subject
    var history = try await reader.history(of: subject)
    while let closing = history.closing(of: subject), closing.recordedAt <= known {
      subject = try await person(of: subject, at: closing.recordedAt)
      history = try await reader.history(of: subject)
    }
    try await store.refuseErased(subject)
    return (subject, history.asOf(event: at, known: known))
  }
}

extension AccountHistory {
  /// This history without what a page view of that very instant wrote, if it granted anything: what the decision had
  /// read, and what was recorded later. It may have been the view of a visitor who has turned out to be the person since.
  fileprivate func before(pageViewOf subject: Subject, on page: Page, at: Date) -> AccountHistory {
    let granted = ([subject] + streams(of: subject)).flatMap(raw).first {
      $0.event.name == .granted && $0.event.time == Timestamp.rounded(at)
        && $0.event.properties[.page]?.string == page.bare
    }
    guard let granted, let read = granted.event.properties[.decidedFrom]?.integer else { return self }
    return filtered(scopeOf: granted.event.subject) {
      $0.position.rawValue <= read || $0.recordedAt > granted.recordedAt
    }
  }
}
