import EventLog
import Foundation

/// Goes through the instants after now, in order, at which time alone may turn an answer.
///
/// Between them nothing that a walk reads can change, so it is enough to decide again at each of them. Weekdays and
/// times of day turn for ever, but repeat themselves: after anything else has turned, fifteen days show all that they
/// can do, as a clock that is put forward hides a time of day, or a whole day, in one week and not in the next as well.
/// From there it goes on with what else turns.
struct LookAhead {
  /// One of the instants.
  struct Moment {
    /// What is known then.
    var facts: Facts
    /// False when all that may turn are the conditions of some rules, and they come to the same as before.
    var mayTurn: Bool
    /// The rules whose conditions match then; nil where more than conditions may turn.
    var matching: [Candidate]?
  }

  private let rules: RuleSet
  private var facts: Facts
  private var now: Date
  /// In the order of time, and the first that is not passed.
  private var points: [TurningPoints.Point] = []
  private var place = 0
  /// When something turned last that does not come again.
  private var quiet: Date
  private var left = Self.mostTurningPoints
  /// The rules that may match, by their places, and what the conditions of rules came to last.
  private var candidates: [Int] = []
  private var verdicts: [Verdict?] = []

  init(_ rules: RuleSet, _ facts: Facts) {
    self.rules = rules
    self.facts = facts
    now = facts.now
    quiet = now
    collect()
  }

  /// The next instant; nil when there is none.
  mutating func next() -> Moment? {
    left -= 1
    while place < points.count, points[place].date <= now { place += 1 }
    guard left > 0, place < points.count else { return nil }
    if points[place].date.timeIntervalSince(quiet) > Self.mostQuiet { return afterRepeating() }
    let date = points[place].date
    let turning = points[place...].prefix { $0.date == date }
    go(to: date)
    if turning.contains(where: { $0.turn != .again }) { quiet = date }
    let mayTurn = mayTurn(turning)
    let moment = Moment(
      facts: facts, mayTurn: mayTurn, matching: mayTurn && turning.allSatisfy { $0.rule != nil } ? matching : nil)
    if turning.contains(where: { $0.turn != .settled }) { collect() }
    return moment
  }

  /// Passes over what only repeats itself.
  private mutating func afterRepeating() -> Moment? {
    guard let point = points[place...].first(where: { $0.turn != .again }) else { return nil }
    go(to: point.date)
    quiet = point.date
    collect()
    return Moment(facts: facts, mayTurn: true)
  }

  /// Asks the conditions of the rules that may turn at this instant.
  private mutating func mayTurn(_ turning: ArraySlice<TurningPoints.Point>) -> Bool {
    var walk = Walk(rules, facts, NoEvidence())
    var hasTurned = false
    for rule in Set(turning.compactMap(\.rule)) {
      guard let condition = rules.rules[rule].condition else { continue }
      let verdict = walk.verdict(of: condition, event: facts.occasion.event)
      if verdicts[rule] != verdict { hasTurned = true }
      verdicts[rule] = verdict
    }
    return hasTurned || turning.contains { $0.rule == nil }
  }

  /// Those of the rules that may match whose conditions do now, or that have none.
  private var matching: [Candidate] {
    candidates.filter { rules.rules[$0].formula == nil || ($0 < verdicts.count && verdicts[$0] == .matched) }
      .map { ($0, true) }
  }

  private mutating func go(to instant: Date) {
    now = instant
    facts = facts.at(instant)
  }

  /// Collects the instants as they are known now.
  private mutating func collect() {
    var walk = Walk(rules, facts, TurningPoints())
    let candidates = walk.candidates()
    _ = walk.decide(among: candidates)
    self.candidates = candidates.map(\.index)
    let now = now
    points = walk.evidence.points.filter { $0.date > now }.sorted { $0.date < $1.date }
    verdicts = walk.evidence.verdicts
    place = 0
  }

  /// Fifteen days.
  private static let mostQuiet: TimeInterval = 15 * 86_400

  /// Far more than rules that people write have; what comes later is not looked for.
  private static let mostTurningPoints = 5_000
}
