import EventLog
import Foundation
import TouchContent

extension ChecklistPage {
  /// What stands below an item: who did it, what it waits for.
  func remarks(on item: ItemProgress) -> [Remark] {
    var remarks: [Remark] = []
    if item.item.isOptional { remarks.append(Remark(.optional, in: context)) }
    addPeople(of: item, to: &remarks)
    if !item.isDone, let due = due(item) { remarks.append(due) }
    switch item.state {
    case .open, .blocked, .disputed:
      addQuorum(of: item, to: &remarks)
      if let obstacle = obstacle(of: item) { remarks.append(obstacle) }
      if isDetected(item) { remarks.append(Remark(.checklistDetected, in: context)) }
    case .waiting: remarks.append(waiting(item))
    case .early: if let obstacle = obstacle(of: item) { remarks.append(obstacle) }
    case .done: break
    }
    return remarks
  }

  /// Who did it, who confirmed it, who took it back.
  private func addPeople(of item: ItemProgress, to remarks: inout [Remark]) {
    if let done = item.ticked ?? (item.isDone || item.state == .waiting ? item.detected.last : nil) {
      add(.checklistDoneBy, done, to: &remarks)
    }
    if let verified = item.verified { add(.checklistVerifiedBy, verified, to: &remarks) }
    if let disputed = item.disputed { add(.checklistDisputedBy, disputed, to: &remarks) }
  }

  private func add(_ phrase: Phrase, _ mark: Mark, to remarks: inout [Remark]) {
    guard let name = mark.by.flatMap({ names[$0] }) else { return }
    let remark = Remark(phrase, ["name": name], in: context)
    guard let day = calendar?.day(of: mark.at) else { return remarks.append(remark) }
    remarks.append(
      Remark(.checklistOn, ["text": remark.text, "date": day.text(in: context.language)], in: context))
  }

  private func due(_ item: ItemProgress) -> Remark? {
    guard let calendar, let day = progress.dueDay(of: item.id, in: calendar) else { return nil }
    return Remark(.checklistDue, ["date": day.text(in: context.language)], in: context)
  }

  private func waiting(_ item: ItemProgress) -> Remark {
    let role = item.item.verifiedBy ?? ""
    guard let label = context.phrases["role.\(role)"] else { return Remark(.checklistWaiting, in: context) }
    return Remark(.checklistWaitingFor, ["role": context.plain(label)], in: context)
  }

  private func addQuorum(of item: ItemProgress, to remarks: inout [Remark]) {
    for case .event(_, _, let people) in item.item.done where people > 1 {
      let done = min(item.detected.count, people)
      remarks.append(Remark(.checklistPeople, ["done": "\(done)", "total": "\(people)"], in: context))
    }
  }

  private func isDetected(_ item: ItemProgress) -> Bool {
    item.obstacles.isEmpty && !item.item.done.isEmpty && !item.item.isTicked
  }

  private func obstacle(of item: ItemProgress) -> Remark? {
    switch item.obstacles.first {
    case .needs(let id), .earlier(let id):
      guard let other = progress[id] else { return nil }
      return Remark(.checklistNeeds, ["title": context.plain(other.item.statement)], in: context)
    case .level(let id):
      guard let level = progress.levels.first(where: { $0.id == id }) else { return nil }
      return Remark(.checklistLocked, ["title": context.plain(level.level.title)], in: context)
    case nil:
      return nil
    }
  }
}
