import Foundation

/// One thing that a rule has decided because of an event or a time, and that is still to be stored. Pure.
///
/// Whether its occasion and its condition hold was settled as of the instant they are about, and comes out the same
/// whenever it is worked out. What others may have taken meanwhile, the places of caps above all, is asked again of the
/// newest history, and the answer is stored only while that is the newest. Either answer has the same stable id, so one
/// of them is given once and for all.
struct Errand: Sendable {
  var id: EventID
  var choice: Choice
  /// What the choice was made on.
  var occasion: Occasion
  var digest: String
  /// How far the log had been read when it was made.
  var decidedFrom: Position
  /// When it was due.
  var due: Date
  /// The event that it follows from; nil for what a time brings.
  var cause: Event?
  /// Other ids under which the user's history may hold what it came to.
  var aliases: [EventID] = []

  var subject: Subject { occasion.subject }

  /// What it comes to.
  /// - Parameter now: When it is carried out; what a time brings counts as done when it was due, unless more has
  ///   happened since.
  func draft(in history: AccountHistory, catalog: Catalog, at now: Date) -> Appender.Draft<[Event]> {
    guard (aliases + [id]).allSatisfy({ history.of(subject).event($0, of: subject) == nil }) else {
      return Appender.Draft(result: [], events: [])
    }
    var occasion = occasion
    occasion.now = history.present(cause == nil ? due : now)
    let recheck = catalog.rules.recheck(choice, on: occasion, user: history.of(subject), account: history.all)
    switch recheck {
    case .falls(let reason):
      let event = withheld(because: reason, at: occasion.now)
      return Appender.Draft(result: [event], events: [event])
    case .stands(let choice):
      let places = SharedPlaces(of: subject, in: history, at: occasion.now)
      let events = events(of: choice, at: occasion.now, places: places, catalog: catalog, zones: occasion.zones)
        .filter { history.event($0.id, of: $0.subject) == nil }
      return Appender.Draft(
        result: events, events: events.filter { $0.subject == subject },
        claims: places.missing(for: [choice], rules: catalog.rules))
    }
  }

  /// The same for whom the user turned out to be, under the id that it has in their history.
  func moved(to person: Subject) -> Errand {
    var moved = self
    moved.id = id.linked(from: subject)
    moved.occasion.subject = person
    return moved
  }

  private func withheld(because reason: String, at now: Date) -> Event {
    var properties: [PropertyName: Value] = [.rule: .string(choice.rule.rawValue), .reason: .string(reason)]
    properties[.cause] = (cause?.id.rawValue).map(Value.string)
    return Event(
      id: id, name: .withheld, subject: subject, time: now, content: choice.content, properties: properties)
  }

  private func events(of choice: Choice, at now: Date, places: SharedPlaces, catalog: Catalog, zones: Zones) -> [Event]
  {
    var properties = places.grantProperties(of: choice, digest: digest)
    properties[.decidedFrom] = .integer(Int(decidedFrom.rawValue))
    if cause == nil, now != due { properties[.decidedAt] = .date(due) }
    properties[.cause] = (cause?.id.rawValue).map(Value.string)
    properties[.zone] = zones.resolved().fallback.map(Value.string)
    func event(_ name: EventName, _ content: ContentRef? = nil, _ more: [PropertyName: Value] = [:]) -> Event {
      Event(
        id: id, name: name, subject: subject, time: now, content: content,
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
      more[.due] = task.due.map { .date($0.date(from: now, calendar: calendar)) }
      more[.reason] = .string(cause.map(Self.reason) ?? occasionInWords(in: catalog))
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
      var granted = event(.granted, content.ref)
      granted.item = content.firstStep
      return [granted]
    }
  }

  /// What a person reads as the reason of a task that a time brought.
  private func occasionInWords(in catalog: Catalog) -> String {
    catalog.rules.ordered.first { $0.id == choice.rule }.map { "\($0.trigger)" } ?? ""
  }

  /// What a person reads as the reason of a task: what happened, and the score if there was one.
  private static func reason(_ cause: Event) -> String {
    let content = cause.content.map { " \($0)" } ?? ""
    let score = cause.properties[.score].map { ", score \($0)" } ?? ""
    return "\(cause.name)\(content)\(score)"
  }
}
