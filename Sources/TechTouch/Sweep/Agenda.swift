import Foundation

/// For whom something may have come due, and since when to ask.
///
/// Worked out from what is kept of the log alone, to the instant and by each user's own clock, so that a sweep reads the
/// histories of those users and of nobody else.
struct Agenda {
  /// The first instant not to ask about, by user.
  private(set) var after: [Subject: Date] = [:]
  private let window: Range<Date>
  /// Whose time zone was set since the last sweep.
  private let moved: Set<Subject>
  private let product: String?
  /// True when something has come due for everybody there is.
  private(set) var isForEverybody = false
  private var clocks: [Zones: ZonedClock] = [:]

  init(_ log: inout SweepLog, rules: RuleSet, after: Date, through: Date, product: String?) {
    window = after..<through
    moved = log.moved
    self.product = product
    for rule in rules.ordered {
      switch rule.trigger {
      case .schedule(let schedule): add(schedule, lateness: rules.document.policy.lateness.interval, &log)
      case .broadcast(let date) where after < date && date <= through:
        isForEverybody = true
        log.people.users.forEach { add($0, after) }
      case .calendar(let calendar): add(calendar, log.people)
      default: break
      }
    }
  }

  /// The users in a stable order.
  var candidates: [(subject: Subject, after: Date)] {
    after.map { (subject: $0.key, after: $0.value) }
      .sorted {
        ($0.subject.account ?? "", $0.subject.user ?? "") < ($1.subject.account ?? "", $1.subject.user ?? "")
      }
  }

  /// A local day is at most 26 hours from a UTC one; an event may have been recorded late, and by another clock.
  static let margin: Double = 2 * 86_400

  /// The clocks of two zones differ by no more, from 12 hours behind UTC to 14 ahead of it.
  private static let widestMove: Double = 26 * 3_600

  private mutating func add(_ schedule: Schedule, lateness: Double, _ log: inout SweepLog) {
    let days = Double(schedule.days) * 86_400
    let anchors = log.anchors(
      schedule.after, from: window.lowerBound.addingTimeInterval(-days - Self.margin - lateness),
      through: window.upperBound.addingTimeInterval(-days + Self.margin))
    for anchor in anchors {
      // What was not in the feed yet when the last sweep began was not looked at by it, whatever the clocks say.
      let isNew = !log.isSettled(anchor.partition, anchor.position)
      for user in log.people.users(concernedBy: anchor.subject) {
        guard user.user != nil, log.people.isCertain(user) else {
          // By which clocks they live is not known here, nor whether they are somebody else.
          add(user, isNew ? min(window.lowerBound, anchor.recordedAt.addingTimeInterval(-1)) : window.lowerBound)
          continue
        }
        let due = schedule.due(after: anchor.time, by: clock(of: user, log.people))
        let found = max(due, anchor.recordedAt)
        if log.people.hasSeveralStreams(user) {
          add(user, window.lowerBound)
          continue
        }
        guard found <= window.upperBound, found.timeIntervalSince(due) <= lateness else { continue }
        if start(for: user, after: window.lowerBound) < found {
          add(user, window.lowerBound)
        } else if isNew {
          add(user, found.addingTimeInterval(-1))
        }
      }
    }
  }

  private mutating func add(_ calendar: CalendarRepeat, _ people: People) {
    let (after, through) = (window.lowerBound, window.upperBound)
    let widest = calendar.occurrences(
      after: after.addingTimeInterval(-Self.margin), through: through.addingTimeInterval(Self.margin),
      by: ZonedClock(.gmt))
    guard !widest.isEmpty else { return }
    isForEverybody = true
    for user in people.users {
      let (start, clock) = (start(for: user, after: after), clock(of: user, people))
      guard people.hasSeveralStreams(user) || calendar.isDue(after: start, through: through, by: clock) else {
        continue
      }
      add(user, after)
    }
  }

  /// Since when to ask of one user: earlier of whoever lives by another clock than at the last sweep, as by the new one
  /// something may have been due before that sweep. What it found already has its id, and is not done twice.
  func start(for user: Subject, after: Date) -> Date {
    let hasMoved = moved.contains(user) || user.ofAccount.map(moved.contains) ?? false
    return hasMoved ? after.addingTimeInterval(-Self.widestMove) : after
  }

  /// Until when everything is looked at.
  var through: Date { window.upperBound }

  private mutating func add(_ user: Subject, _ instant: Date) {
    after[user] = min(after[user] ?? instant, instant)
  }

  private mutating func clock(of user: Subject, _ people: People) -> ZonedClock {
    let zones = people.zones(of: user, product: product)
    if let known = clocks[zones] { return known }
    let clock = zones.resolved().clock
    clocks[zones] = clock
    return clock
  }
}
