import Foundation

/// What follows from something that happened: tours that go on by themselves, levels and milestones that are reached,
/// messages, tasks. A pure function of the event and of the history up to it.
///
/// Every id comes from the event's own, so working an event out twice, or on two servers, stores nothing twice.
enum Consequences {
  /// The facts that follow, in any of the account's streams.
  static func facts(of recorded: RecordedEvent, in past: AccountHistory, catalog: Catalog) -> [Event] {
    guides(recorded.event, past, catalog) + checklists(recorded.event, past, catalog)
  }

  /// What rules decide because of the event: for its own user, or for every user of the account when it is the account's.
  static func errands(of recorded: RecordedEvent, in past: AccountHistory, catalog: Catalog) -> [Errand] {
    let event = recorded.event
    let subjects = event.subject.user == nil ? past.members : [event.subject]
    return subjects.flatMap { subject -> [Errand] in
      let occasion = occasion(of: event, for: subject, in: past, catalog: catalog)
      let decision = catalog.rules.decide(occasion, past.knowledge(of: subject))
      return decision.chosen.filter { !$0.isContinuing }.map { choice in
        Errand(
          id: EventID.derived("\(choice.rule)/\(event.id)"), choice: choice, occasion: occasion,
          digest: decision.digest, decidedFrom: past.position, due: event.time, cause: event)
      }
    }
  }

  /// An event as a decision for one user takes it, from what was known when it was recorded.
  static func occasion(of event: Event, for subject: Subject, in history: AccountHistory, catalog: Catalog)
    -> Occasion
  {
    Occasion(.event(event), for: subject, at: history.present(event.time), in: history, catalog: catalog)
  }

  /// Tours whose step waits for this event.
  private static func guides(_ event: Event, _ history: AccountHistory, _ catalog: Catalog) -> [Event] {
    guard !event.name.isReserved, event.subject.user != nil else { return [] }
    let own = history.of(event.subject)
    return catalog.guides.flatMap { guide -> [Event] in
      guard own.hasEvents(of: guide.ref) else { return [] }
      return catalog.progress(of: guide, in: own, company: history.all, subject: event.subject).reaction(to: event)
    }
  }

  /// Levels, milestones and programmes that the event completes.
  private static func checklists(_ event: Event, _ history: AccountHistory, _ catalog: Catalog) -> [Event] {
    let levels = catalog.checklists.flatMap { checklist in
      ChecklistProgress(of: checklist, in: history.all, subject: event.subject).facts(at: event.time)
    }
    guard !catalog.programmes.isEmpty else { return levels }
    let calendar = Profile(of: event.subject, in: history, product: catalog.product).calendar
    return levels
      + catalog.programmes.flatMap { programme in
        ProgrammeProgress(of: programme, in: history.all, subject: event.subject, calendar: calendar)
          .facts(at: event.time)
      }
  }
}
