package import Foundation

/// Answers about one account from its events alone, without a store: what tests and comparisons of catalogues ask.
package struct Planner: Sendable {
  let catalog: Catalog
  let history: AccountHistory

  /// - Parameters:
  ///   - events: Every event of one account, or of one user without one, in the order of the feed.
  ///   - elsewhere: The events of streams that may turn out to be those of people among them.
  package init(catalog: Catalog, events: some Sequence<RecordedEvent>, elsewhere: [RecordedEvent] = []) {
    self.init(catalog: catalog, history: AccountHistory(events, elsewhere: elsewhere))
  }

  /// A planner for every account, and every user without one, in a stable order.
  package static func all(_ events: [RecordedEvent], catalog: Catalog) -> [Planner] {
    let closed = Set(events.lazy.filter { $0.event.id == IdentityLink.closingID }.map(\.event.subject))
    let moved = events.filter { closed.contains($0.event.subject) }
    let scopes = Dictionary(grouping: events) { $0.event.subject.ofAccount ?? $0.event.subject }
    return scopes.sorted { $0.key.description < $1.key.description }.map { scope, events in
      Planner(
        catalog: catalog, events: events,
        elsewhere: moved.filter { ($0.event.subject.ofAccount ?? $0.event.subject) != scope })
    }
  }

  init(catalog: Catalog, history: AccountHistory) {
    self.catalog = catalog
    self.history = history
  }

  /// The users that touches are for, in a stable order.
  package var members: [Subject] {
    history.members.filter { !($0.user?.rawValue.utf8.starts(with: "touch.".utf8) ?? true) }
  }

  /// What a page would show to a user; nothing is stored.
  package func decision(for subject: Subject, on page: Page, at now: Date, explaining: Bool = false) -> Decision {
    PagePlan(page, for: subject, history: history, catalog: catalog, at: now, explaining: explaining).decision
  }

  /// The caps that keep something from a page, each once.
  package func closedCaps(for subject: Subject, on page: Page, at now: Date) -> Set<CapID> {
    catalog.rules.closedCaps(
      on: occasion(.pageView(page.bare), for: subject, at: now), user: history.of(subject), account: history.all)
  }

  /// The events of the user's own stream.
  package func own(_ subject: Subject) -> History { history.of(subject) }

  /// The events of the whole account.
  package var all: History { history.all }

  private func occasion(_ kind: Occasion.Kind, for subject: Subject, at now: Date) -> Occasion {
    Occasion(kind, for: subject, at: now, in: history, catalog: catalog)
  }
}

extension Planner {
  /// Why rules that do not wait for a page did, or did not, act on a user by now: a line for each rule that does what is
  /// asked about.
  package func reasons(for subject: Subject, at now: Date, of isMeant: (Action) -> Bool) -> [String] {
    catalog.rules.ordered.filter { isMeant($0.action) }.map { reason(of: $0, for: subject, at: now) }
  }

  private func reason(of rule: Rule, for subject: Subject, at now: Date) -> String {
    guard let occasion = lastOccasion(of: rule, for: subject, at: now) else {
      return "\(rule.id) (\(rule.action)): its occasion has not come: \(rule.trigger)"
    }
    let before = history.through(before: occasion.now, of: rule, for: subject)
    let decision = catalog.rules.decide(
      occasion, user: before.of(subject), account: before.all, explaining: true)
    return decision.proof?[rule.id]?.lines.first ?? "\(rule.id) (\(rule.action))"
  }

  /// When the rule was asked last.
  private func lastOccasion(of rule: Rule, for subject: Subject, at now: Date) -> Occasion? {
    switch rule.trigger {
    case .pageView: return nil
    case .event(let pattern):
      // What happens to a company happens to each of its users.
      let events = [subject, subject.ofAccount].compactMap(\.self).compactMap { owner in
        history.of(owner).events(named: pattern.name).map(\.event).last { $0.time <= now }
      }
      guard let event = events.max(by: { $0.time < $1.time }) else { return nil }
      return occasion(.event(event), for: subject, at: event.time)
    case .schedule, .broadcast, .calendar:
      let zones = Profile(of: subject, in: history, product: catalog.product).zones
      let first = history.all.events.first?.recordedAt ?? now
      let due = catalog.rules.due(
        for: subject, after: first.addingTimeInterval(-1), through: now, user: history.of(subject),
        account: history.all, zones: zones)
      guard let last = due.last(where: { $0.rule == rule.id }) else { return nil }
      return occasion(.due(last), for: subject, at: last.due)
    }
  }
}

extension AccountHistory {
  /// The history without what the rule itself did at that instant, so that it can be asked again.
  fileprivate func through(before date: Date, of rule: Rule, for subject: Subject) -> AccountHistory {
    filtered { recorded in
      let event = recorded.event
      let isOwn = event.subject == subject && event.time == date && event.properties[.rule]?.string == rule.id.rawValue
      return event.time <= date && !isOwn
    }
  }
}
