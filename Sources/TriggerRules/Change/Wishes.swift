import EventLog
import Foundation

/// Finds ways to make a condition hold, or not hold: lists of changes, of which one list is enough.
struct Wishes {
  let rules: RuleSet
  let situation: Situation

  init(_ rules: RuleSet, _ situation: Situation) {
    self.rules = rules
    self.situation = situation
  }

  /// Far more than anybody writes; a condition with more ways has one among the first.
  private static let mostWays = 24

  /// The ways to open a rule's gates as far as its conditions close them, the smallest first.
  func ways(to rule: Rule) -> [[Change]] {
    var ways: [[Change]] = [[]]
    if case .pageView(let pattern) = rule.trigger, let page = situation.occasion.page, !pattern.matches(page) {
      ways = [[.page(pattern.example)]]
    }
    if let condition = rule.condition { ways = extended(ways) { $0.ways(to: condition, .matched) } }
    if let exit = rule.exit {
      // Only what is known to hold ends a rule.
      ways = extended(ways) { after in
        after.verdict(of: exit) == .matched ? after.ways(to: exit, .unmatched) : [[]]
      }
    }
    return ways
  }

  /// The ways to give a condition a verdict; one empty way when it has it.
  func ways(to condition: Condition, _ wanted: Verdict) -> [[Change]] {
    if verdict(of: condition) == wanted { return [[]] }
    switch condition.form {
    case .all(let parts):
      return wanted == .matched ? every(parts, wanted) : some(parts, wanted)
    case .any(let parts):
      return wanted == .matched ? some(parts, wanted) : every(parts, wanted)
    case .not(let part): return ways(to: part, wanted.negated)
    case .segment(let id): return rules.compiled.document.segments[id].map { ways(to: $0, wanted) } ?? []
    default:
      return (changes(for: condition, wanted) + waiting(for: condition, wanted)).filter { way in
        Wishes(rules, situation.applying(way)).verdict(of: condition) == wanted
      }
    }
  }

  /// One part after the other, each in the situation that the ones before have made.
  private func every(_ parts: [Condition], _ wanted: Verdict) -> [[Change]] {
    parts.reduce([[]]) { ways, part in extended(ways) { $0.ways(to: part, wanted) } }
  }

  private func some(_ parts: [Condition], _ wanted: Verdict) -> [[Change]] {
    smallest(parts.flatMap { ways(to: $0, wanted) })
  }

  /// Each way followed by what is still wanted after it.
  private func extended(_ ways: [[Change]], by next: (Wishes) -> [[Change]]) -> [[Change]] {
    smallest(ways.flatMap { way in next(Wishes(rules, situation.applying(way))).map { way + $0 } })
  }

  private func smallest(_ ways: [[Change]]) -> [[Change]] {
    Array(
      ways.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }.map(\.element)
        .prefix(Self.mostWays))
  }

  /// Waiting, where time alone gives the condition this verdict.
  private func waiting(for condition: Condition, _ wanted: Verdict) -> [[Change]] {
    let now = situation.occasion.now
    var instant = now
    for _ in 0..<200 {
      var walk = Walk(rules, facts(at: instant), TurningPoints())
      _ = walk.verdict(of: condition, event: situation.occasion.event)
      guard
        let next = walk.evidence.points.map(\.date).filter({ $0 > instant }).min()
      else { return [] }
      instant = next
      if verdict(of: condition, at: instant) == wanted { return [[.wait(until: instant, from: now)]] }
    }
    return []
  }

  private func verdict(of condition: Condition) -> Verdict {
    verdict(of: condition, at: situation.occasion.now)
  }

  func verdict(of condition: Condition, at instant: Date) -> Verdict {
    var walk = Walk(rules, facts(at: instant), NoEvidence())
    return walk.verdict(of: condition, event: situation.occasion.event)
  }

  func facts(at instant: Date) -> Facts {
    var occasion = situation.occasion
    occasion.now = instant
    return Facts(occasion, user: situation.user, account: situation.account)
  }
}
