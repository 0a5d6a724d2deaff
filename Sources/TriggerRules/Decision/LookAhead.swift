import EventLog
import Foundation

/// Goes through the instants after now, in order, at which time alone may turn an answer.
///
/// Between them nothing that a walk reads can change, so it is enough to decide again at each of them. Weekdays and
/// times of day turn for ever, but repeat themselves: once nothing else turns any more, eight further days show all
/// that they can do.
struct LookAhead {
  /// One of the instants.
  struct Moment {
    var date: Date
    /// False when all that may turn are the conditions of some rules, and they come to the same as before.
    var mayTurn: Bool
  }

  private let rules: RuleSet
  private let situation: Situation
  private var now: Date
  /// In the order of time, and the first that is not passed.
  private var points: [TurningPoints.Point] = []
  private var place = 0
  /// The last instant that does not come again.
  private var last = Date.distantPast
  private var quiet: Date
  private var left = Self.mostTurningPoints
  /// What the conditions of rules came to last.
  private var verdicts: [Int: Verdict] = [:]

  init(_ rules: RuleSet, _ situation: Situation) {
    self.rules = rules
    self.situation = situation
    now = situation.occasion.now
    quiet = now
    collect()
  }

  /// The next instant; nil when there is none.
  mutating func next() -> Moment? {
    while place < points.count, points[place].date <= now { place += 1 }
    if last > now { quiet = now }
    left -= 1
    guard left > 0, place < points.count else { return nil }
    let date = points[place].date
    if last <= now, date.timeIntervalSince(quiet) > 8 * 86_400 { return nil }
    now = date
    let turning = points[place...].prefix { $0.date == date }
    let isOpening = turning.contains { $0.turn != .settled }
    let moment = Moment(date: date, mayTurn: mayTurn(turning))
    if isOpening { collect() }
    return moment
  }

  /// Asks the conditions of the rules that may turn at this instant.
  private mutating func mayTurn(_ turning: ArraySlice<TurningPoints.Point>) -> Bool {
    var walk = Walk(rules, facts, NoEvidence())
    var hasTurned = false
    for rule in Set(turning.compactMap(\.rule)) {
      guard let condition = rules.rules[rule].rule.condition else { continue }
      let verdict = walk.verdict(of: condition, event: situation.occasion.event)
      if verdicts.updateValue(verdict, forKey: rule) != verdict { hasTurned = true }
    }
    return hasTurned || turning.contains { $0.rule == nil }
  }

  private var facts: Facts {
    var occasion = situation.occasion
    occasion.now = now
    return Facts(occasion, user: situation.user, account: situation.account)
  }

  /// Collects the instants as they are known now.
  private mutating func collect() {
    var walk = Walk(rules, facts, TurningPoints())
    _ = walk.decide()
    let now = now
    points = walk.evidence.points.filter { $0.date > now }.sorted { $0.date < $1.date }
    last = points.last { $0.turn != .again }?.date ?? .distantPast
    verdicts = walk.evidence.verdicts
    place = 0
  }

  /// Far more than rules that people write have; what comes later is not looked for.
  private static let mostTurningPoints = 5_000
}
