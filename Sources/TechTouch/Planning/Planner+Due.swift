package import Foundation

extension Planner {
  /// Something that comes due by time alone.
  package struct Due: Hashable, Sendable {
    /// For whom.
    package var subject: Subject
    /// What is done.
    package var action: Action
    /// When.
    package var date: Date
  }

  /// What the account's users are sent, and what else is done for them, in (after, through], if nothing but time passes.
  ///
  /// Each thing is decided as a sweep would decide it, and counts for those that follow; nothing is stored.
  package func due(after: Date, through: Date) -> [Due] {
    var history = history
    var due: [Due] = []
    for occurrence in occurrences(after: after, through: through) {
      let subject = occurrence.subject
      let occasion = Occasion(.due(occurrence), for: subject, at: occurrence.due, in: history, catalog: catalog)
      let decision = catalog.rules.decide(occasion, history.knowledge(of: subject))
      for choice in decision.chosen where !choice.isContinuing {
        let errand = Errand(
          id: occurrence.id, choice: choice, occasion: occasion, digest: decision.digest,
          decidedFrom: history.position, due: occurrence.due)
        let events = errand.draft(in: history, catalog: catalog, at: occurrence.due).result
        history = history.adding(events, at: occurrence.due)
        guard !events.isEmpty, events.allSatisfy({ $0.name != .withheld }) else { continue }
        due.append(Due(subject: subject, action: choice.action, date: choice.notBefore ?? occurrence.due))
      }
    }
    return due
  }

  private func occurrences(after: Date, through: Date) -> [Occurrence] {
    members.flatMap { subject in
      catalog.rules.due(
        for: subject, after: after, through: through, user: history.of(subject), account: history.all,
        zones: Profile(of: subject, in: history, product: catalog.product).zones)
    }.sorted { ($0.due, $0.rule, $0.subject.user ?? "") < ($1.due, $1.rule, $1.subject.user ?? "") }
  }
}
