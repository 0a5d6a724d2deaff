package import EventLog
import Foundation

extension RuleSet {
  /// The caps that keep at least one rule from acting on an occasion.
  package func closedCaps(on occasion: Occasion, user: History, account: History = History()) -> Set<CapID> {
    var walk = Walk(self, Facts(occasion, user: user, account: account), CapCount(rules: rules))
    _ = walk.decide()
    return walk.evidence.closed
  }
}

/// Listens to the gates of caps only.
private struct CapCount: Evidence {
  static var isThorough: Bool { false }
  static var audience: Audience { .matching }

  let rules: [CompiledRule]
  private(set) var closed: Set<CapID> = []
  /// The caps of the rule being considered that were not asked yet.
  private var waiting: [CapID] = []

  init(rules: [CompiledRule]) {
    self.rules = rules
  }

  mutating func consider(_ index: Int) {
    let rule = rules[index]
    guard let content = rule.rule.action.content else { return waiting = [] }
    waiting = rule.caps.filter { $0.weight(of: content) > 0 }.map(\.id)
  }

  mutating func gate(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) {
    guard name == .cap, !waiting.isEmpty else { return }
    let cap = waiting.removeFirst()
    if verdict == .unmatched { closed.insert(cap) }
  }

  mutating func read(_ question: Condition, _ found: @autoclosure () -> Proof.Found, _ verdict: Verdict) {}
  mutating func turns(at instants: @autoclosure () -> [Date], _ turn: Turn) {}
  mutating func conclude(_ outcome: Proof.Outcome, _ assessment: Assessment) {}
}
