package import EventLog
package import Foundation

/// What became of a choice when it was looked at again.
package enum Recheck: Sendable {
  /// It may be done; quiet hours are those of the new instant.
  case stands(Choice)
  /// It may not be done any more, and why.
  case falls(String)
}

extension RuleSet {
  /// Asks again what others may have changed since a choice was made: whether the rule may act once more, whether the
  /// user wants the message, and what the caps have left.
  ///
  /// The occasion and the condition are not asked again: they are about the instant at which the choice was made.
  package func recheck(_ choice: Choice, on occasion: Occasion, user: History, account: History = History()) -> Recheck
  {
    guard let index = rules.firstIndex(where: { $0.rule.id == choice.rule }) else {
      return .falls("rule \(choice.rule) is no longer there")
    }
    var walk = Walk(self, Facts(occasion, user: user, account: account), Testimony(self))
    walk.evidence.consider(index)
    let life = walk.lifeCycle(rules[index], rules[index].content.map { walk.facts.standing(of: $0) })
    guard !life.isContinuing else { return .falls("it goes on with what it began") }
    _ = walk.reachable(rules[index].rule.action)
    _ = walk.caps(rules[index])
    if let gate = walk.evidence.gates(of: index).first(where: { $0.verdict != .matched }) {
      return .falls(gate.detail)
    }
    var choice = choice
    choice.notBefore = nil
    if case .send = choice.action, let quiet = document.policy.quietHours {
      let end = quiet.end(for: occasion.now, by: walk.facts.clock)
      if end > occasion.now { choice.notBefore = end }
    }
    return .stands(choice)
  }

  /// Why a message that a rule decided to send may not go out any more: the user wants none, or the rule has come to its
  /// exit or its goal meanwhile; nil when it may. A rule that is no longer there has neither.
  package func refusal(
    ofSending message: ContentRef, by rule: RuleID, on occasion: Occasion, user: History, account: History = History()
  ) -> String? {
    let facts = Facts(occasion, user: user, account: account)
    let reach = reach(of: message, choice: facts.attribute(document.policy.unsubscribed))
    guard reach.verdict == .matched else { return reach.detail }
    guard let index = rules.firstIndex(where: { $0.id == rule }) else { return nil }
    var walk = Walk(self, facts, Testimony(self))
    walk.evidence.consider(index)
    _ = walk.exit(rules[index])
    _ = walk.goal(rules[index])
    return walk.evidence.gates(of: index).first { $0.verdict != .matched }?.detail
  }

  /// True while no message may go out to a user who lives by this clock.
  package func isQuiet(at now: Date, in zones: Zones) -> Bool {
    document.policy.quietHours.map { $0.end(for: now, by: zones.resolved().clock) > now } ?? false
  }

  /// True when a choice takes a place that all users of the company share.
  package func isShared(_ choice: Choice) -> Bool {
    guard let content = choice.content, !choice.isContinuing else { return false }
    return choice.caps.contains { id in
      document.cap(id).map { $0.scope == .account && $0.weight(of: content) > 0 } ?? false
    }
  }
}
