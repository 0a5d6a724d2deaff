import EventLog
import Foundation

/// A rule with what it refers to by id looked up.
struct CompiledRule: Sendable {
  let rule: Rule
  /// The caps that count for it, those of the policy included.
  let caps: [Cap]
  /// True when it shows content of a kind of which a page shows only one.
  let isInterrupting: Bool

  init(_ rule: Rule, in document: RuleDocument) {
    self.rule = rule
    if let named = rule.caps {
      let known = document.caps + document.policy.defaultCaps
      caps = named.compactMap { id in known.first { $0.id == id } }
    } else if let content = rule.action.content {
      caps = document.policy.defaultCaps.filter { $0.weight(of: content) > 0 }
    } else {
      caps = []
    }
    if case .show(let content) = rule.action {
      isInterrupting = document.policy.interrupting.contains(content.kind)
    } else {
      isInterrupting = false
    }
  }

  func comesBefore(_ other: CompiledRule) -> Bool {
    (other.rule.priority, rule.id) < (rule.priority, other.rule.id)
  }
}
