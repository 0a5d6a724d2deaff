public import EventLog
public import Foundation
import TouchContent

/// Where one user stands with one guide: a fold over the user's events of that guide.
///
/// Events of other versions count: the user stands at the same step where this version has it, else at the last step
/// reached before it that this version has, else at the first.
public struct GuideProgress: Sendable {
  /// The guide as it is published.
  public let guide: Guide
  /// Whose progress it is.
  public let subject: Subject
  /// How many events have changed the state; forms of an earlier revision are stale.
  public private(set) var revision = 0
  /// How often the user has begun, from 1; 0 before the first time.
  public private(set) var attempt = 0
  /// When the state changed last.
  public private(set) var since: Date?
  /// How the attempt ended, or until when it is put off.
  private var phase = Phase.notStarted
  private var trail = StepTrail()
  /// The steps of this attempt whose anchor was reported missing.
  private var missed: Set<ItemID> = []

  private enum Phase: Hashable {
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

  /// Folds the progress of a subject from a history, which may hold the events of others too.
  public init(of guide: Guide, in history: History, subject: Subject) {
    self.guide = guide
    self.subject = subject
    for recorded in history.events(of: guide.ref) where recorded.event.subject == subject {
      fold(recorded.event)
    }
  }

  /// Takes the next event of the guide into account.
  private mutating func fold(_ event: Event) {
    if case .snoozed(let until) = phase, until <= event.time { phase = .running }
    switch event.name {
    case .started:
      if phase == .notStarted { begin(at: event) } else if case .snoozed = phase { phase = .running }
    case .restarted:
      begin(at: event)
    case .advanced:
      if phase.isOpen, let step = event.properties[.to]?.string.map(ItemID.init) {
        event.properties[.by] == "back" ? trail.goBack(to: step) : trail.reach(step)
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
      if let step = event.item { missed.insert(step) }
      return
    default:
      return
    }
    revision += 1
    since = event.time
  }

  private mutating func begin(at event: Event) {
    phase = .running
    attempt += 1
    missed = []
    trail = StepTrail()
    if let step = event.item ?? guide.steps.first?.id { trail.reach(step) }
  }
}

extension GuideProgress {
  /// Where the user stands.
  public var state: GuideState {
    switch phase {
    case .notStarted: .notStarted
    case .running: current.map { .active(step: $0.id) } ?? .completed
    case .snoozed(let until): .snoozed(until: until)
    case .completed: .completed
    case .skipped: .skipped
    case .dismissed: .dismissed
    }
  }

  /// The step that the user is at, or comes back to; nil when the guide has not begun or is over.
  public var step: Step? {
    phase.isOpen ? current : nil
  }

  /// True when the step may be shown: the guide is active, or was put off until `date` or earlier.
  public func isActive(at date: Date) -> Bool {
    switch phase {
    case .running: current != nil
    case .snoozed(let until): until <= date && current != nil
    case .notStarted, .completed, .skipped, .dismissed: false
    }
  }

  /// The number of the step that the user is at or stopped at, from 1; 0 when the guide has not begun.
  public var number: Int {
    switch phase {
    case .notStarted: 0
    case .completed: guide.steps.count
    default: current.flatMap { guide.index(of: $0.id) }.map { $0 + 1 } ?? 0
    }
  }

  /// The number of the farthest step reached in this attempt, from 1; 0 when the guide has not begun.
  public var farthest: Int {
    let reached = trail.live(in: guide).compactMap { guide.index(of: $0) }.max() ?? 0
    return phase == .notStarted ? 0 : max(reached + 1, number)
  }

  /// True when the step's page is this one.
  public func isHere(_ page: String) -> Bool {
    step?.page.matches(page) ?? false
  }

  /// True when the anchor of the step was reported missing in this attempt.
  public func isMissing(_ step: ItemID) -> Bool {
    missed.contains(step)
  }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: guide.ref, item: step?.id, revision: revision)
  }

  /// The step that "back" leads to.
  public var previous: ItemID? {
    guard let current = step, let index = guide.index(of: current.id) else { return nil }
    let live = trail.live(in: guide)
    return live.dropLast().last ?? (index > 0 ? guide.steps[index - 1].id : nil)
  }

  private var current: Step? {
    trail.live(in: guide).last.flatMap(guide.step) ?? guide.steps.first
  }
}
