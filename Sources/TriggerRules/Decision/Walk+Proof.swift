import EventLog
import Foundation

extension Walk<Testimony> {
  /// What was noted, in the order the rules were considered.
  mutating func proof() -> Proof {
    let candidates = rules.rules.indices.map { index in
      let record = evidence.record(of: index) ?? Testimony.Record()
      let rule = rules.rules[index].rule
      return Proof.Candidate(
        rule: rule.id, action: rule.action, priority: record.priority, outcome: record.outcome ?? .notTriggered,
        gates: record.gates)
    }
    return Proof(
      candidates: candidates, fallbacks: [facts.zone.fallback].compactMap(\.self), zone: facts.zone.identifier,
      now: facts.now)
  }
}
