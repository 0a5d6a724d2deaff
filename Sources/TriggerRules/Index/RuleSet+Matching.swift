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
  /// - Precondition: The traits are laid out for this rule set.
  public func forEachMatchingIndex(_ traits: Traits, _ body: (Int) -> Void) {
    precondition(traits.layout.fingerprint == fingerprint.value, "the traits are laid out for another rule set")
    index.pages.forEachMatch(traits, body)
  }
}
