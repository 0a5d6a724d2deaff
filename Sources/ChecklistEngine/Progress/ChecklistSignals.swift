import EventLog
import Foundation

/// Finds in a history what concerns one checklist of one owner, in the order it happened.
struct ChecklistSignals {
  let plan: ChecklistPlan
  let owner: Subject
  let history: History
  let aliases: [UserID: UserID]

  private var checklist: Checklist { plan.checklist }

  func all() -> [ChecklistSignal] {
    let signals = touches() + occurrences() + matches()
    let order = signals.indices.sorted { a, b in
      (signals[a].mark.at, signals[a].position, a) < (signals[b].mark.at, signals[b].position, b)
    }
    return order.map { signals[$0] }
  }

  /// True when an event of this content is about this owner's list.
  func concerns(_ event: Event) -> Bool {
    checklist.concerns(event, owner: owner)
  }

  private func touches() -> [ChecklistSignal] {
    history.events(of: checklist.ref).compactMap { recorded in
      let event = recorded.event
      guard concerns(event), let kind = kind(of: event) else { return nil }
      return ChecklistSignal(
        kind: kind, mark: recorded.mark, position: recorded.position, version: event.content?.version ?? 0,
        percent: event.properties[.percent]?.integer.map { min(max($0, 0), 100) })
    }
  }

  private func kind(of event: Event) -> ChecklistSignal.Kind? {
    let index = event.item.flatMap { plan.indexByID[$0] }
    switch event.name {
    case .ticked: return index.map { .ticked($0) } ?? .note
    case .unticked: return index.map { .unticked($0) } ?? .note
    case .verified: return index.map { .verified($0, role: event.properties[.role]?.string ?? "") } ?? .note
    default: break
    }
    // Facts about the whole list are only believed in the stream that they belong to.
    guard event.subject == owner else { return nil }
    let cause = Completion.Cause(property: event.properties[.cause])
    switch event.name {
    case .completed:
      guard let item = event.item else { return .listCompleted(cause) }
      return plan.levelByID[item].map { .levelCompleted($0, cause) } ?? .note
    case .milestone: return .milestone
    case .advanced: return .note
    default: return nil
    }
  }

  /// What the product's own events say. Where the order is not strict, no more of them than are needed.
  private func occurrences() -> [ChecklistSignal] {
    guard let start = lookBackStart() else { return [] }
    var signals: [ChecklistSignal] = []
    for (index, entry) in plan.entries.enumerated() {
      for (key, wanted) in entry.item.done.enumerated() {
        guard case .event(let name, let atLeast, let people) = wanted else { continue }
        var count = 0
        var found: Set<UserID> = []
        for recorded in history.events(named: name)
        where recorded.event.time >= start && checklist.isDone(by: recorded.event.subject, owner: owner) {
          signals.append(signal(.occurred(index, key: key), recorded))
          count += 1
          if let user = recorded.event.subject.user { found.insert(aliases[user] ?? user) }
          if checklist.order != .strict, count >= atLeast, found.count >= people { break }
        }
      }
    }
    return signals
  }

  private func matches() -> [ChecklistSignal] {
    var signals: [ChecklistSignal] = []
    for (index, entry) in plan.entries.enumerated() {
      for (key, wanted) in entry.item.done.enumerated() {
        guard case .attribute(let match) = wanted else { continue }
        let (subject, name) = match.source(for: owner)
        let first = history.events(named: .attributesChanged).first {
          $0.event.subject == subject && match.holds(for: $0.event.properties[name])
        }
        if let first { signals.append(signal(.matched(index, key: key), first)) }
      }
    }
    return signals
  }

  private func lookBackStart() -> Date? {
    switch checklist.lookBack {
    case .ever: .distantPast
    case .assignment: checklist.assignment(of: owner, in: history)
    case .since(let name):
      history.events(named: name).first { checklist.isDone(by: $0.event.subject, owner: owner) }?.event.time
    }
  }

  private func signal(_ kind: ChecklistSignal.Kind, _ recorded: RecordedEvent) -> ChecklistSignal {
    ChecklistSignal(kind: kind, mark: recorded.mark, position: recorded.position, version: 0, percent: nil)
  }
}

extension RecordedEvent {
  var mark: Mark { Mark(by: event.subject.user, at: event.time, event: event.id) }
}
