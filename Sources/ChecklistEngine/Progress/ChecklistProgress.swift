public import EventLog
public import Foundation

/// What became of a checklist for one company or one user: a fold over their history.
///
/// The same history gives the same progress everywhere. A past instant is asked for with `History.asOf(event:known:)`.
public struct ChecklistProgress: Sendable {
  /// The content.
  public var checklist: Checklist { fold.plan.checklist }
  /// Whose list it is: the company for a list of the whole account, else the user.
  public let owner: Subject
  /// The levels in which the owner has an item.
  public let levels: [LevelProgress]
  /// When the list was first granted, started or displayed; nil when it never was.
  public let assignedAt: Date?
  /// When something was last done with it; nil when nothing ever was.
  public let lastActivity: Date?

  let fold: ChecklistFold
  /// True when anything of the list is in the log: it was shown, granted, ticked.
  let isMet: Bool
  /// What dated events say, for items that are due before or after one.
  private let dated: [EventName: Date]
  private let items: [ItemProgress]
  private let attention: [Subject: Attention]

  /// How often a user put the list away and brought it back.
  private struct Attention: Sendable {
    var revision = 0
    var isDismissed = false
  }

  /// Folds a history.
  /// - Parameters:
  ///   - checklist: The content.
  ///   - history: The history of the account, or of the user alone. Without the account's, second checks of a user's
  ///     own list are not seen.
  ///   - subject: The company or any of its users; for a user's own list, that user.
  ///   - aliases: Ids that were merged into others, so that one person counts once.
  ///   - visible: Which items the owner has, besides those that their own `when` leaves out.
  public init(
    of checklist: Checklist, in history: History, subject: Subject, aliases: [UserID: UserID] = [:],
    visible: (Checklist.Item) -> Bool = { _ in true }
  ) {
    let owner = checklist.owner(for: subject)
    let attributes = Self.attributes(askedBy: checklist, owner: owner, in: history)
    let plan = ChecklistPlan(checklist) { item in
      guard let when = item.when else { return visible(item) }
      let (subject, name) = when.source(for: owner)
      return when.holds(for: attributes[subject]?[name]) && visible(item)
    }
    let signals = ChecklistSignals(plan: plan, owner: owner, history: history, aliases: aliases)
    var fold = ChecklistFold(plan, aliases: aliases)
    for signal in signals.all() { fold.apply(signal) }

    var revisions: [ItemID: Int] = [:]
    var attention: [Subject: Attention] = [:]
    var lastActivity: Date?
    var isMet = false
    for recorded in history.events(of: checklist.ref) where checklist.concerns(recorded.event, owner: owner) {
      let event = recorded.event
      isMet = true
      switch event.name {
      case .ticked, .unticked, .verified:
        if let item = event.item { revisions[item, default: 0] += 1 }
        lastActivity = event.time
      case .dismissed, .restarted:
        attention[event.subject, default: Attention()].revision += 1
        attention[event.subject]?.isDismissed = event.name == .dismissed
      case .completed, .advanced, .milestone:
        lastActivity = event.time
      default: break
      }
    }
    let datedNames = Set(plan.entries.compactMap { $0.item.due?.event })
    self.dated = Dictionary(
      datedNames.compactMap { name in history.dated(name, of: owner).map { (name, $0) } }, uniquingKeysWith: { $1 })
    self.owner = owner
    self.fold = fold
    self.isMet = isMet
    self.attention = attention
    self.lastActivity = lastActivity
    self.assignedAt = checklist.assignment(of: owner, in: history)
    self.items = plan.entries.indices.map { fold.progress(of: $0, revision: revisions[plan.entries[$0].item.id] ?? 0) }
    self.levels = fold.levels(of: items)
  }

  /// What became of one item; nil when the checklist has none of that id, or the owner does not have it.
  public subscript(item: ItemID) -> ItemProgress? {
    fold.plan.indexByID[item].map { items[$0] }
  }

  /// The share done of what counts, by weight, in whole percent rounded down; nil when nothing counts.
  public var percent: Int? { fold.percent }

  /// The percentage to show: it never falls, even when an item is added or a tick is taken back.
  public var shownPercent: Int { fold.shown }

  /// When the list was completed; nil while it is not. That stays so whatever happens to its items later.
  public var completion: Completion? { fold.list?.completion }

  /// True when the list was completed.
  public var isComplete: Bool { fold.list != nil }

  /// How many of the items that count are done.
  public var doneCount: Int { levels.reduce(0) { $0 + $1.doneCount } }

  /// How many items count.
  public var visibleCount: Int { levels.reduce(0) { $0 + $1.requiredCount } }

  /// The level that is being worked on: the first that is open and has an item that counts.
  public var currentLevel: LevelProgress? { levels.first { $0.state == .open && !$0.required.isEmpty } }

  /// The day by which an item should be done, counted from the assignment of the list or from a dated event; nil when
  /// the item has no due date, or what it is counted from is not known.
  public func dueDay(of item: ItemID, in calendar: BusinessCalendar) -> BusinessCalendar.Day? {
    self[item]?.item.due?.day(start: assignedAt.map(calendar.day(of:)), in: calendar) { name in
      dated[name].map(calendar.day(of:))
    }
  }

  /// True when this user put the list away.
  public func isDismissed(by viewer: Subject) -> Bool {
    attention[viewer]?.isDismissed ?? false
  }

  /// How many events have changed the state of an item, or, without one, of the list as this user sees it.
  public func revision(of item: ItemID?, for viewer: Subject) -> Int {
    guard let item else { return attention[viewer]?.revision ?? 0 }
    return self[item]?.revision ?? 0
  }

  /// The nonce of a form about an item, or about the whole list, in its present state.
  /// - Parameters:
  ///   - item: The item; nil for the whole list.
  ///   - subject: The user that the form is made for.
  public func nonce(for item: ItemID?, subject: Subject) -> EventID {
    FormNonce.make(
      subject: subject, content: checklist.ref, item: item, revision: revision(of: item, for: subject))
  }

  /// The attributes of each subject that an item asks about.
  private static func attributes(
    askedBy checklist: Checklist, owner: Subject, in history: History
  ) -> [Subject: [PropertyName: Value]] {
    let subjects = Set(checklist.items.compactMap { $0.when?.source(for: owner).subject })
    return Dictionary(uniqueKeysWithValues: subjects.map { ($0, history.attributes(of: $0)) })
  }
}
