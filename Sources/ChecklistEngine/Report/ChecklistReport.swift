public import EventLog
public import Foundation

/// How far every company, or every user, has come with a checklist.
public struct ChecklistReport: Hashable, Sendable {
  /// The checklist.
  public let checklist: ContentRef
  /// The instant that the report is true as of.
  public let asOf: Date
  /// Events that were left out because they are dated more than a day ahead.
  public let quarantined: Int
  /// One row for each owner who has met the list, by id.
  public let rows: [Row]
  /// The owners who completed the list, out of those who have met it; the definition is `checklist.completion`.
  public let completion: Rate
  /// The owners who completed each level, out of those who have met the list; the definition is
  /// `checklist.level.completion`.
  public let levels: [LevelRate]

  /// How far one owner has come.
  public struct Row: Hashable, Sendable {
    /// The company or the user.
    public let owner: Subject
    /// How many of the items that count are done.
    public let done: Int
    /// How many items count.
    public let visible: Int
    /// How many items wait for a second check.
    public let waiting: Int
    /// The level being worked on; nil when all are complete.
    public let level: ItemID?
    /// The percentage as the owner sees it.
    public let percent: Int
    /// When the list was completed.
    public let completedAt: Date?
    /// When something was last done with it.
    public let lastActivity: Date?
  }

  /// How many owners completed a level.
  public struct LevelRate: Hashable, Sendable {
    /// The level.
    public let level: ItemID
    /// The share of owners.
    public let rate: Rate
  }

  /// Reads the report out of the log.
  /// - Parameters:
  ///   - checklist: The content.
  ///   - events: Any events that include those of the companies concerned, in the order of the log.
  ///   - time: Later events are left out.
  ///   - aliases: Ids that are known to be others', besides those that the events tell of, so that one person counts
  ///     once.
  public init(
    of checklist: Checklist, in events: some Sequence<RecordedEvent>, asOf time: Date,
    aliases: [UserID: UserID] = [:]
  ) {
    var histories: [Subject: History] = [:]
    var owners: [Subject: Set<Subject>] = [:]
    let input = ReportInput(events, asOf: time)
    for recorded in input.events {
      let event = recorded.event
      let group = event.subject.ofAccount ?? event.subject
      histories[group, default: History()].append(recorded)
      if event.content?.isSameContent(as: checklist.ref) == true, event.properties[.owner] == nil {
        owners[group, default: []].insert(checklist.owner(for: event.subject))
      }
    }
    var progresses: [ChecklistProgress] = []
    for (group, members) in owners {
      guard let history = histories[group] else { continue }
      progresses += members.map {
        ChecklistProgress(of: checklist, in: history, subject: $0, aliases: aliases)
      }
    }
    progresses.sort { Self.key($0.owner).lexicographicallyPrecedes(Self.key($1.owner)) }
    self.checklist = checklist.ref
    self.asOf = time
    self.quarantined = input.quarantined
    self.rows = progresses.map(Row.init)
    self.completion = Rate(
      progresses.count(where: \.isComplete), of: progresses.count, definition: "checklist.completion", asOf: time)
    self.levels = checklist.levels.map { level in
      let count = progresses.count { $0.levels.contains { $0.id == level.id && $0.completion != nil } }
      return LevelRate(
        level: level.id,
        rate: Rate(count, of: progresses.count, definition: "checklist.level.completion", asOf: time))
    }
  }

  private static func key(_ owner: Subject) -> [String] {
    [owner.account?.rawValue ?? "", owner.user?.rawValue ?? ""]
  }
}

extension ChecklistReport.Row {
  init(_ progress: ChecklistProgress) {
    owner = progress.owner
    done = progress.doneCount
    visible = progress.visibleCount
    waiting = progress.levels.reduce(0) { $0 + $1.items.count { $0.state == .waiting } }
    level = progress.currentLevel?.id
    percent = progress.shownPercent
    completedAt = progress.completion?.at
    lastActivity = progress.lastActivity
  }
}
