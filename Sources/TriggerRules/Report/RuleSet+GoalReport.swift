public import EventLog
import Foundation

extension RuleSet {
  /// Counts who reached the goal of a rule within its window, by variant and for those who are held out.
  ///
  /// - Parameters:
  ///   - rule: A rule with a goal.
  ///   - entry: The event from which the window is counted, its first for each user; its last instant is included.
  ///   - experiment: The experiment whose variants are compared; nil to compare with the policy's holdout alone.
  ///   - input: The events of everybody.
  /// - Returns: nil when there is no such rule, or it has no goal.
  public func goalReport(
    for rule: RuleID, since entry: EventName, variantsOf experiment: ExperimentID? = nil, in input: ReportInput
  ) -> GoalReport? {
    guard let goal = rules.first(where: { $0.rule.id == rule })?.rule.goal else { return nil }
    let users = Dictionary(grouping: input.events.lazy.map(\.event).filter { $0.subject.user != nil }, by: \.subject)
    let accounts =
      goal.side == .account ? Dictionary(grouping: input.events.map(\.event)) { $0.subject.account } : [:]
    var tallies: [GoalArm: GoalTally] = [:]
    for (subject, events) in users {
      guard let first = events.first(where: { $0.name == entry })?.time else { continue }
      let arm = arm(of: input.identities.origin(of: subject), in: experiment)
      tallies[arm, default: GoalTally()].entered += 1
      if events.contains(where: { $0.isAct(of: rule) }) { tallies[arm]?.treated += 1 }
      let end = first.addingTimeInterval(goal.window.interval)
      // Inclusive: at the very end of the window the goal can still be reached.
      if end >= input.asOf {
        tallies[arm]?.open += 1
        continue
      }
      let candidates = goal.side == .account && subject.account != nil ? accounts[subject.account] ?? [] : events
      if candidates.contains(where: { first <= $0.time && $0.time <= end && goal.event.matches($0) }) {
        tallies[arm]?.converted += 1
      }
    }
    let arms = arms(of: experiment).map { arm in (tallies[arm] ?? GoalTally()).arm(arm, asOf: input.asOf) }
    return GoalReport(rule: rule, entry: entry, arms: arms)
  }

  private func arm(of subject: Subject, in experiment: ExperimentID?) -> GoalArm {
    if document.policy.holdout?.includes(subject) ?? false { return GoalArm(isHoldout: true) }
    guard let experiment else { return GoalArm(isHoldout: false) }
    let variant = experiments[experiment]?.variant(of: subject)
    return GoalArm(variant: variant, isHoldout: variant == nil)
  }

  private func arms(of experiment: ExperimentID?) -> [GoalArm] {
    let variants = experiment.map { id in
      (experiments[id]?.variants ?? []).map { GoalArm(variant: $0.name, isHoldout: false) }
    }
    return (variants ?? [GoalArm(isHoldout: false)]) + [GoalArm(isHoldout: true)]
  }
}

extension Event {
  /// True for what the rule did; that something was withheld has its name too.
  fileprivate func isAct(of rule: RuleID) -> Bool {
    name != .withheld && properties[.rule]?.string == rule.rawValue
  }
}

private struct GoalArm: Hashable {
  var variant: VariantName?
  var isHoldout: Bool
}

private struct GoalTally {
  var entered = 0
  var open = 0
  var treated = 0
  var converted = 0

  func arm(_ arm: GoalArm, asOf: Date) -> GoalReport.Arm {
    GoalReport.Arm(
      variant: arm.variant, isHoldout: arm.isHoldout, entered: entered, open: open, treated: treated,
      converted: Rate(converted, of: entered - open, definition: GoalReport.definition, asOf: asOf))
  }
}
