import EventLog

/// The histories that were read last.
///
/// A history grows in its place here: handing out a copy and taking a longer one back would copy all of it each time.
struct HistoryCache {
  private var entries: [ReadScope: Entry] = [:]
  private var clock = 0
  private let capacity: Int

  private struct Entry {
    var history = AccountHistory()
    var lastUse = 0
  }

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// What was read of a scope; nil when it is not held.
  mutating func history(of scope: ReadScope) -> AccountHistory? {
    clock += 1
    guard let index = entries.index(forKey: scope) else { return nil }
    entries.values[index].lastUse = clock
    return entries.values[index].history
  }

  /// Adds what was read after a position, and gives the whole; nil when what came before is no longer held.
  /// - Parameter elsewhere: What was done in the streams of other scopes that the new events open.
  mutating func extend(
    _ scope: ReadScope, after seen: Position?, with new: [RecordedEvent], elsewhere: [RecordedEvent] = []
  ) -> AccountHistory? {
    let held = entries[scope]?.history.position ?? .start
    guard seen ?? .start <= held else { return nil }
    // Another task may have added some of these meanwhile.
    let new = new.filter { $0.position > held }
    if new.contains(where: { $0.event.name == .identified }) {
      let history = entries[scope]?.history ?? AccountHistory()
      entries[scope, default: Entry(lastUse: clock)].history = history.adopting(new, elsewhere: elsewhere)
    } else if entries[scope] == nil {
      entries[scope] = Entry(history: AccountHistory(new), lastUse: clock)
    } else {
      for event in new { entries[scope, default: Entry(lastUse: clock)].history.append(event) }
    }
    let history = entries[scope]?.history ?? AccountHistory()
    if entries.count > capacity { forgetOldest() }
    return history
  }

  /// Forgets one entry.
  mutating func forget(_ scope: ReadScope) {
    entries[scope] = nil
  }

  /// Forgets an eighth of the entries at once, so that the search for the oldest is worth its while.
  private mutating func forgetOldest() {
    let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(max(1, capacity / 8))
    for (scope, _) in oldest { entries[scope] = nil }
  }
}
