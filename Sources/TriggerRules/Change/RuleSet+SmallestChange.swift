public import EventLog
import Foundation

extension RuleSet {
  /// The least that would have to be different for a rule to be chosen on this occasion.
  ///
  /// With all of these changes, in this order, the rule is chosen; with only some of them it is not. Where several
  /// answers are equally small, it is one of them, and one without waiting where there is one.
  /// - Returns: The changes, empty when the rule is chosen already; nil when no change of a user or of time does it, such
  ///   as another share of a percentage.
  public func smallestChange(
    toChoose rule: RuleID, on occasion: Occasion, user: History, account: History = History()
  ) -> [Change]? {
    guard let compiled = rules.first(where: { $0.rule.id == rule }) else { return nil }
    let situation = Situation(occasion: occasion, user: user, account: account)
    if chooses(rule, situation) { return [] }
    let ways = Wishes(self, situation, for: compiled.rule).ways(to: compiled)
    if let changes = ways.first(where: { chooses(rule, situation.applying($0)) }) {
      return smallestPart(of: changes, rule, situation)
    }
    for changes in ways.prefix(Self.mostWaits) {
      let more = closing(before: rule, situation.applying(changes))
      if !more.isEmpty { return smallestPart(of: changes + more, rule, situation) }
    }
    for changes in ways.prefix(Self.mostWaits) {
      let changed = situation.applying(changes)
      guard let instant = firstInstant(of: rule, changed) else { continue }
      return smallestPart(of: changes + [.wait(until: instant, from: changed.occasion.now)], rule, situation)
    }
    return nil
  }

  /// After how many ways closing and waiting are tried: each looks far ahead.
  private static let mostWaits = 8

  /// The user closes what the page shows instead, one after the other; empty where that is not enough.
  private func closing(before rule: RuleID, _ situation: Situation) -> [Change] {
    var changes: [Change] = []
    while changes.count < Self.mostTried {
      let changed = situation.applying(changes)
      let shown = decide(changed.occasion, user: changed.user, account: changed.account).shown
      let next = shown.first { document.policy.interrupting.contains($0.kind) }
      guard let next, case let change = Change.content(next, .dismissed, item: nil), !changes.contains(change) else {
        return []
      }
      changes.append(change)
      if chooses(rule, situation.applying(changes)) { return changes }
    }
    return []
  }

  /// Every part of so many changes is tried.
  private static let mostTried = 10

  private func chooses(_ rule: RuleID, _ situation: Situation) -> Bool {
    decide(situation.occasion, user: situation.user, account: situation.account).chosen.contains { $0.rule == rule }
  }

  /// The smallest of the parts that are enough; smaller ones are tried first, so no proper part of it is. Of very many
  /// changes only those are tried that are left when each that can be left out is.
  private func smallestPart(of changes: [Change], _ rule: RuleID, _ situation: Situation) -> [Change] {
    var changes = changes
    if changes.count > Self.mostTried {
      var index = 0
      while index < changes.count {
        var others = changes
        others.remove(at: index)
        if chooses(rule, situation.applying(situation.timed(others))) { changes = others } else { index += 1 }
      }
    }
    guard changes.count <= Self.mostTried else { return situation.timed(changes) }
    let parts = (1..<(1 << changes.count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    for part in parts {
      let some = situation.timed(changes.indices.filter { part & (1 << $0) != 0 }.map { changes[$0] })
      guard chooses(rule, situation.applying(some)) else { continue }
      // After less time other changes may be needless.
      return shortened(some, rule, situation).map { smallestPart(of: $0, rule, situation) } ?? some
    }
    return situation.timed(changes)
  }

  /// The same changes with a shorter wait that is enough; nil where there is none.
  private func shortened(_ changes: [Change], _ rule: RuleID, _ situation: Situation) -> [Change]? {
    for (index, change) in changes.enumerated() {
      guard case .wait(let until, let from) = change else { continue }
      for instant in turningPoints(situation.applying(Array(changes[..<index]))).prefix(while: { $0 < until }) {
        var shorter = changes
        shorter[index] = .wait(until: instant, from: from)
        shorter = situation.timed(shorter)
        if chooses(rule, situation.applying(shorter)) { return shorter }
      }
    }
    return nil
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
