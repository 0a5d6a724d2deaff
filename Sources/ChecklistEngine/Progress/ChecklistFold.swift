import EventLog
import Foundation

/// The state machine of a checklist: events go in one after another, in the order they happened.
///
/// What does not fit the state changes nothing, so that events of several servers give one answer: a second tick, a
/// check by whoever ticked, an item done before its turn where the order is strict.
struct ChecklistFold: Sendable {
  let plan: ChecklistPlan
  /// The person behind an id that was merged into another.
  let aliases: [UserID: UserID]
  private(set) var items: [ItemRecord]
  private(set) var levels: [Ending?]
  private(set) var list: Ending?
  /// The percentage as the reader sees it; never falls.
  private(set) var shown = 0
  /// The highest percentage that the log tells.
  private(set) var logged = 0
  /// What raised the shown percentage last.
  private(set) var raised: (completion: Completion, item: ItemID?)?
  /// The highest milestone in the log.
  private(set) var fired = 0
  /// The milestones passed, in order.
  private(set) var crossings: [(percent: Int, completion: Completion)] = []

  struct Ending: Sendable {
    var completion: Completion
    var isLogged = false
  }

  init(_ plan: ChecklistPlan, aliases: [UserID: UserID]) {
    self.plan = plan
    self.aliases = aliases
    items = plan.entries.map { ItemRecord($0.item) }
    levels = plan.checklist.levels.map { _ in nil }
    settle(Completion(at: .distantPast, cause: .contentChange))
  }

  /// The share done of what counts, in whole percent, rounded down; nil when nothing counts.
  var percent: Int? {
    guard plan.totalWeight > 0 else { return nil }
    let done = items.indices.reduce(0) { $0 + (items[$1].isDone ? plan.entries[$1].weight : 0) }
    return done * 100 / plan.totalWeight
  }

  func person(_ id: UserID) -> UserID {
    aliases[id] ?? id
  }

  /// True when the levels before are complete; one in which nothing counts is passed.
  func isOpen(level: Int) -> Bool {
    (0..<level).allSatisfy { levels[$0] != nil || plan.required[$0].isEmpty }
  }

  /// What keeps an item from being begun, by the rules of the list.
  func obstacles(of index: Int) -> [Obstacle] {
    let entry = plan.entries[index]
    var found: [Obstacle] = []
    if let before = (0..<entry.level).first(where: { levels[$0] == nil && !plan.required[$0].isEmpty }) {
      found.append(.level(plan.checklist.levels[before].id))
    }
    found += entry.needs.filter { !items[$0].isDone }.map { .needs(plan.entries[$0].item.id) }
    if plan.checklist.order != .free,
      let earlier = plan.required[entry.level].first(where: { $0 < index && !items[$0].isDone })
    {
      found.append(.earlier(plan.entries[earlier].item.id))
    }
    return found
  }

  /// Takes in the next event.
  mutating func apply(_ signal: ChecklistSignal) {
    let before = shown
    let doneBefore = items.indices.filter { items[$0].isDone }
    turn(signal)
    let completion = signal.completion(of: plan.checklist)
    settle(completion)
    shown = max(shown, percent ?? 0, signal.percent ?? 0, list == nil ? 0 : 100)
    logged = max(logged, signal.percent ?? 0)
    guard shown > before else { return }
    let raiser = items.indices.last { items[$0].isDone && !doneBefore.contains($0) }
    raised = (completion, raiser.map { plan.entries[$0].item.id })
    let passed = plan.checklist.milestones.filter { $0 > before && $0 <= shown }.sorted()
    let announced = plan.checklist.milestonePolicy == .highest ? passed.suffix(1) : passed[...]
    crossings += announced.map { ($0, completion) }
  }

  private mutating func turn(_ signal: ChecklistSignal) {
    switch signal.kind {
    case .ticked(let index): tick(index, signal.mark)
    case .unticked(let index): untick(index, signal.mark)
    case .verified(let index, let role): verify(index, signal.mark, role: role)
    case .occurred(let index, let key): occur(index, key, signal.mark)
    case .matched(let index, let key):
      guard !items[index].keys[key].isTurned else { return }
      items[index].keys[key].isTurned = true
    case .levelCompleted(let level, let cause):
      levels[level] = Ending(
        completion: Completion(at: signal.mark.at, cause: cause ?? .event(signal.mark.event)), isLogged: true)
    case .listCompleted(let cause):
      list = Ending(
        completion: Completion(at: signal.mark.at, cause: cause ?? .event(signal.mark.event)), isLogged: true)
      logged = 100
    case .milestone:
      fired = max(fired, signal.percent ?? 0)
    case .note:
      break
    }
  }

  private mutating func tick(_ index: Int, _ mark: Mark) {
    guard plan.entries[index].item.isTicked, items[index].ticked == nil, isTurn(of: index) else { return }
    items[index].ticked = mark
    items[index].disputed = nil
  }

  private mutating func untick(_ index: Int, _ mark: Mark) {
    if items[index].verified != nil {
      items[index].reopen()
      items[index].disputed = mark
    } else if items[index].ticked != nil {
      items[index].reopen()
    }
  }

  private mutating func verify(_ index: Int, _ mark: Mark, role: String) {
    guard let wanted = plan.entries[index].item.verifiedBy, wanted.utf8.elementsEqual(role.utf8),
      items[index].isAccepted, items[index].verified == nil, let by = mark.by,
      !items[index].doers(person).contains(person(by))
    else { return }
    items[index].verified = mark
    items[index].disputed = nil
  }

  private mutating func occur(_ index: Int, _ key: Int, _ mark: Mark) {
    guard case .event(_, let atLeast, let people) = plan.entries[index].item.done[key],
      !items[index].keys[key].isTurned, isTurn(of: index)
    else { return }
    var record = items[index].keys[key]
    record.count += 1
    if let by = mark.by.map(person), !record.marks.contains(where: { $0.by.map(person) == by }) {
      record.marks.append(mark)
    }
    record.isTurned = record.count >= atLeast && record.marks.count >= people
    items[index].keys[key] = record
  }

  /// True when something done now is not lost.
  private func isTurn(of index: Int) -> Bool {
    plan.checklist.order != .strict || obstacles(of: index).isEmpty
  }

  /// Lets everything follow that follows from the last event, until nothing changes.
  private mutating func settle(_ completion: Completion) {
    var isChanged = true
    while isChanged {
      isChanged = false
      for index in items.indices where promote(index, completion.at) { isChanged = true }
      for level in levels.indices where levels[level] == nil && isOpen(level: level) {
        let required = plan.required[level]
        guard !required.isEmpty, required.allSatisfy({ items[$0].isDone }) else { continue }
        levels[level] = Ending(completion: completion)
        isChanged = true
      }
    }
    if list == nil, percent == 100 { list = Ending(completion: completion) }
  }

  private mutating func promote(_ index: Int, _ time: Date) -> Bool {
    let item = plan.entries[index].item
    guard !items[index].isDone, items[index].isTurned(for: item) else { return false }
    let wasAccepted = items[index].isAccepted
    if !wasAccepted {
      guard obstacles(of: index).isEmpty else { return false }
      items[index].isAccepted = true
    }
    guard item.verifiedBy == nil || items[index].verified != nil else { return !wasAccepted }
    items[index].doneAt = time
    return true
  }
}
