import EventLog
import Foundation

// Whether a rule has done for a user what it is for.

extension Walk {
  /// Closed once the goal is reached: for good, or for as long as the rule waits between two times.
  mutating func goal(_ compiled: CompiledRule) -> Verdict {
    guard compiled.hasGoal, let goal = compiled.goal else { return .matched }
    let zones = facts.occasion.zones
    if Listener.audience.hearsTurns, let filter = goal.event.filter {
      let events = facts.history(goal.side).events(named: goal.event.name)
      evidence.turns(at: events.flatMap { filter.turningPoints(of: $0.event) })
    }
    guard let reached = lastTime(of: goal) else { return close(.goal, .matched, "its goal is not reached") }
    guard case .afterDays(let days) = compiled.repetition else {
      return close(.goal, .unmatched, "its goal was reached on \(zones.text(of: reached))")
    }
    let free = reached.addingTimeInterval(Span.days(days).interval)
    evidence.turns(at: [free])
    return close(
      .goal, Verdict(facts.now >= free),
      "its goal was reached on \(zones.text(of: reached)), which counts until \(zones.text(of: free))")
  }

  /// When the goal was last reached up to now; only what is known to fit counts.
  private func lastTime(of goal: Goal) -> Date? {
    facts.history(goal.side).events(named: goal.event.name).last { recorded in
      guard recorded.event.time <= facts.now, goal.event.isAbout(recorded.event) else { return false }
      return goal.event.filter.map { quietly($0, recorded.event) == .matched } ?? true
    }?.event.time
  }
}
