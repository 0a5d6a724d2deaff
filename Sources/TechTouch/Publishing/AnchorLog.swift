/// Who came to which step of which version of a guide, and who found its element missing.
struct AnchorLog: Sendable {
  private var steps: [Key: Users] = [:]

  private struct Key: Hashable {
    var guide: ContentRef
    /// Nil for the first step, in logs that do not name it.
    var step: ItemID?
  }

  private struct Users {
    var presented: Set<Subject> = []
    var missed: Set<Subject> = []
  }

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    guard let guide = event.content, guide.kind == .guide else { return }
    switch event.name {
    case .started, .restarted:
      steps[Key(guide: guide, step: event.item), default: Users()].presented.insert(event.subject)
    case .advanced:
      guard let step = event.properties[.to]?.string.map(ItemID.init) else { return }
      steps[Key(guide: guide, step: step), default: Users()].presented.insert(event.subject)
    case .anchorMissing:
      guard let step = event.item else { return }
      steps[Key(guide: guide, step: step), default: Users()].missed.insert(event.subject)
    default: return
    }
  }

  /// The reason to pause a guide; nil when there is none. Of several steps the first in order is named.
  func pause(of guide: Guide) -> Pause? {
    for (index, step) in guide.steps.enumerated() {
      guard let anchor = step.anchor, var users = steps[Key(guide: guide.ref, step: step.id)] else { continue }
      if index == 0, let unnamed = steps[Key(guide: guide.ref, step: nil)] {
        users.presented.formUnion(unnamed.presented)
      }
      // Who found it missing came there, whatever the log says of the way.
      users.presented.formUnion(users.missed)
      guard guide.breaker.trips(missed: users.missed.count, of: users.presented.count) else { continue }
      return Pause(
        step: step.id, anchor: anchor.selector, missed: users.missed.count, presented: users.presented.count)
    }
    return nil
  }
}
