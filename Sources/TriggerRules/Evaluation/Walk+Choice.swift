import EventLog
import Foundation

// Who gets the places: what goes on first, then the highest priority.

extension Walk {
  /// Leads every rule through its gates and gives out the places.
  mutating func decide() -> [Choice] { decide(among: candidates()) }

  /// The same with the rules that have to be led through their gates.
  mutating func decide(among candidates: [Candidate]) -> [Choice] {
    var open: [Assessment] = []
    if Listener.audience == .possible {
      let coming = facts.coming
      evidence.turns(at: coming, .opening)
    }
    for candidate in candidates {
      evidence.consider(candidate.index)
      let assessment = assessment(of: candidate.index, isMatched: candidate.isMatched)
      switch assessment.verdict {
      case .matched: open.append(assessment)
      case .unmatched: evidence.conclude(assessment.isTriggered ? .refused : .notTriggered, assessment)
      case .unknown: evidence.conclude(.unknown, assessment)
      }
    }
    var places = Places()
    let rules = rules
    for assessment in open.sorted(by: { $0.comesBefore($1, in: rules) }) {
      evidence.consider(assessment.index)
      evidence.conclude(place(assessment, in: &places), assessment)
    }
    return places.chosen
  }

  /// How one rule stands: as on another page, where that makes no difference to it.
  private mutating func assessment(of index: Int, isMatched: Bool) -> Assessment {
    guard Listener.audience == .lasting, isMatched, isAlikeOnPages(index) else {
      return assess(index, isMatched: isMatched)
    }
    if let known = recollection.assessments[index] { return known }
    let assessment = assess(index, isMatched: true)
    recollection.keep(assessment)
    return assessment
  }

  /// True for a rule that stands alike on all pages on which the page and its condition match.
  private func isAlikeOnPages(_ index: Int) -> Bool {
    let compiled = rules.rules[index]
    guard compiled.exitIgnoresPages else { return false }
    guard !facts.occasion.elsewhere.isEmpty, let content = compiled.content else { return true }
    return !facts.occasion.elsewhere.contains(content.unversioned)
  }

  /// Gives one rule its place, or lets it wait.
  private mutating func place(_ assessment: Assessment, in places: inout Places) -> Proof.Outcome {
    let zones = facts.occasion.zones
    let compiled = rules.rules[assessment.index]
    if let other = places.chosen.first(where: { $0.action.repeats(compiled.action) }) {
      evidence.gate(.slot, .unmatched, "rule \(other.rule) does the same already")
      return .refused
    }
    let winners = blockers(of: compiled, assessment, places)
    if let winner = winners.first {
      let other = places.chosen[winner].rule
      evidence.gate(
        .slot, .unmatched,
        assessment.leftAloneSince.map { "gave way to rule \(other), as nobody touched it since \(zones.text(of: $0))" }
          ?? "waits for rule \(other)")
      places.deferring(compiled.id, to: winners)
      return .deferred
    }
    if compiled.isInterrupting { evidence.gate(.slot, .matched, "has the page's one place for what interrupts") }
    places.take(choice(compiled, assessment), compiled)
    return assessment.isContinuing ? .continued : .chosen
  }

  /// The choices that took what this rule needs.
  private mutating func blockers(of compiled: CompiledRule, _ assessment: Assessment, _ places: Places) -> [Int] {
    let holders = places.holders(of: compiled)
    guard holders.isEmpty, !assessment.isContinuing, let content = compiled.content else { return holders }
    for cap in compiled.caps {
      let (weight, taken) = (cap.weight(of: content), places.taken(cap, for: content))
      guard weight > 0, taken > 0 else { continue }
      if facts.use(of: cap, for: content).total + taken + weight > cap.limit {
        return places.holders(of: cap)
      }
    }
    return []
  }

  private mutating func choice(_ compiled: CompiledRule, _ assessment: Assessment) -> Choice {
    let policy = rules.compiled.document.policy
    var notBefore: Date?
    if case .send = compiled.action, let quiet = policy.quietHours {
      let end = quiet.end(for: facts.now, by: facts.clock)
      if end > facts.now { notBefore = end }
      // It is part of the decision, though not of the answer to what is chosen.
      if Listener.audience == .lasting { evidence.turns(at: quiet.turningPoints(after: facts.now, by: facts.clock)) }
    }
    return Choice(
      rule: compiled.id, action: compiled.action, isContinuing: assessment.isContinuing,
      caps: assessment.isContinuing ? [] : compiled.caps.map(\.id),
      lease: facts.page == nil ? policy.offPageLease : policy.lease, deferred: [], notBefore: notBefore)
  }
}

extension Assessment {
  /// What interrupts and goes on comes first, and last where the user has left it alone for too long; then priority,
  /// then who waited more often, then the id.
  fileprivate func comesBefore(_ other: Assessment, in rules: RuleSet) -> Bool {
    let (mine, theirs) = (claim(in: rules), other.claim(in: rules))
    if mine != theirs { return mine > theirs }
    return (other.priority, other.timesDeferred, rules.rules[index].id)
      < (priority, timesDeferred, rules.rules[other.index].id)
  }

  /// How strong a claim to the page's one place is: 1 for what holds it, -1 for what has to give it up.
  private func claim(in rules: RuleSet) -> Int {
    guard isContinuing, rules.rules[index].isInterrupting else { return 0 }
    return leftAloneSince == nil ? 1 : -1
  }
}
