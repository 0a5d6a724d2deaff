import EventLog
import Foundation

/// A rule with what it refers to by id looked up.
///
/// A class, because a walk passes hundreds of them on, each of many parts that would be counted (`Benchmarks/compare
/// decide`).
final class CompiledRule: Sendable {
  let rule: Rule
  /// The caps that count for it, those of the policy included.
  let caps: [Cap]
  /// True when it shows content of a kind of which a page shows only one.
  let isInterrupting: Bool

  init(_ rule: Rule, in document: RuleDocument) {
    self.rule = rule
    caps = document.caps(of: rule)
    if case .show(let content) = rule.action {
      isInterrupting = document.policy.interrupting.contains(content.kind)
    } else {
      isInterrupting = false
    }
  }

  /// What has to hold of a page view; nil for a rule that waits for something else.
  var pageCondition: Condition? {
    guard case .pageView(let pattern) = rule.trigger else { return nil }
    let page: [Condition] = pattern == .everywhere ? [] : [.page(pattern)]
    return .all(page + (rule.condition.map { [$0] } ?? []))
  }

  func comesBefore(_ other: CompiledRule) -> Bool {
    (other.rule.priority, rule.id) < (rule.priority, other.rule.id)
  }
}
