public import EventLog
import Foundation

extension RuleSet {
  /// The least that would have to be different for a rule to be chosen on this occasion.
  ///
  /// With all of these changes the rule is chosen; with only some of them it is not. Where several answers are equally
  /// small, it is one of them.
  /// - Returns: The changes, empty when the rule is chosen already; nil when no change of a user or of time does it, such
  ///   as another share of a percentage.
  public func smallestChange(
    toChoose rule: RuleID, on occasion: Occasion, user: History, account: History = History()
  ) -> [Change]? {
    guard let compiled = rules.first(where: { $0.rule.id == rule }) else { return nil }
    let situation = Situation(occasion: occasion, user: user, account: account)
    if chooses(rule, situation) { return [] }
    for changes in Wishes(self, situation).ways(to: compiled.rule) {
      let changed = situation.applying(changes)
      if chooses(rule, changed) { return smallestPart(of: changes, rule, situation) }
      if let instant = firstInstant(of: rule, changed) {
        let wait = Change.wait(until: instant, from: occasion.now)
        let waited = changes.filter { if case .wait = $0 { false } else { true } } + [wait]
        return smallestPart(of: waited, rule, situation)
      }
    }
    return nil
  }

  private func chooses(_ rule: RuleID, _ situation: Situation) -> Bool {
    decide(situation.occasion, user: situation.user, account: situation.account).chosen.contains { $0.rule == rule }
  }

  /// The smallest of the parts that are enough; smaller ones are tried first, so no proper part of it is.
  private func smallestPart(of changes: [Change], _ rule: RuleID, _ situation: Situation) -> [Change] {
    guard changes.count <= 10 else { return changes }
    let parts = (1..<(1 << changes.count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    for part in parts {
      let some = changes.indices.filter { part & (1 << $0) != 0 }.map { changes[$0] }
      if chooses(rule, situation.applying(some)) { return some }
    }
    return changes
  }

  /// The first later instant at which the rule is chosen with nothing new in the log.
  private func firstInstant(of rule: RuleID, _ situation: Situation) -> Date? {
    var later = situation
    for instant in turningPoints(situation).prefix(1_000) {
      later.occasion.now = instant
      if chooses(rule, later) { return instant }
    }
    return nil
  }
}
