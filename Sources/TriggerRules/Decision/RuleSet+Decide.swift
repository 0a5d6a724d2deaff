public import EventLog
import Foundation

extension RuleSet {
  /// Decides what happens on an occasion, and explains it.
  ///
  /// Pure: the same arguments give the same answer. For a past answer, give the past instant and the histories as they
  /// were known then (`History.asOf(event:known:)`).
  /// - Parameters:
  ///   - occasion: For whom, when and because of what.
  ///   - user: The user's own events.
  ///   - account: The company's events: its facts, and what its users did where an account-wide cap or count asks.
  ///   - explaining: True to have the proof and the next instant that changes the answer. The choices and the digest
  ///     are the same either way, because the same walk makes them.
  public func decide(_ occasion: Occasion, user: History, account: History = History(), explaining: Bool = false)
    -> Decision
  {
    decide(occasion, Knowledge(user: user, account: account), explaining: explaining)
  }

  /// The same from histories with what was folded from them.
  package func decide(_ occasion: Occasion, _ known: Knowledge, explaining: Bool = false) -> Decision {
    let facts = Facts(occasion, known)
    guard explaining else {
      var walk = Walk(self, facts, NoEvidence())
      return decision(walk.decide())
    }
    var walk = Walk(self, facts, Testimony(self))
    var decision = decision(walk.decide())
    decision.proof = Proof(walk.evidence, walk.facts.zone, at: walk.facts.now)
    decision.nextEligible = nextChange(of: decision.chosen, walk.facts)
    return decision
  }

  /// The same, with what was found out for it: the decision stays the same up to its ``Recollection/until``, as long as
  /// nothing comes to the histories.
  ///
  /// That instant may be too early, and is never too late: it is the first of those at which anything turns that the walk
  /// had to read.
  /// - Parameter past: What was found out for another page, of the same person and histories by the same rules. What no
  ///   longer holds is passed over.
  /// - Precondition: Nothing in the histories is later than the occasion.
  package func decideLasting(_ occasion: Occasion, _ known: Knowledge, recalling past: Recollection? = nil)
    -> (decision: Decision, recollection: Recollection)
  {
    let past = past.flatMap { $0.holds(at: occasion.now) ? $0 : nil } ?? Recollection()
    var walk = Walk(self, Facts(occasion, known), FirstTurn(from: occasion.now, until: past.until))
    walk.facts.uses = past.uses
    walk.recollection = past
    let decision = decision(walk.decide())
    return (
      decision, walk.recollection.with(walk.facts.uses, from: occasion.now, until: walk.evidence.until)
    )
  }

  private func decision(_ chosen: [Choice]) -> Decision {
    var hash = fingerprint
    for choice in chosen {
      hash.combine(choice.rule.rawValue)
      hash.combine(choice.isContinuing ? 1 : 0 as UInt8)
    }
    return Decision(chosen: chosen, nextEligible: nil, proof: nil, fingerprint: hash.value)
  }
}
