import EventLog

/// Finds the rules that can matter for an occasion without looking at all of them.
struct RuleIndex: Sendable {
  /// The rules for page views, by their conditions.
  let pages: Sieve
  /// The rules that wait for an event, by its name.
  private(set) var byEvent: [EventName: [Int]] = [:]
  /// Every rule, by its id.
  private(set) var byID: [RuleID: Int] = [:]
  /// The rules that may go on with the content they show where the page or the condition does not match, by the content
  /// whatever its version.
  private(set) var showing: [ContentRef: [Int]] = [:]

  init(_ rules: [CompiledRule], segments: [SegmentID: Condition], questions: [Condition]) {
    pages = SieveBuilder.build(rules.map(\.pageCondition), segments: segments, questions: questions)
    for (index, compiled) in rules.enumerated() {
      byID[compiled.rule.id] = index
      if case .event(let pattern) = compiled.rule.trigger { byEvent[pattern.name, default: []].append(index) }
      if case .show(let content) = compiled.rule.action, compiled.isInterrupting || compiled.pageCondition == nil {
        showing[content.unversioned, default: []].append(index)
      }
    }
  }
}
