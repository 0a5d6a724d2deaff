import EventLog
import Foundation

// The gates a rule goes through, one function each.

extension Walk {
  /// Leads one rule through the gates that do not depend on what else is chosen.
  /// - Parameter isMatched: The index found already that its condition holds.
  mutating func assess(_ index: Int, isMatched: Bool) -> Assessment {
    let compiled = rules.rules[index]
    var result = Assessment(
      index: index, verdict: .matched, isTriggered: false, isContinuing: false, priority: compiled.priority)
    let standing = compiled.content.map { facts.standing(of: $0) }
    let isHeld = compiled.mayHoldPlace(standing, at: facts.now)

    guard pass(trigger(compiled, standing), &result) else { return result }
    result.isTriggered = true
    guard pass(holdout(), &result), pass(exit(compiled), &result), pass(goal(compiled), &result),
      pass(withheld(compiled), &result), pass(elsewhere(compiled), &result)
    else { return result }
    let life = lifeCycle(compiled, standing)
    result.isContinuing = life.isContinuing
    result.leftAloneSince = life.isContinuing && compiled.isInterrupting ? leftAlone(standing) : nil
    guard pass(life.verdict, &result),
      isMatched || pass(condition(compiled, isHeld: isHeld && life.isContinuing), &result),
      !compiled.isMessage || pass(reachable(compiled.action), &result),
      life.isContinuing || pass(caps(compiled), &result)
    else { return result }
    if result.verdict == .matched, !compiled.caps.isEmpty || compiled.isInterrupting {
      result.timesDeferred = facts.userDisplays.timesDeferred(compiled.id.rawValue, at: facts.now)
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

  private mutating func trigger(_ compiled: CompiledRule, _ standing: ContentStanding?) -> Verdict {
    if let page = facts.page { return pageView(page, compiled, standing) }
    switch facts.occasion.kind {
    case .pageView: break
    case .event(let event):
      guard case .event(let pattern) = compiled.rule.trigger else { break }
      guard pattern.isAbout(event) else {
        return close(.trigger, .unmatched, "event \(event.name) is not \(compiled.rule.trigger)")
      }
      let verdict = pattern.filter.map { self.verdict(of: $0, event: event) } ?? .matched
      return close(.trigger, verdict, "event \(event.name)")
    case .due(let occurrence):
      switch compiled.rule.trigger {
      case .schedule, .broadcast, .calendar:
        let zones = facts.occasion.zones
        return close(
          .trigger, Verdict(occurrence.rule == compiled.id), "due \(zones.text(of: occurrence.due))")
      case .pageView, .event: break
      }
    }
    return close(.trigger, .unmatched, "waits for \(compiled.rule.trigger)")
  }

  private mutating func pageView(_ path: String, _ compiled: CompiledRule, _ standing: ContentStanding?) -> Verdict {
    if let pages = compiled.pages, pages.matches(path) { return close(.trigger, .matched, .page) }
    guard case .show(let content) = compiled.action, let standing, standing.goesOn(at: facts.now) else {
      return close(.trigger, .unmatched, .otherPage)
    }
    // A tour leads from page to page; what an event or a time brought waits for the next page, whichever it is.
    if compiled.pages != nil, !rules.compiled.document.policy.interrupting.contains(content.kind) {
      return close(.trigger, .unmatched, .otherPage)
    }
    return close(.trigger, .matched, "goes on with what it began")
  }

  private mutating func holdout() -> Verdict {
    guard let holdout = rules.compiled.document.policy.holdout else { return .matched }
    let place = Percentage.place(of: facts.occasion.origin, salt: holdout.salt)
    let isHeldOut = holdout.includes(facts.occasion.origin)
    return close(.holdout, Verdict(!isHeldOut), "place \(place) of 10000, \(holdout.percent) % are held out")
  }

  mutating func exit(_ compiled: CompiledRule) -> Verdict {
    guard let exit = compiled.exit else { return .matched }
    let verdict = verdict(of: exit, event: facts.occasion.event)
    // Only what is known to hold ends a rule.
    return close(
      .exit, Verdict(verdict != .matched), verdict == .matched ? "its exit is reached" : "its exit is not reached")
  }

  private mutating func withheld(_ compiled: CompiledRule) -> Verdict {
    guard !facts.occasion.withheld.isEmpty, let content = compiled.content,
      let reason = facts.occasion.withheld[content.unversioned]
    else { return .matched }
    return close(.withheld, .unmatched, .text(reason))
  }

  private mutating func elsewhere(_ compiled: CompiledRule) -> Verdict {
    guard let content = compiled.content, facts.occasion.elsewhere.contains(content.unversioned) else {
      return .matched
    }
    return close(.elsewhere, .unmatched, "its next step is on another page")
  }

  private mutating func condition(_ compiled: CompiledRule, isHeld: Bool) -> Verdict {
    guard let formula = compiled.formula else { return .matched }
    if isHeld {
      return close(.condition, .matched, "not asked again while it is in progress")
    }
    if Listener.isThorough { return close(.condition, verdict(of: formula), .condition) }
    // Looked at here only, as its references are counted (`Benchmarks/compare decide`).
    guard let condition = compiled.condition else { return .matched }
    return close(.condition, verdict(of: condition, event: facts.occasion.event), .condition)
  }

  mutating func reachable(_ action: Action) -> Verdict {
    guard case .send(let message) = action else { return .matched }
    let reach = rules.reach(of: message, choice: facts.attribute(rules.compiled.document.policy.unsubscribed))
    return close(.reachable, reach.verdict, .text(reach.detail))
  }

  mutating func caps(_ compiled: CompiledRule) -> Verdict {
    guard let content = compiled.content else { return .matched }
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
