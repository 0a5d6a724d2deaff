import EventLog
import Foundation
import TouchContent

extension ChecklistPage {
  /// What stands below an item: who did it, what it waits for. Plain text; whoever writes it escapes it.
  func remarks(on item: ItemProgress) -> [String] {
    var remarks: [String] = []
    if item.item.isOptional { remarks.append(context.plain(.optional)) }
    addPeople(of: item, to: &remarks)
    if !item.isDone, let due = due(item) { remarks.append(due) }
    switch item.state {
    case .open, .blocked, .disputed:
      addQuorum(of: item, to: &remarks)
      if let obstacle = obstacle(of: item) { remarks.append(obstacle) }
      if isDetected(item) { remarks.append(context.plain(.checklistDetected)) }
    case .waiting: remarks.append(waiting(item))
    case .early: if let obstacle = obstacle(of: item) { remarks.append(obstacle) }
    case .done: break
    }
    return remarks
  }

  /// Who did it, who confirmed it, who took it back.
  private func addPeople(of item: ItemProgress, to remarks: inout [String]) {
    if let done = item.ticked ?? (item.isDone || item.state == .waiting ? item.detected.last : nil) {
      add(.checklistDoneBy, done, to: &remarks)
    }
    if let verified = item.verified { add(.checklistVerifiedBy, verified, to: &remarks) }
    if let disputed = item.disputed { add(.checklistDisputedBy, disputed, to: &remarks) }
  }

  private func add(_ phrase: Phrase, _ mark: Mark, to remarks: inout [String]) {
    guard let name = mark.by.flatMap({ names[$0] }) else { return }
    let text = context.plain(phrase, ["name": name])
    guard let day = calendar?.day(of: mark.at) else { return remarks.append(text) }
    remarks.append(context.plain(.checklistOn, ["text": text, "date": day.text(in: context.language)]))
  }

  private func due(_ item: ItemProgress) -> String? {
    guard let calendar, let day = progress.dueDay(of: item.id, in: calendar) else { return nil }
    return context.plain(.checklistDue, ["date": day.text(in: context.language)])
  }

  private func waiting(_ item: ItemProgress) -> String {
    let role = item.item.verifiedBy ?? ""
    guard let label = context.phrases["role.\(role)"] else { return context.plain(.checklistWaiting) }
    return context.plain(.checklistWaitingFor, ["role": context.plain(label)])
  }

  private func addQuorum(of item: ItemProgress, to remarks: inout [String]) {
    for case .event(_, _, let people) in item.item.done where people > 1 {
      let done = min(item.detected.count, people)
      remarks.append(context.plain(.checklistPeople, ["done": "\(done)", "total": "\(people)"]))
    }
  }

  private func isDetected(_ item: ItemProgress) -> Bool {
    item.obstacles.isEmpty && !item.item.done.isEmpty && !item.item.isTicked
  }

  private func obstacle(of item: ItemProgress) -> String? {
    switch item.obstacles.first {
    case .needs(let id), .earlier(let id):
      guard let other = progress[id] else { return nil }
      return context.plain(.checklistNeeds, ["title": context.plain(other.item.statement)])
    case .level(let id):
      guard let level = progress.levels.first(where: { $0.id == id }) else { return nil }
      return context.plain(.checklistLocked, ["title": context.plain(level.level.title)])
    case nil:
      return nil
    }
  }
}
