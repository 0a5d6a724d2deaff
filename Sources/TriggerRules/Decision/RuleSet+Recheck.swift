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

  /// Why a message may not go out to a user, such as that they want none; nil when it may.
  package func refusal(
    ofSending message: ContentRef, by rule: RuleID, to subject: Subject, at now: Date, user: History,
    account: History = History()
  ) -> String? {
    let occasion = Occasion(.pageView("/"), for: subject, at: now)
    var walk = Walk(self, Facts(occasion, user: user, account: account), Testimony(self))
    walk.evidence.consider(0)
    _ = walk.reachable(.send(message))
    return walk.evidence.gates(of: 0).first { $0.verdict != .matched }?.detail
  }

  /// True when a choice takes a place that all users of the company share.
  package func isShared(_ choice: Choice) -> Bool {
    guard let content = choice.content, !choice.isContinuing else { return false }
    return choice.caps.contains { id in
      document.cap(id).map { $0.scope == .account && $0.weight(of: content) > 0 } ?? false
    }
  }
}
