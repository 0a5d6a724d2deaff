import EventLog
import Foundation

// Who gets the places: what goes on first, then the highest priority.

extension Walk {
  /// Leads every rule through its gates and gives out the places.
  mutating func decide() -> [Choice] {
    var open: [Assessment] = []
    for index in rules.rules.indices {
      evidence.consider(index)
      let assessment = assess(index)
      switch assessment.verdict {
      case .matched: open.append(assessment)
      case .unmatched: evidence.conclude(assessment.isTriggered ? .refused : .notTriggered, assessment)
      case .unknown: evidence.conclude(.unknown, assessment)
      }
    }
    return choose(open)
  }

  /// Gives the places to the rules whose gates are open.
  private mutating func choose(_ open: [Assessment]) -> [Choice] {
    var chosen: [Choice] = []
    var taken: [CapID: Int] = [:]
    var owner: Int?
    for assessment in open.sorted(by: { comesFirst($0, $1) }) {
      evidence.consider(assessment.index)
      let compiled = rules.rules[assessment.index]
      let rule = compiled.rule
      if let other = chosen.first(where: { rule.action.content != nil && $0.action == rule.action }) {
        evidence.gate(.slot, .unmatched, "rule \(other.rule) does the same already")
        evidence.conclude(.refused, assessment)
        continue
      }
      let winners = blockers(of: compiled, assessment, chosen, taken, owner)
      guard winners.isEmpty else {
        for index in winners where !chosen[index].isContinuing { chosen[index].deferred.append(rule.id) }
        evidence.gate(.slot, .unmatched, "waits for rule \(chosen[winners[0]].rule)")
        evidence.conclude(.deferred, assessment)
        continue
      }
      if compiled.isInterrupting {
        owner = chosen.count
        evidence.gate(.slot, .matched, "has the page's one place for what interrupts")
      }
      if !assessment.isContinuing, let content = rule.action.content {
        for cap in compiled.caps { taken[cap.id, default: 0] += cap.weight(of: content) }
      }
      chosen.append(choice(compiled, assessment))
      evidence.conclude(assessment.isContinuing ? .continued : .chosen, assessment)
    }
    return chosen
  }

  private func comesFirst(_ one: Assessment, _ other: Assessment) -> Bool {
    let (mine, theirs) = (rules.rules[one.index], rules.rules[other.index])
    let (holds, othersHolds) = (one.isContinuing && mine.isInterrupting, other.isContinuing && theirs.isInterrupting)
    if holds != othersHolds { return holds }
    return (other.priority, mine.rule.id) < (one.priority, theirs.rule.id)
  }

  /// The choices, by place in the list, that took what this rule needs.
  private mutating func blockers(
    of compiled: CompiledRule, _ assessment: Assessment, _ chosen: [Choice], _ taken: [CapID: Int], _ owner: Int?
  ) -> [Int] {
    if compiled.isInterrupting, let owner { return [owner] }
    guard !assessment.isContinuing, let content = compiled.rule.action.content else { return [] }
    for cap in compiled.caps {
      guard let already = taken[cap.id], cap.weight(of: content) > 0 else { continue }
      if facts.use(of: cap, for: content).total + already + cap.weight(of: content) > cap.limit {
        return chosen.indices.filter { chosen[$0].caps.contains(cap.id) }
      }
    }
    return []
  }

  private mutating func choice(_ compiled: CompiledRule, _ assessment: Assessment) -> Choice {
    let policy = rules.document.policy
    var notBefore: Date?
    if case .send = compiled.rule.action, let quiet = policy.quietHours {
      let end = quiet.end(for: facts.now, by: facts.clock)
      if end > facts.now { notBefore = end }
    }
    return Choice(
      rule: compiled.rule.id, action: compiled.rule.action, isContinuing: assessment.isContinuing,
      caps: assessment.isContinuing ? [] : compiled.caps.map(\.id),
      lease: facts.occasion.page == nil ? policy.offPageLease : policy.lease, deferred: [], notBefore: notBefore)
  }
}
