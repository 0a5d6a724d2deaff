import EventLog
import Foundation

extension RuleSet {
  /// Calls `body` with each rule for page views whose page and condition match, the highest priority first.
  ///
  /// It asks who a rule is for, and neither what the user has seen already nor any cap. Questions that only a history
  /// answers, such as a survey's score, are unknown here.
  public func forEachMatch(_ traits: Traits, _ body: (Rule) -> Void) {
    forEachMatchingIndex(traits) { body(rules[$0].rule) }
  }

  /// The same with the place of the rule in ``ordered``; nothing is allocated for it.
  public func forEachMatchingIndex(_ traits: Traits, _ body: (Int) -> Void) {
    var source = TraitsSource(traits: traits)
    index.pages.forEachMatch(&source, body)
  }
}

private struct TraitsSource: TraitSource {
  let traits: Traits

  var now: Int64 { traits.instant }
  var page: String? { traits.page }

  func value(_ slot: Int) -> Value? { traits.value(slot) }
  func has(_ count: Int, in stream: Int, after: Int64) -> Bool { traits.has(count, in: stream, after: after) }
  mutating func walk(_ condition: Condition) -> Verdict { .unknown }
}
