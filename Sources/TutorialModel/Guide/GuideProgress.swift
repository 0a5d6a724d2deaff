public import EventLog
public import Foundation
import TouchContent

/// Where one user stands with one guide: a fold over the user's events of that guide.
///
/// Events of other versions count: what becomes of a user who is in the middle of one is for ``Guide/onNewVersion`` to say.
/// Without a policy the user stands at the same step where this version has it, else at the last step reached before it
/// that this version has, else at the first.
public struct GuideProgress: Sendable {
  /// The guide as the user sees it: as it is published, or in the version that the user is to finish.
  public let guide: Guide
  /// Whose progress it is.
  public let subject: Subject
  /// What a new version does to the user, as long as the log does not say it; nil when there is nothing to do.
  let takeover: Takeover?
  /// True when nobody begins the guide any more.
  public let isDraining: Bool
  /// The version that a new attempt begins.
  let latest: Guide
  private let fold: GuideFold
  private let facts: StepFacts?
  /// What of the user's trail exists in the guide.
  private let live: [ItemID]
  /// Where in the guide the user is; nil in a guide without steps. The step itself is large, and is copied where it is
  /// asked for.
  private let index: Int?

  /// Folds the progress of a subject from a history, which may hold the events of others too.
  /// - Parameters:
  ///   - guide: The guide as it is published.
  ///   - history: The user's events.
  ///   - company: The events of the user's company, for steps that go on by a condition on it.
  ///   - editions: Gives the versions of the guide that were published before, or by another server since.
  public init(
    of guide: Guide, in history: History, subject: Subject, company: History = History(),
    editions: (_ version: Int) -> Guide? = { _ in nil }
  ) {
    var fold = GuideFold()
    let first = guide.steps.first?.id
    history.forEachEvent(of: guide.ref) { recorded in
      guard recorded.event.subject == subject else { return }
      fold.apply(recorded.event, first: first) { id in
        guide.step(id).flatMap { guide.successor(of: $0) { _ in false } }
      }
    }
    let edition = guide.edition(for: fold, editions)
    takeover = Takeover(of: fold, to: edition, from: editions)
    place = fold.place
    takeover?.apply(to: &fold)
    live = fold.trail.live(in: edition)
    index = live.last.flatMap(edition.index) ?? (edition.steps.isEmpty ? nil : 0)
    self.guide = edition
    latest = edition.version > guide.version ? edition : guide
    self.subject = subject
    self.fold = fold
    isDraining = guide.onNewVersion == .drain && !fold.phase.isOpen
    facts = edition.isConditional ? StepFacts(subject: subject, user: history, company: company) : nil
  }

  /// Where the log has the user, before a new version does anything; nil for somebody who is not in the middle.
  public let place: ContentPlace?

  /// How many events have changed the state; forms of an earlier revision are stale.
  public var revision: Int { fold.revision }
  /// How often the user has begun, from 1; 0 before the first time.
  public var attempt: Int { fold.attempt }
  /// When the state changed last.
  public var since: Date? { fold.since }
}

extension GuideProgress {
  /// Where the user stands.
  public var state: GuideState {
    switch fold.phase {
    case .notStarted: .notStarted
    case .running: index.map { .active(step: guide.steps[$0].id) } ?? .completed
    case .snoozed(let until): .snoozed(until: until)
    case .completed: .completed
    case .skipped: .skipped
    case .dismissed: .dismissed
    }
  }

  /// The step that the user is at, or comes back to; nil when the guide has not begun or is over.
  public var step: Step? {
    fold.phase.isOpen ? index.map { guide.steps[$0] } : nil
  }

  /// Its id.
  private var stepID: ItemID? {
    fold.phase.isOpen ? index.map { guide.steps[$0].id } : nil
  }

  /// True when the step may be shown: the guide is active, or was put off until `date` or earlier.
  public func isActive(at date: Date) -> Bool {
    switch fold.phase {
    case .running: index != nil
    case .snoozed(let until): until <= date && index != nil
    case .notStarted, .completed, .skipped, .dismissed: false
    }
  }

  /// The number of the step that the user is at or stopped at, from 1; 0 when the guide has not begun.
  public var number: Int {
    switch fold.phase {
    case .notStarted: 0
    case .completed: guide.steps.count
    default: index.map { $0 + 1 } ?? 0
    }
  }

  /// The number that the user is shown: that of the step, or the one that stands for no smaller share of the tour than
  /// was shown before a new version took the user over.
  public var shownNumber: Int {
    let least = (fold.shownBefore * Double(guide.steps.count) - 1e-9).rounded(.up)
    return min(max(number, Int(least)), guide.steps.count)
  }

  /// The number of the farthest step reached in this attempt, from 1; 0 when the guide has not begun.
  public var farthest: Int {
    let reached = live.compactMap { guide.index(of: $0) }.max() ?? 0
    return fold.phase == .notStarted ? 0 : max(reached + 1, number)
  }

  /// True when the step's page is this one.
  public func isHere(_ page: String) -> Bool {
    step?.page.matches(page) ?? false
  }

  /// True when the anchor of the step was reported missing in this attempt.
  public func isMissing(_ step: ItemID) -> Bool {
    fold.missed.contains(step)
  }

  /// True when this user has reported the anchor of the step in this version.
  func isReported(_ step: ItemID) -> Bool {
    fold.reported.contains(GuideFold.Miss(step: step, version: guide.version))
  }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: guide.ref, item: stepID, revision: revision)
  }

  /// The same before a text is made of it.
  func digest(for subject: Subject) -> FormNonce.Digest {
    FormNonce.digest(subject: subject, content: guide.ref, item: stepID, revision: revision)
  }

  /// The step that "back" leads to.
  public var previous: ItemID? {
    guard fold.phase.isOpen, let index else { return nil }
    return live.dropLast().last ?? (index > 0 ? guide.steps[index - 1].id : nil)
  }

  /// The step that follows when a step is done; nil for the end of the guide.
  func successor(of step: Step) -> ItemID? {
    guide.successor(of: step) { facts?.holds($0) ?? false }
  }
}
