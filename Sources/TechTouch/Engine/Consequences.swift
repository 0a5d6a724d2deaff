import Foundation

/// What follows from something that happened: tours that go on by themselves, levels and milestones that are reached,
/// messages, tasks. A pure function of the event and of the history up to it.
///
/// Every id comes from the event's own, so working an event out twice, or on two servers, stores nothing twice.
enum Consequences {
  /// False when nothing can follow from an event, whatever happened before it: no content and no rule waits for it.
  static func canFollow(from event: Event, catalog: Catalog) -> Bool {
    !event.name.isReserved || catalog.rules.waits(for: event.name)
      || catalog.checklists.contains { $0.mayChange(with: event) }
      || catalog.programmes.contains { $0.mayChange(with: event) }
  }

  /// The events that follow, in any of the account's streams.
  static func of(_ recorded: RecordedEvent, in history: AccountHistory, catalog: Catalog) -> [Event] {
    let event = recorded.event
    if let identity = Identification.consequence(of: recorded, in: history) { return [identity] }
    let past = history.through(recorded.position)
    return guides(event, past, catalog) + checklists(event, past, catalog) + rules(event, past, catalog)
  }

  /// Tours whose step waits for this event.
  private static func guides(_ event: Event, _ history: AccountHistory, _ catalog: Catalog) -> [Event] {
    guard !event.name.isReserved, event.subject.user != nil else { return [] }
    let own = history.of(event.subject)
    return catalog.guides.flatMap { guide -> [Event] in
      guard !own.events(of: guide.ref).isEmpty else { return [] }
      return GuideProgress(of: guide, in: own, subject: event.subject).reaction(to: event)
    }
  }

  /// Levels, milestones and programmes that the event completes.
  private static func checklists(_ event: Event, _ history: AccountHistory, _ catalog: Catalog) -> [Event] {
    catalog.checklists.flatMap { checklist in
      ChecklistProgress(of: checklist, in: history.all, subject: event.subject).facts(at: event.time)
    }
      + catalog.programmes.flatMap { programme in
        ProgrammeProgress(
          of: programme, in: history.all, subject: event.subject,
          calendar: Profile(of: event.subject, in: history, product: catalog.product).calendar
        ).facts(at: event.time)
      }
  }

  /// Rules that the event triggers: for its own user, or for every user of the account when it is the account's.
  private static func rules(_ event: Event, _ history: AccountHistory, _ catalog: Catalog) -> [Event] {
    let subjects = event.subject.user == nil ? history.members : [event.subject]
    return subjects.flatMap { subject -> [Event] in
      let occasion = occasion(of: event, for: subject, in: history, catalog: catalog)
      let decision = catalog.rules.decide(occasion, user: history.of(subject), account: history.all)
      return decision.chosen.flatMap { choice in
        self.events(
          of: choice, for: subject, cause: event, zones: occasion.zones, catalog: catalog, decision: decision,
          from: history.position)
      }
    }
  }

  /// An event as a decision for one user takes it, from what was known when it was recorded.
  static func occasion(of event: Event, for subject: Subject, in history: AccountHistory, catalog: Catalog)
    -> Occasion
  {
    let profile = Profile(of: subject, in: history, product: catalog.product)
    return Occasion(
      .event(event), for: subject, at: history.present(event.time), zones: profile.zones,
      locale: profile.languages.first?.rawValue)
  }

  /// What a choice comes to when it is not a page that shows it.
  static func events(
    of choice: Choice, for subject: Subject, id: EventID, due: Date, cause: Event?, zones: Zones, catalog: Catalog,
    decision: Decision, from position: Position
  ) -> [Event] {
    var properties = choice.grantProperties(digest: decision.digest)
    properties[.decidedFrom] = .integer(Int(position.rawValue))
    properties[.cause] = (cause?.id.rawValue).map(Value.string)
    func event(_ name: EventName, _ content: ContentRef? = nil, _ more: [PropertyName: Value] = [:]) -> Event {
      Event(
        id: id, name: name, subject: subject, time: due, content: content,
        properties: properties.merging(more) { _, new in new })
    }
    switch choice.action {
    case .send(let reference):
      guard let content = catalog.content(reference) else { return [] }
      var more: [PropertyName: Value] = [.due: .date(max(due, choice.notBefore ?? due))]
      more.merge(Milestones.mergeValues(of: cause, catalog: catalog)) { _, new in new }
      return [event(.queued, content.ref, more)]
    case .openTask(let task):
      var more: [PropertyName: Value] = [.task: .string(task.id), .title: .string(task.title)]
      more[.assignee] = task.assignee.map(Value.string)
      let calendar = BusinessCalendar(timeZone: zones.resolved().zone, holidays: Set(catalog.product.holidays))
      more[.due] = task.due.map { .date($0.date(from: due, calendar: calendar)) }
      more[.reason] = .string(cause.map(Self.reason) ?? "")
      return [event(.taskOpened, nil, more)]
    case .start(let reference):
      guard let content = catalog.content(reference) else { return [] }
      // A programme is the company's: whoever of its users comes first starts it for all.
      var start = event(.started, content.ref)
      start.subject = subject.ofAccount ?? subject
      start.id = EventID("\(content.ref.unversioned)/started")
      return [start]
    case .call(let name):
      return [event(.hostCalled, nil, [.call: .string(name)])]
    case .show(let reference):
      guard let content = catalog.content(reference) else { return [] }
      return [event(.granted, content.ref)]
    }
  }

  private static func events(
    of choice: Choice, for subject: Subject, cause: Event, zones: Zones, catalog: Catalog, decision: Decision,
    from position: Position
  ) -> [Event] {
    guard !choice.isContinuing else { return [] }
    return events(
      of: choice, for: subject, id: EventID("\(choice.rule)/\(cause.id)"), due: cause.time, cause: cause, zones: zones,
      catalog: catalog, decision: decision, from: position)
  }

  /// What a person reads as the reason of a task: what happened, and the score if there was one.
  private static func reason(_ cause: Event) -> String {
    let content = cause.content.map { " \($0)" } ?? ""
    let score = cause.properties[.score].map { ", score \($0)" } ?? ""
    return "\(cause.name)\(content)\(score)"
  }
}
