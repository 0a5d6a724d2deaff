import EventLog
import Foundation

/// Changes that have been made to a situation so far, on the way to making a rule's conditions hold.
struct Wishes: Attempt {
  let rules: RuleSet
  private(set) var situation: Situation
  private(set) var changes: [Change] = []
  /// What the rule compares in the end.
  let asked: [Condition]

  init(_ rules: RuleSet, _ situation: Situation, for rule: Rule) {
    self.rules = rules
    self.situation = situation
    asked =
      ([rule.condition, rule.exit].compactMap(\.self) + rules.compiled.document.segments.values).flatMap(\.leaves)
  }

  /// The same with more changes.
  func with(_ more: [Change]) -> Wishes {
    var wishes = self
    wishes.changes += more
    wishes.situation = situation.applying(more)
    return wishes
  }

  var size: Int { changes.count }

  var now: Date { situation.occasion.now }

  func segment(_ id: SegmentID) -> Condition? { rules.compiled.document.segments[id] }

  func others(answering question: Condition, _ wanted: Verdict) -> [Wishes] {
    (examples(for: question, wanted) + waiting(for: question, wanted)).map(with)
  }

  /// The ways to open a rule's gates as far as a user's own doing opens them, the smallest first.
  func ways(to compiled: CompiledRule) -> [[Change]] {
    let rule = compiled.rule
    var start = self
    if case .pageView(let pattern) = rule.trigger, let page = situation.occasion.page, !pattern.matches(page) {
      start = with([.page(pattern.example)])
    }
    return [start.with(reopening(rule.action))].settled { wishes in
      wishes.reaching(rule.action).continued { after in
        // Only what is known to hold ends a rule.
        guard let exit = rule.exit, after.verdict(of: exit) == .matched else { return [after] }
        return after.ways(to: exit, .unmatched)
      }.continued { after in
        let ways = rule.condition.map { after.ways(to: $0, .matched) } ?? [after]
        return after.mayHoldPlace(compiled) ? [after] + ways : ways
      }
    }.map(\.changes)
  }

  private func mayHoldPlace(_ compiled: CompiledRule) -> Bool {
    var facts = facts(at: now)
    return compiled.mayHoldPlace(compiled.content.map { facts.standing(of: $0) }, at: now)
  }

  /// The task is closed that is open.
  private func reopening(_ action: Action) -> [Change] {
    guard case .openTask(let task) = action, case (let opened?, let closed) = facts(at: now).lastTask(task.id),
      closed ?? .distantPast < opened
    else { return [] }
    return [.event(.taskClosed, times: 1, by: .user, properties: [.task: .string(task.id)])]
  }

  /// The user takes back that they want no such message.
  private func reaching(_ action: Action) -> [Wishes] {
    let key = rules.compiled.document.policy.unsubscribed
    let choice = facts(at: now).attribute(key)
    func reaches(_ choice: Value?) -> Bool {
      guard case .send(let message) = action else { return true }
      return rules.reach(of: message, choice: choice).verdict == .matched
    }
    if reaches(choice) { return [self] }
    let rest = choice?.strings.map { Value.strings($0.filter { reaches(.strings([$0])) }) }
    return [with([.attribute(key, rest ?? false)])]
  }

  /// Waiting, where time alone gives the condition this verdict.
  private func waiting(for condition: Condition, _ wanted: Verdict) -> [[Change]] {
    var instant = now
    for _ in 0..<200 {
      var walk = Walk(rules, facts(at: instant), TurningPoints())
      _ = walk.verdict(of: condition, event: situation.occasion.event)
      guard
        let next = walk.evidence.points.map(\.date).filter({ $0 > instant }).min()
      else { return [] }
      instant = next
      if verdict(of: condition, at: instant) == wanted { return [[.wait(until: instant, from: now)]] }
    }
    return []
  }

  func verdict(of condition: Condition) -> Verdict { verdict(of: condition, at: now) }

  private func verdict(of condition: Condition, at instant: Date) -> Verdict {
    var walk = Walk(rules, facts(at: instant), NoEvidence())
    return walk.verdict(of: condition, event: situation.occasion.event)
  }

  func facts(at instant: Date) -> Facts {
    var occasion = situation.occasion
    occasion.now = instant
    return Facts(occasion, user: situation.user, account: situation.account)
  }
}
