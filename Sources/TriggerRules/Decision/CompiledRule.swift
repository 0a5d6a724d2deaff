import EventLog
import Foundation

/// A rule with what it refers to by id looked up.
///
/// A class, because a walk passes hundreds of them on, each of many parts that would be counted (`Benchmarks/compare
/// decide`).
final class CompiledRule: Sendable {
  let rule: Rule
  /// What every walk reads of it, here too, as each use of the rule within this object is a copy of all of it.
  let id: RuleID
  let action: Action
  let priority: Int
  let repetition: Repetition
  let goal: Goal?
  /// Most rules have no goal and send nothing, and looking at a flag copies nothing either.
  let hasGoal: Bool
  let isMessage: Bool
  /// Its condition and its exit, with the numbers of their questions.
  let condition: Condition?
  let exit: Condition?
  /// The condition once more, for walks that read all of it.
  let formula: Formula?
  /// The pages that trigger it; nil for a rule that waits for something else.
  let pages: PagePattern?
  /// The content it is about.
  let content: ContentRef?
  /// The caps that count for it, those of the policy included.
  let caps: [Cap]
  /// True when its exit is the same on every page.
  let exitIgnoresPages: Bool
  /// True when it shows content of a kind of which a page shows only one.
  let isInterrupting: Bool

  init(
    _ rule: Rule, in document: RuleDocument, segments: [SegmentID: Condition], _ numbers: inout QuestionNumbers
  ) {
    self.rule = rule
    id = rule.id
    action = rule.action
    priority = rule.priority
    repetition = rule.repetition
    goal = rule.goal
    hasGoal = rule.goal != nil
    if case .send = rule.action { isMessage = true } else { isMessage = false }
    condition = rule.condition.map { numbers.numbering($0) }
    exit = rule.exit.map { numbers.numbering($0) }
    formula = condition.map { Formula($0, segments: segments) }
    exitIgnoresPages = rule.exit?.ignoresPages ?? true
    content = rule.action.content
    if case .pageView(let pattern) = rule.trigger { pages = pattern } else { pages = nil }
    caps = document.caps(of: rule)
    if case .show(let content) = rule.action {
      isInterrupting = document.policy.interrupting.contains(content.kind)
    } else {
      isInterrupting = false
    }
  }

  /// What has to hold of a page view; nil for a rule that waits for something else.
  var pageCondition: Condition? {
    guard let pages else { return nil }
    let page: [Condition] = pages == .everywhere ? [] : [.page(pages)]
    return .all(page + (rule.condition.map { [$0] } ?? []))
  }

  func comesBefore(_ other: CompiledRule) -> Bool {
    (other.priority, id) < (priority, other.id)
  }
}
