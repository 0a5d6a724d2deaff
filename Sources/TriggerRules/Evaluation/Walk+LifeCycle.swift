import EventLog
import Foundation

// Whether a rule may act again on this user, and whether it only goes on.

extension Walk {
  /// What the life of the content, or of the task, allows.
  struct Life {
    var verdict: Verdict
    var isContinuing = false
  }

  mutating func lifeCycle(_ compiled: CompiledRule, _ standing: ContentStanding?) -> Life {
    // Noted as a turn of this gate, not of the condition, which is not asked in the middle of a tour.
    if compiled.isInterrupting, let end = patienceEnd(standing) { evidence.turns(at: [end]) }
    return switch compiled.action {
    case .show(let content): showing(content, compiled.repetition, standing)
    case .start: starting(compiled.repetition, standing)
    case .send: acting(compiled.repetition, last: standing?.queued, "it was put in the outbox")
    case .call:
      acting(
        compiled.repetition, last: facts.lastCall(by: compiled.id), "the host was called"
      )
    case .openTask(let task): opening(task, compiled.repetition)
    }
  }

  private mutating func showing(_ content: ContentRef, _ repetition: Repetition, _ standing: ContentStanding?) -> Life {
    let zones = facts.occasion.zones
    guard let standing else { return Life(verdict: .matched) }
    let now = facts.now
    if let end = standing.end {
      return again(repetition == .always ? .once : repetition, since: end.time, "it was \(end.state.rawValue)")
    }
    if let until = standing.snoozedUntil {
      evidence.turns(at: [until], .opening)
      if now < until { return life(.unmatched, "it was put off until \(zones.text(of: until))") }
    }
    if let grant = standing.liveGrant(at: now) {
      evidence.turns(at: [grant.leaseEnd], .opening)
      return life(.matched, "it was granted and waits to be displayed", isContinuing: true)
    }
    guard standing.isOpen else { return life(.matched, "it was never displayed") }
    let wasPutOff = (standing.snoozed ?? .distantPast) >= (standing.displayed ?? .distantPast)
    if content.kind == .popup, standing.started == nil, !wasPutOff, let displayed = standing.displayed {
      return again(repetition, since: displayed, "it was displayed")
    }
    return life(.matched, "it was begun and goes on", isContinuing: true)
  }

  /// Since when the user has done nothing with what is on the screen; nil while the policy's patience lasts.
  func leftAlone(_ standing: ContentStanding?) -> Date? {
    patienceEnd(standing).flatMap { facts.now >= $0 ? standing?.lastSign : nil }
  }

  private func patienceEnd(_ standing: ContentStanding?) -> Date? {
    standing?.lastSign?.addingTimeInterval(Span.days(rules.compiled.document.policy.patienceDays).interval)
  }

  private mutating func starting(_ repetition: Repetition, _ standing: ContentStanding?) -> Life {
    guard let standing, standing.isOpen || standing.end != nil else { return life(.matched, "it was never started") }
    guard let end = standing.end else { return life(.unmatched, "it is in progress") }
    return again(repetition, since: end.time, "it was \(end.state.rawValue)")
  }

  private mutating func acting(_ repetition: Repetition, last: Date?, _ what: @autoclosure () -> String) -> Life {
    guard let last else { return life(.matched, "never before") }
    return again(repetition, since: last, what())
  }

  private mutating func opening(_ task: TaskSpec, _ repetition: Repetition) -> Life {
    let zones = facts.occasion.zones
    let (last, closed) = facts.lastTask(task.id)
    guard let opened = last else { return life(.matched, "never opened before") }
    if closed ?? .distantPast < opened { return life(.unmatched, "it is open since \(zones.text(of: opened))") }
    let free = opened.addingTimeInterval(Span.days(task.coolDownDays).interval)
    evidence.turns(at: [free], .opening)
    if facts.now < free { return life(.unmatched, "it cools down until \(zones.text(of: free))") }
    return again(repetition, since: opened, "it was opened")
  }

  private mutating func again(_ repetition: Repetition, since last: Date, _ what: @autoclosure () -> String) -> Life {
    let zones = facts.occasion.zones
    switch repetition {
    case .once: return life(.unmatched, "\(what()) on \(zones.text(of: last)), and once is enough")
    case .always: return life(.matched, "\(what()) on \(zones.text(of: last)), and may be again")
    case .afterDays(let days):
      let free = last.addingTimeInterval(Span.days(days).interval)
      evidence.turns(at: [free])
      return life(
        Verdict(facts.now >= free),
        "\(what()) on \(zones.text(of: last)), and may be again from \(zones.text(of: free))")
    }
  }

  private mutating func life(_ verdict: Verdict, _ detail: @autoclosure () -> Proof.Detail, isContinuing: Bool = false)
    -> Life
  {
    Life(verdict: close(.lifeCycle, verdict, detail()), isContinuing: isContinuing)
  }
}

extension ContentStanding.End {
  /// The same as a state that conditions ask for.
  var state: ContentState { ContentState.allCases.first { $0.event == name } ?? .completed }
}

extension CompiledRule {
  /// True when its content may hold the page's one place already: its condition is not asked then, if it only goes on.
  func mayHoldPlace(_ standing: ContentStanding?, at now: Date) -> Bool {
    isInterrupting && standing?.goesOn(at: now) == true
  }
}

extension ContentStanding {
  /// True when it holds a place already: it waits to be displayed, or the user is in the middle of it.
  func goesOn(at now: Date) -> Bool {
    end == nil && (liveGrant(at: now) != nil || isOpen)
  }
}
