public import EventLog
public import Foundation

extension ChecklistProgress {
  /// What the log should hold and does not yet: levels and the list completed, milestones passed, and the shown
  /// percentage where something detected raised it.
  ///
  /// The events belong to the owner's stream. Their ids and times follow from the history, so that appending them twice,
  /// or on two servers, stores them once. Only what a change of the content brought about has the time given.
  ///
  /// An owner who never met the list has no facts: nobody is congratulated on a list that they do not know. What was
  /// detected before counts as soon as the list is granted, shown or ticked.
  ///
  /// Call it after every append that concerns the list: what is in the log stays true when the content changes.
  /// - Parameters:
  ///   - time: The time of what a change of the content brought about.
  ///   - contentChanged: True when it is called because a new version was published, and not because of an event.
  public func facts(at time: Date, contentChanged: Bool = false) -> [Event] {
    guard isMet else { return [] }
    let facts = Facts(owner: owner, content: checklist.ref, time: time, contentChanged: contentChanged)
    var events: [Event] = []
    for (level, ending) in zip(checklist.levels, fold.levels) {
      guard let ending, !ending.isLogged else { continue }
      events.append(
        facts.event(
          .completed, "\(level.id)/completed", ending.completion, item: level.id, [.scope: "level"]))
    }
    let milestones = fold.crossings.filter { $0.percent > fold.fired }
    events += milestones.map { percent, completion in
      facts.event(.milestone, "milestone/\(percent)", completion, [.percent: .integer(percent)])
    }
    if let list = fold.list, !list.isLogged {
      events.append(facts.event(.completed, "completed", list.completion, [.percent: 100]))
    }
    let told = events.compactMap { $0.properties[.percent]?.integer }.max() ?? 0
    if let raised = fold.raised, fold.shown > max(fold.logged, told) {
      events.append(
        facts.event(
          .advanced, "percent/\(fold.shown)", raised.completion, item: raised.item,
          [.percent: .integer(fold.shown), .by: "event"]))
    }
    return events
  }

  /// Makes the events of one list.
  private struct Facts {
    var owner: Subject
    var content: ContentRef
    var time: Date
    var contentChanged: Bool

    func event(
      _ name: EventName, _ id: String, _ completion: Completion, item: ItemID? = nil,
      _ properties: [PropertyName: Value]
    ) -> Event {
      let cause = contentChanged ? .contentChange : completion.cause
      var properties = properties
      properties[.cause] = cause.property
      return Event(
        id: EventID("\(content.unversioned)/\(id)"), name: name, subject: owner,
        time: cause == .contentChange ? time : completion.at, content: content, item: item, properties: properties)
    }
  }
}
