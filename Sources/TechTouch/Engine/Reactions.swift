/// Which events anything in a catalogue waits for; nothing follows from the others, so nothing has to be read for them.
struct Reactions: Sendable {
  /// The events that schedules count from, and for how many seconds after one of them something may still come due.
  private(set) var anchors: [EventName: Int] = [:]
  /// The events that rules, tours and lists name.
  private var named: Set<EventName> = [.identified, .anchorMissing]
  private var hasLists = false

  init() {}

  init(_ catalog: Catalog) {
    for rule in catalog.rules.document.rules {
      switch rule.trigger {
      case .event(let pattern): named.insert(pattern.name)
      case .schedule(let schedule):
        let reach = schedule.days * 86_400 + Int(Agenda.margin) + catalog.rules.document.policy.lateness.seconds
        anchors[schedule.after] = max(anchors[schedule.after] ?? 0, reach)
      default: break
      }
    }
    for step in catalog.guides.flatMap(\.steps) {
      if case .event(let name) = step.advance { named.insert(name) }
    }
    for key in catalog.checklists.flatMap(\.items).flatMap(\.done) {
      if case .event(let name, _, _) = key { named.insert(name) }
    }
    hasLists = !catalog.checklists.isEmpty || !catalog.programmes.isEmpty
  }

  /// False when nothing can follow from the event.
  func mayFollow(_ event: Event) -> Bool {
    if named.contains(event.name) { return true }
    guard hasLists else { return false }
    let isOfList = event.content?.kind == .checklist || event.content?.kind == .programme
    return isOfList || !Self.plumbing.contains(event.name)
  }

  /// What the library notes for itself, and no list counts.
  private static let plumbing: Set<EventName> = [
    .granted, .claimed, .lapsed, .displayed, .advanced, .queued, .withheld, .cancelled, .sent, .failed, .delivered,
    .opened, .clicked, .taskOpened, .taskClosed, .hostCalled, .swept,
  ]
}
