import EventLog

extension ChecklistFold {
  /// What became of one item, as a value for readers.
  func progress(of index: Int, revision: Int) -> ItemProgress {
    let entry = plan.entries[index]
    let record = items[index]
    let obstacles = record.isDone || record.isAccepted ? [] : obstacles(of: index)
    return ItemProgress(
      ItemProgress.Standing(
        item: entry.item, level: plan.checklist.levels[entry.level].id, state: state(of: index, obstacles),
        obstacles: obstacles, ticked: record.ticked, detected: record.detected, verified: record.verified,
        disputed: record.disputed, doneAt: record.doneAt, revision: revision))
  }

  /// The levels that have items, as values for readers.
  func levels(of items: [ItemProgress]) -> [LevelProgress] {
    plan.ranges.indices.filter { !plan.ranges[$0].isEmpty }.map { level in
      let state: LevelProgress.State =
        if let ending = levels[level] {
          .completed(ending.completion)
        } else {
          isOpen(level: level) ? .open : .locked
        }
      return LevelProgress(
        level: plan.checklist.levels[level], state: state, items: Array(items[plan.ranges[level]]))
    }
  }

  private func state(of index: Int, _ obstacles: [Obstacle]) -> ItemState {
    let item = plan.entries[index].item
    let record = items[index]
    if record.isDone { return .done }
    if record.disputed != nil { return .disputed }
    if record.isAccepted { return .waiting }
    if !item.done.isEmpty, record.isTurned(for: item) { return .early }
    return obstacles.isEmpty ? .open : .blocked
  }
}
