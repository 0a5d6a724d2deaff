import EventLog
import Foundation
import TouchContent

/// What stands below an item: who did it, what it waits for. Plain text; whoever writes it escapes it.
struct ChecklistRemarks {
  let page: ChecklistPage
  let item: ItemProgress

  private var context: RenderContext { page.context }

  var all: [String] {
    var remarks: [String] = []
    if item.item.isOptional { remarks.append(context.plain(.optional)) }
    remarks += people
    if !item.isDone { remarks += due }
    switch item.state {
    case .open, .blocked, .disputed: remarks += quorum + obstacles + detection
    case .waiting: remarks.append(waiting)
    case .early: remarks += obstacles
    case .done: break
    }
    return remarks
  }

  /// Who did it, who confirmed it, who took it back.
  private var people: [String] {
    var remarks: [String] = []
    if let done = item.ticked ?? (item.isDone || item.state == .waiting ? item.detected.last : nil) {
      remarks += remark(.checklistDoneBy, done)
    }
    if let verified = item.verified { remarks += remark(.checklistVerifiedBy, verified) }
    if let disputed = item.disputed { remarks += remark(.checklistDisputedBy, disputed) }
    return remarks
  }

  private func remark(_ phrase: Phrase, _ mark: Mark) -> [String] {
    guard let name = mark.by.flatMap({ page.names[$0] }) else { return [] }
    let text = context.plain(phrase, ["name": name])
    guard let day = page.calendar?.day(of: mark.at) else { return [text] }
    return [context.plain(.checklistOn, ["text": text, "date": day.text(in: context.language)])]
  }

  private var due: [String] {
    guard let calendar = page.calendar, let day = page.progress.dueDay(of: item.id, in: calendar) else { return [] }
    return [context.plain(.checklistDue, ["date": day.text(in: context.language)])]
  }

  private var waiting: String {
    let role = item.item.verifiedBy ?? ""
    guard let label = context.phrases["role.\(role)"] else { return context.plain(.checklistWaiting) }
    return context.plain(.checklistWaitingFor, ["role": context.plain(label)])
  }

  private var quorum: [String] {
    item.item.done.compactMap { key in
      guard case .event(_, _, let people) = key, people > 1 else { return nil }
      return context.plain(
        .checklistPeople, ["done": "\(min(item.detected.count, people))", "total": "\(people)"])
    }
  }

  private var detection: [String] {
    guard item.obstacles.isEmpty, !item.item.done.isEmpty, !item.item.isTicked else { return [] }
    return [context.plain(.checklistDetected)]
  }

  private var obstacles: [String] {
    let wanted = item.obstacles.first
    switch wanted {
    case .needs(let id), .earlier(let id):
      guard let other = page.progress[id] else { return [] }
      return [context.plain(.checklistNeeds, ["title": context.plain(other.item.statement)])]
    case .level(let id):
      guard let level = page.progress.levels.first(where: { $0.id == id }) else { return [] }
      return [context.plain(.checklistLocked, ["title": context.plain(level.level.title)])]
    case nil:
      return []
    }
  }
}
