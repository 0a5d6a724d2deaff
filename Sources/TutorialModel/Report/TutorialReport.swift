public import EventLog
public import Foundation

/// How far people get in a guide: displayed, completed, and where those stopped who did not complete it.
///
/// Whoever did anything in a guide saw it, so every event of the guide counts as a display. Steps are those of the guide
/// as it is published; who stands at a step of another version is counted where ``GuideProgress`` places him.
public struct TutorialReport: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each user.
    case user
    /// Each company, which stands where the one of its users stands who got farthest; a user without a company counts
    /// as one of his own.
    case account
  }

  /// What happened at one step.
  public struct StepCount: Hashable, Sendable {
    /// The id of the step.
    public var step: ItemID
    /// How many came at least this far, in the order of the steps.
    public var reached: Int
    /// How many stopped here.
    public var stopped: Int
    /// Stopped ÷ reached, `tutorial.dropOff`.
    public var dropOff: Rate
    /// How many found the step's anchor missing ÷ reached, `tutorial.anchorMissing`.
    public var anchorMissing: Rate
  }

  /// The guide.
  public var guide: ContentRef
  /// What is counted.
  public var unit: Unit
  /// The instant that the counts are true as of: later events are left out.
  public var asOf: Date
  /// Events that were left out because they are dated more than a day ahead.
  public var quarantined: Int
  /// How many saw the guide.
  public var displayed: Int
  /// How many completed it, in any attempt.
  public var completed: Int
  /// How many ended it before its end and have not begun again.
  public var skipped: Int
  /// How many closed it and have not begun again.
  public var dismissed: Int
  /// The steps in order; the stopped and the completed add up to the displayed.
  public var steps: [StepCount]

  /// Completed ÷ displayed, `tutorial.completion`.
  public var completionRate: Rate {
    Rate(completed, of: displayed, definition: "tutorial.completion", asOf: asOf)
  }

  /// The steps whose anchor was missing for more than a share of those who reached them, from 0 to 1, where at least
  /// `reached` did: reason enough to pause the guide.
  public func stepsLosingAnchor(above share: Double, reached: Int) -> [StepCount] {
    steps.filter { step in
      step.reached >= reached && step.anchorMissing.value.map { $0 > share } ?? false
    }
  }

  /// Counts the events of a guide; events of other content are passed over.
  ///
  /// People are counted, and not ids: where the events say who an anonymous id turned out to be, both are one.
  public init(
    of guide: Guide, in events: some Sequence<RecordedEvent>, by unit: Unit = .user, asOf: Date
  ) {
    var streams: [Subject: [RecordedEvent]] = [:]
    let input = ReportInput(events, asOf: asOf)
    for recorded in input.events where recorded.event.isShown(of: guide.ref) {
      streams[recorded.event.subject, default: []].append(recorded)
    }
    var standings: [Subject: Standing] = [:]
    for (subject, events) in streams {
      let key = unit == .user ? subject : subject.ofAccount ?? subject
      standings[key, default: Standing()].add(Standing(of: guide, events, subject: subject))
    }
    self.init(guide: guide, unit: unit, input: input, standings: Array(standings.values))
  }

  private init(guide: Guide, unit: Unit, input: ReportInput, standings: [Standing]) {
    let asOf = input.asOf
    let completed = standings.count { $0.isCompleted }
    let open = standings.filter { !$0.isCompleted }
    self.guide = guide.ref
    self.unit = unit
    self.asOf = asOf
    self.quarantined = input.quarantined
    self.displayed = standings.count
    self.completed = completed
    self.skipped = open.count { $0.state == .skipped }
    self.dismissed = open.count { $0.state == .dismissed }
    self.steps = guide.steps.enumerated().map { index, step in
      let stopped = open.count { $0.index == index }
      let reached = open.count { $0.index >= index } + completed
      let missing = standings.count { $0.missed.contains(step.id) }
      return StepCount(
        step: step.id, reached: reached, stopped: stopped,
        dropOff: Rate(stopped, of: reached, definition: "tutorial.dropOff", asOf: asOf),
        anchorMissing: Rate(missing, of: max(reached, missing), definition: "tutorial.anchorMissing", asOf: asOf))
    }
  }
}

/// Where one user or one company stands.
private struct Standing {
  var isCompleted = false
  var index = 0
  var state = GuideState.notStarted
  var missed: Set<ItemID> = []

  init() {}

  init(of guide: Guide, _ events: [RecordedEvent], subject: Subject) {
    let progress = GuideProgress(of: guide, in: History(events), subject: subject)
    isCompleted = events.contains { $0.event.name == .completed }
    index = max(progress.number - 1, 0)
    state = progress.state
    missed = Set(events.filter { $0.event.name == .anchorMissing }.compactMap(\.event.item))
  }

  /// Takes another user of the company into account; of two at one step, the one who may still go on counts.
  mutating func add(_ other: Standing) {
    if (index, rank) <= (other.index, other.rank) {
      index = other.index
      state = other.state
    }
    isCompleted = isCompleted || other.isCompleted
    missed.formUnion(other.missed)
  }

  private var rank: Int {
    switch state {
    case .notStarted: 0
    case .dismissed: 1
    case .skipped: 2
    case .active, .snoozed, .completed: 3
    }
  }
}

extension Event {
  /// True when the event says that its subject saw the content: a grant alone does not.
  fileprivate func isShown(of content: ContentRef) -> Bool {
    self.content?.isSameContent(as: content) == true && name != .granted
  }
}
