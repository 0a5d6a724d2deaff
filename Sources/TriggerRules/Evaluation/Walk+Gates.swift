import EventLog
import Foundation

// The gates a rule goes through, one function each.

extension Walk {
  /// Leads one rule through the gates that do not depend on what else is chosen.
  /// - Parameter isMatched: The index found already that its condition holds.
  mutating func assess(_ index: Int, isMatched: Bool) -> Assessment {
    let compiled = rules.rules[index]
    // Taken out once: each use of it in the object would be a copy (`Benchmarks/compare touches`).
    let rule = compiled.rule
    var result = Assessment(
      index: index, verdict: .matched, isTriggered: false, isContinuing: false, priority: rule.priority)
    let standing = standing(of: rule)
    let isHeld = compiled.isInterrupting && standing?.goesOn(at: facts.now) == true

    guard pass(trigger(rule, standing), &result) else { return result }
    result.isTriggered = true
    guard pass(holdout(), &result), pass(exit(rule), &result), pass(goal(rule), &result),
      pass(withheld(rule), &result), pass(elsewhere(rule), &result)
    else { return result }
    let life = lifeCycle(compiled, standing)
    result.isContinuing = life.isContinuing
    result.leftAloneSince = life.isContinuing && compiled.isInterrupting ? leftAlone(standing) : nil
    guard pass(life.verdict, &result),
      isMatched || pass(condition(rule, isHeld: isHeld && life.isContinuing), &result),
      pass(reachable(rule), &result), life.isContinuing || pass(caps(compiled), &result)
    else { return result }
    if result.verdict == .matched, !compiled.caps.isEmpty || compiled.isInterrupting {
      result.timesDeferred = facts.userDisplays.timesDeferred(rule.id.rawValue, at: facts.now)
      // A grant that lapses takes the waiting it caused with it.
      evidence.turns(at: facts.userDisplays.leaseEnds(after: facts.now), .opening)
      result.priority += rules.compiled.document.policy.ageing * result.timesDeferred
    }
    return result
  }

  /// Adds a gate's verdict; false when nothing more has to be read.
  private func pass(_ verdict: Verdict, _ result: inout Assessment) -> Bool {
    result.verdict = result.verdict.and(verdict)
    return result.verdict == .matched || (Listener.isThorough && (result.isTriggered || verdict == .matched))
  }

  private mutating func standing(of rule: Rule) -> ContentStanding? {
    guard let content = rule.action.content else { return nil }
    return facts.standing(of: content)
  }

  private mutating func trigger(_ rule: Rule, _ standing: ContentStanding?) -> Verdict {
    let zones = facts.occasion.zones
    switch (facts.occasion.kind, rule.trigger) {
    case (.pageView(let path), .pageView(let pattern)) where pattern.matches(path):
      return close(.trigger, .matched, .page(path, pattern))
    case (.pageView(let path), let trigger):
      guard case .show(let content) = rule.action, let standing, standing.goesOn(at: facts.now) else {
        return close(.trigger, .unmatched, .otherPage(path, trigger))
      }
      // A tour leads from page to page; what an event or a time brought waits for the next page, whichever it is.
      if case .pageView = trigger, !rules.compiled.document.policy.interrupting.contains(content.kind) {
        return close(.trigger, .unmatched, .otherPage(path, trigger))
      }
      return close(.trigger, .matched, "goes on with what it began")
    case (.event(let event), .event(let pattern)):
      guard pattern.isAbout(event) else {
        return close(.trigger, .unmatched, "event \(event.name) is not \(rule.trigger)")
      }
      let verdict = pattern.filter.map { self.verdict(of: $0, event: event) } ?? .matched
      return close(.trigger, verdict, "event \(event.name)")
    case (.due(let occurrence), .schedule), (.due(let occurrence), .broadcast), (.due(let occurrence), .calendar):
      return close(.trigger, Verdict(occurrence.rule == rule.id), "due \(zones.text(of: occurrence.due))")
    default:
      return close(.trigger, .unmatched, "waits for \(rule.trigger)")
    }
  }

  private mutating func holdout() -> Verdict {
    guard let holdout = rules.compiled.document.policy.holdout else { return .matched }
    let place = Percentage.place(of: facts.occasion.origin, salt: holdout.salt)
    let isHeldOut = holdout.includes(facts.occasion.origin)
    return close(.holdout, Verdict(!isHeldOut), "place \(place) of 10000, \(holdout.percent) % are held out")
  }

  private mutating func exit(_ rule: Rule) -> Verdict {
    guard let exit = rule.exit else { return .matched }
    let verdict = verdict(of: exit, event: facts.occasion.event)
    // Only what is known to hold ends a rule.
    return close(
      .exit, Verdict(verdict != .matched), verdict == .matched ? "its exit is reached" : "its exit is not reached")
  }

  private mutating func withheld(_ rule: Rule) -> Verdict {
    guard !facts.occasion.withheld.isEmpty, let content = rule.action.content,
      let reason = facts.occasion.withheld[content.unversioned]
    else { return .matched }
    return close(.withheld, .unmatched, .text(reason))
  }

  private mutating func elsewhere(_ rule: Rule) -> Verdict {
    guard let content = rule.action.content, facts.occasion.elsewhere.contains(content.unversioned) else {
      return .matched
    }
    return close(.elsewhere, .unmatched, "its next step is on another page")
  }

  private mutating func condition(_ rule: Rule, isHeld: Bool) -> Verdict {
    guard let condition = rule.condition else { return .matched }
    if isHeld {
      return close(.condition, .matched, "not asked again while it is in progress")
    }
    let verdict = verdict(of: condition, event: facts.occasion.event)
    return close(.condition, verdict, .condition(condition))
  }

  mutating func reachable(_ rule: Rule) -> Verdict {
    guard case .send(let message) = rule.action else { return .matched }
    let reach = rules.reach(of: message, choice: facts.attribute(rules.compiled.document.policy.unsubscribed))
    return close(.reachable, reach.verdict, .text(reach.detail))
  }

  mutating func caps(_ compiled: CompiledRule) -> Verdict {
    guard let content = compiled.rule.action.content else { return .matched }
    var result = Verdict.matched
    for cap in compiled.caps {
      let weight = cap.weight(of: content)
      guard weight > 0 else { continue }
      let use = facts.use(of: cap, for: content)
      let fits = Verdict(use.total + weight <= cap.limit)
      evidence.turns(at: use.ends)
      result = result.and(fits)
      evidence.gate(.cap, fits, .text(use.describe(cap, weight: weight)))
    }
    return result
  }

  /// Ends a gate with its verdict.
  mutating func close(_ name: Proof.Name, _ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail) -> Verdict {
    evidence.gate(name, verdict, detail())
    return verdict
  }
}
