public import EventLog
import Foundation

/// What the log says of one user and one guide, whatever version of it is published.
struct GuideFold: Hashable, Sendable {
  /// How many events have changed the state.
  private(set) var revision = 0
  /// How often the user has begun.
  private(set) var attempt = 0
  /// When the state changed last.
  private(set) var since: Date?
  /// How the attempt ended, or until when it is put off.
  private(set) var phase = Phase.notStarted
  private(set) var trail = StepTrail()
  /// The steps of this attempt whose anchor was reported missing.
  private(set) var missed: Set<ItemID> = []
  /// Every report, of all attempts.
  private(set) var reported: Set<Miss> = []
  /// The version that the user was last in; 0 before the first attempt.
  private(set) var version = 0
  /// The share of the tour that was shown to be done before a new version took the user over, from 0 to 1.
  private(set) var shownBefore = 0.0

  /// An anchor that was reported missing.
  struct Miss: Hashable, Sendable {
    var step: ItemID
    var version: Int
  }

  enum Phase: Hashable, Sendable {
    case notStarted, running, completed, skipped, dismissed
    case snoozed(until: Date)

    /// True when the attempt has begun and not ended.
    var isOpen: Bool {
      switch self {
      case .running, .snoozed: true
      case .notStarted, .completed, .skipped, .dismissed: false
      }
    }
  }

  /// Takes the next event of the guide into account.
  /// - Parameters:
  ///   - first: The step at which an attempt begins whose event names none.
  ///   - next: The step that follows one, for the events of whoever was erased: they name the step they are about, and no
  ///     longer the one they lead to.
  mutating func apply(_ event: Event, first: ItemID?, next: (ItemID) -> ItemID?) {
    if event.subject.isErased, phase.isOpen, let step = event.item, event.name.isOfAttempt { stand(at: step) }
    if case .snoozed(let until) = phase, until <= event.time { phase = .running }
    switch event.name {
    case .started:
      if phase == .notStarted { begin(at: event.item ?? first) } else if case .snoozed = phase { phase = .running }
    case .restarted:
      begin(at: event.item ?? first)
    case .advanced:
      if phase.isOpen, let step = event.properties[.to]?.string.map(ItemID.init) {
        if event.properties[.by] == "version" {
          move(to: step, shown: event.properties[.shown]?.number ?? 0)
        } else {
          event.properties[.by] == "back" ? trail.goBack(to: step) : trail.reach(step)
        }
      } else if event.subject.isErased, phase.isOpen, let step = event.item.flatMap(next) {
        trail.reach(step)
      }
    case .snoozed:
      if phase.isOpen, let until = event.properties[.until]?.date { phase = .snoozed(until: until) }
    case .completed:
      phase = .completed
    case .skipped:
      if phase != .completed { phase = .skipped }
    case .dismissed:
      if phase != .completed { phase = .dismissed }
    case .anchorMissing:
      guard let step = event.item else { return }
      missed.insert(step)
      reported.insert(Miss(step: step, version: event.content?.version ?? 0))
      return
    default:
      return
    }
    revision += 1
    since = event.time
    version = event.content?.version ?? version
  }

  /// Where it has somebody who is in the middle.
  var place: ContentPlace? {
    phase.isOpen ? trail.steps.last.map { ContentPlace(version: version, step: $0) } : nil
  }

  /// A new attempt begins.
  mutating func begin(at step: ItemID?) {
    phase = .running
    attempt += 1
    missed = []
    shownBefore = 0
    trail = StepTrail()
    if let step { trail.reach(step) }
  }

  /// A new version will have the user begin again; what is put off stays so until then.
  mutating func beginLater(at step: ItemID) {
    let phase = phase
    begin(at: step)
    self.phase = phase
  }

  /// The user is at a step, however they came there.
  private mutating func stand(at step: ItemID) {
    guard trail.steps.last != step else { return }
    trail.steps.contains(step) ? trail.goBack(to: step) : trail.reach(step)
  }

  /// A new version takes the user to another of its steps.
  mutating func move(to step: ItemID, shown: Double) {
    trail.move(to: step)
    shownBefore = max(shownBefore, shown)
  }
}

extension EventName {
  /// True for what names the step at which the user was.
  fileprivate var isOfAttempt: Bool { [.advanced, .snoozed, .completed, .skipped, .dismissed].contains(self) }
}

extension PropertyName {
  /// The share of the tour that was shown to be done when a new version took the user over, from 0 to 1.
  public static let shown: PropertyName = "shown"
}
