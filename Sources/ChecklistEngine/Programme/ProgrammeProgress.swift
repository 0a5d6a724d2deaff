public import EventLog
public import Foundation
public import TouchContent

/// What became of a programme for one company: a fold over its history.
public struct ProgrammeProgress: Sendable {
  /// The content.
  public let programme: Programme
  /// Whose programme it is: the company, or a user without one.
  public let owner: Subject
  /// When it was first granted, started or displayed; nil when it never was.
  public let startedAt: Date?
  /// The steps, in the order of the document.
  public let steps: [ProgrammeStepProgress]
  /// When every step was done; nil while that is not so. It stays so when a step is added or taken back.
  public let completion: Completion?
  private let isLogged: Bool

  /// Folds the history of a company.
  /// - Parameters:
  ///   - programme: The content.
  ///   - history: The history of the company.
  ///   - subject: The company or any of its users.
  ///   - calendar: The zone and the business days that due dates are counted in.
  public init(of programme: Programme, in history: History, subject: Subject, calendar: BusinessCalendar) {
    let owner = subject.ofAccount ?? subject
    let events = history.events(of: programme.ref).filter { $0.event.subject.ofAccount ?? $0.event.subject == owner }
    let startedAt = events.first { [.granted, .started, .displayed].contains($0.event.name) }?.event.time

    var marks: [ItemID: Mark] = [:]
    var revisions: [ItemID: Int] = [:]
    var completion: Completion?
    var isLogged = false
    let ids = Set(programme.steps.map(\.id))
    for recorded in events {
      let event = recorded.event
      switch event.name {
      case .ticked, .unticked:
        guard let item = event.item else { continue }
        revisions[item, default: 0] += 1
        if event.name == .unticked { marks[item] = nil } else { marks[item] = marks[item] ?? recorded.mark }
        guard completion == nil, !ids.isEmpty, ids.allSatisfy({ marks[$0] != nil }) else { continue }
        let version = event.content?.version ?? 0
        let isOld = version > 0 && version < programme.version
        completion = Completion(at: event.time, cause: isOld ? .contentChange : .event(event.id))
      case .completed where event.subject == owner:
        let cause = Completion.Cause(property: event.properties[.cause]) ?? .event(event.id)
        completion = Completion(at: event.time, cause: cause)
        isLogged = true
      default: continue
      }
    }
    self.programme = programme
    self.owner = owner
    self.startedAt = startedAt
    self.completion = completion
    self.isLogged = isLogged
    self.steps = programme.steps.map { step in
      let due = step.due?.day(start: startedAt.map(calendar.day(of:)), in: calendar) { name in
        history.dated(name, of: owner).map(calendar.day(of:))
      }
      return ProgrammeStepProgress(
        step: step, done: marks[step.id], waitsFor: step.after.filter { ids.contains($0) && marks[$0] == nil },
        due: due, dueBefore: due.map(calendar.end(of:)), revision: revisions[step.id] ?? 0)
    }
  }

  /// What became of one step; nil when there is none of that id.
  public subscript(step: ItemID) -> ProgrammeStepProgress? {
    steps.first { $0.id == step }
  }

  /// True when every step was done.
  public var isComplete: Bool { completion != nil }
  /// How many steps are done.
  public var doneCount: Int { steps.count(where: \.isDone) }

  /// The share of steps done, in whole percent rounded down; nil when there are none.
  public var percent: Int? {
    steps.isEmpty ? nil : doneCount * 100 / steps.count
  }

  /// The nonce of a form about a step in its present state.
  /// - Parameters:
  ///   - step: The step; nil for the whole programme.
  ///   - subject: The user that the form is made for.
  public func nonce(for step: ItemID?, subject: Subject) -> EventID {
    FormNonce.make(
      subject: subject, content: programme.ref, item: step, revision: step.flatMap { self[$0]?.revision } ?? 0)
  }

  /// Says what follows when somebody ticks a step or takes that back: the events to append to the actor's stream.
  /// - Throws: `Refusal` when the action is not possible now, or not for this actor.
  public func apply(
    _ action: ChecklistAction, to step: ItemID?, by actor: Subject, id: EventID, at time: Date
  ) throws(Refusal) -> [Event] {
    let name = "programme \"\(programme.id)\""
    guard action == .tick || action == .untick else {
      throw Refusal(.outOfOrder, "\(name) knows no action \"\(action.rawValue)\"")
    }
    guard let step else {
      throw Refusal(.malformed, "the action \"\(action.rawValue)\" of \(name) needs a step, found none")
    }
    guard let progress = self[step] else {
      throw Refusal(.unknownItem, "\(name) has no step \"\(step)\"", item: step.rawValue)
    }
    guard actor.user != nil, actor.ofAccount ?? actor == owner else {
      throw Refusal(.notAllowed, "\(name) of \(owner) cannot be changed by \(actor)", item: step.rawValue)
    }
    guard progress.isDone == (action == .untick) else {
      let state = progress.isDone ? "ticked already" : "not ticked, so there is no tick to take back"
      throw Refusal(.outOfOrder, "step \"\(step)\" of \(name) is \(state)", item: step.rawValue)
    }
    if let first = progress.waitsFor.first, action == .tick {
      throw Refusal(
        .outOfOrder, "step \"\(step)\" of \(name) cannot be ticked yet: step \"\(first)\" comes first",
        item: step.rawValue)
    }
    return [
      Event(
        id: id, name: action == .tick ? .ticked : .unticked, subject: actor, time: time, content: programme.ref,
        item: step)
    ]
  }

  /// What the log should hold and does not yet: that the programme is complete. Ids and times follow from the history.
  /// - Parameter time: The time of a completion that a change of the content brought about.
  public func facts(at time: Date) -> [Event] {
    guard let completion, !isLogged else { return [] }
    return [
      Event(
        id: EventID("\(programme.ref.unversioned)/completed"), name: .completed, subject: owner,
        time: completion.cause == .contentChange ? time : completion.at, content: programme.ref,
        properties: [.cause: completion.cause.property])
    ]
  }
}
