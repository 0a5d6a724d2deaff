import EventLog

// Rules that others leave no turn.

extension RuleCheck {
  /// Rules that bring what another rule brings first, whenever they could.
  mutating func checkShadows() {
    for (index, rule) in document.rules.enumerated() where rule.action.content != nil {
      let other = document.rules.first { other in
        other.id != rule.id && other.action == rule.action && other.trigger.covers(rule.trigger)
          && (rule.priority, other.id) < (other.priority, rule.id) && other.exit == nil && other.goal == nil
          && other.caps == rule.caps && other.repetition == rule.repetition && other.isOpenWhenever(rule)
      }
      if let other { report(.shadowed, "rules[\(index)]", "the rule \"\(other.id)\" always does the same before it") }
    }
  }

  /// Rules whose cap another rule takes again each time it is free; ageing would give them their turn.
  mutating func checkStarved() {
    guard document.policy.ageing == 0 else { return }
    for (index, rule) in document.rules.enumerated() {
      guard let content = rule.action.content else { continue }
      for cap in document.caps(of: rule) where cap.scope != .object && cap.weight(of: content) > 0 {
        let other = document.rules.first { other in
          guard let theirs = other.action.content, other.id != rule.id, other.priority > rule.priority else {
            return false
          }
          return other.trigger.covers(rule.trigger) && other.isOpenWhenever(rule) && other.exit == nil
            && other.goal == nil
            && document.caps(of: other).contains { $0.id == cap.id } && other.repetition.returns(within: cap.window)
            && cap.weight(of: theirs) + cap.weight(of: content) > cap.limit
        }
        guard let other else { continue }
        report(
          .starved, "rules[\(index)].caps",
          "the rule \"\(other.id)\" takes cap \"\(cap.id)\" each time it is free, and without \"ageing\" this rule never gains on it"
        )
        break
      }
    }
  }
}

extension Trigger {
  /// True when it is triggered at least as often as another one.
  fileprivate func covers(_ other: Trigger) -> Bool {
    if case (.pageView(.everywhere), .pageView) = (self, other) { return true }
    return self == other
  }
}

extension Rule {
  /// True when its condition holds whenever the other rule's does, as far as their shape tells.
  fileprivate func isOpenWhenever(_ other: Rule) -> Bool {
    guard let condition else { return true }
    let theirs = other.condition?.conjuncts(in: [:]) ?? []
    return condition.conjuncts(in: [:]).allSatisfy(theirs.contains)
  }
}

extension Repetition {
  /// True when the rule may act again by the time that what it took from a cap is free.
  fileprivate func returns(within window: CapWindow) -> Bool {
    switch (self, window) {
    case (.once, _), (_, .ever): false
    case (.always, _): true
    case (.afterDays(let days), .rolling(let length)): days <= length
    // The shortest month, and the shortest part of one.
    case (.afterDays(let days), .oneCalendarMonth): days <= 28
    case (.afterDays(let days), .calendarMonth): days <= 1
    }
  }
}
