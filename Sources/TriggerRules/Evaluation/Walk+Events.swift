import EventLog
import Foundation

// Answers from what happened.

extension Walk {
  /// How often something happened, and how often it is not known whether it counts.
  func count(of count: EventCount) -> (found: Int, undecided: Int) {
    let start = count.span.map { facts.now.addingTimeInterval(-$0.interval) } ?? .distantPast
    var found = 0
    var undecided = 0
    if let filter = count.filter {
      for recorded in facts.history(count.side).events(named: count.name)
      where start < recorded.event.time && recorded.event.time <= facts.now {
        switch quietly(filter, recorded.event) {
        case .matched: found += 1
        case .unknown: undecided += 1
        case .unmatched: break
        }
      }
    } else {
      found = facts.history(count.side).count(of: count.name, after: start, through: facts.now)
    }
    return (found, undecided)
  }

  mutating func answer(_ count: EventCount, _ condition: Condition) -> Verdict {
    let known = condition.number.flatMap { facts.indexAnswers?.count(for: Int($0)) }
    let (found, undecided) = known.map { ($0, 0) } ?? self.count(of: count)
    let verdict = count.holds(for: found...found + undecided)
    if Listener.audience.hearsTurns {
      let instants = turningPoints(of: count, found)
      evidence.turns(at: instants)
      if let filter = count.filter {
        evidence.turns(
          at: facts.history(count.side).events(named: count.name).flatMap { filter.turningPoints(of: $0.event) })
      }
    }
    return note(condition, .times(found, undecided: undecided), verdict)
  }

  mutating func answer(_ sequence: EventSequence, _ condition: Condition) -> Verdict {
    let history = facts.history(sequence.side)
    let events = Set(sequence.names).flatMap { history.events(named: $0) }.filter { $0.event.time <= facts.now }
      .sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }
    let steps = sequence.names.map { FunnelStep($0) }
    let length = Funnel(steps, window: sequence.span?.interval ?? Self.ever).reach(events.map(\.event))
    return note(condition, "\(length) of \(steps.count) in order", Verdict(length == steps.count))
  }

  mutating func answer(_ question: ContentQuestion, _ condition: Condition) -> Verdict {
    let zones = facts.occasion.zones
    let start = question.span.map { facts.now.addingTimeInterval(-$0.interval) } ?? .distantPast
    var last = facts.last(question.state.event, of: question.content, where: question.isAnswered)
    if question.state == .completed, question.content.isNotice,
      let pressed = facts.last(.pressed, of: question.content, where: question.isAnswered)
    {
      last = max(last ?? pressed, pressed)
    }
    if let last, let span = question.span { evidence.turns(at: [last.addingTimeInterval(span.interval)]) }
    return note(
      condition, .text(last.map { "last on \(zones.text(of: $0))" } ?? "never"),
      Verdict(last.map { $0 > start } ?? false))
  }

  mutating func answer(_ question: ScoreQuestion, _ condition: Condition) -> Verdict {
    let scores = facts.events(of: question.survey).filter { $0.event.name == .answered }
      .compactMap { $0.event.properties[.score] }
    var found: Proof.Found {
      .text(scores.isEmpty ? "no answer" : scores.suffix(2).map(\.description).joined(separator: ", then "))
    }
    switch question.test {
    case .last(let comparison):
      evidence.turns(at: comparison.turningPoints(of: scores.last))
      return note(condition, found, comparison.verdict(of: scores.last, at: facts.now))
    case .fellBy(let points):
      let numbers = scores.suffix(2).compactMap(\.number)
      let verdict = numbers.count < 2 ? Verdict.unknown : Verdict(numbers[0] - numbers[1] >= Double(points))
      return note(condition, found, verdict)
    }
  }

  mutating func answer(_ day: LifecycleDay, _ condition: Condition) -> Verdict {
    guard let anchor = facts.anchor(day.anchor) else { return note(condition, "never", .unknown) }
    let clock = facts.clock
    let start = clock.date(anchor.event.time)
    let number = facts.localNow.date.dayNumber - start.dayNumber
    evidence.turns(
      at: [day.least, day.most.map { $0 + 1 }].compactMap(\.self).flatMap { clock.turns(of: start.adding(days: $0)) })
    return note(condition, "day \(number)", Verdict(number >= day.least ?? .min && number <= day.most ?? .max))
  }

  mutating func answer(_ tier: TouchTier, _ condition: Condition) -> Verdict {
    guard let tiering = rules.compiled.document.tiering else { return note(condition, "no tiering declared", .unknown) }
    var remark = ""
    if let override = facts.attribute(tiering.override) {
      guard let text = override.string else {
        return note(
          condition, "\(tiering.override) = \(override), a \(override.typeName), where a text is wanted", .unknown)
      }
      if let chosen = TouchTier(rawValue: text) {
        let reason = facts.attribute(tiering.reason)?.string
        return note(condition, .text("\(text) by hand" + (reason.map { ": \($0)" } ?? "")), Verdict(chosen == tier))
      }
      remark = "; \(tiering.override) = \(override), which is no tier"
    }
    guard let found = facts.attribute(tiering.value) else {
      return note(condition, "\(tiering.value) missing\(remark)", .unknown)
    }
    guard let value = found.number else {
      return note(
        condition, "\(tiering.value) = \(found), a \(found.typeName), where a number is wanted\(remark)", .unknown)
    }
    let actual: TouchTier = value >= tiering.high ? .high : value >= tiering.low ? .low : .tech
    return note(
      condition, "\(actual.rawValue), as \(tiering.value) = \(value)\(remark)", Verdict(actual == tier))
  }

  /// Longer than any log: ten thousand years.
  private static var ever: Double { 315_576_000_000 }

  /// Answers a condition on the properties of one event that is being counted; its readings are not worth a line each.
  func quietly(_ filter: Condition, _ event: Event) -> Verdict {
    var walk = Walk<NoEvidence>(rules, facts, NoEvidence())
    return walk.verdict(of: filter, event: event)
  }

  /// The instants at which so many of the events counted now have left the window that the answer turns.
  private func turningPoints(of count: EventCount, _ found: Int) -> [Date] {
    guard let span = count.span else { return [] }
    let times = facts.history(count.side).times(of: count.name, through: facts.now)
    if count.filter != nil {
      let start = facts.now.addingTimeInterval(-span.interval)
      return times.filter { start < $0 }.map { $0.addingTimeInterval(span.interval) }
    }
    // One fewer than the least, or no more than the most.
    return [count.least - 1, count.most ?? -1].compactMap { left in
      left >= 0 && left < found ? times[times.endIndex - left - 1].addingTimeInterval(span.interval) : nil
    }
  }
}

extension EventCount {
  /// Whether it holds for every number, for none, or for some of these.
  func holds(for numbers: ClosedRange<Int>) -> Verdict {
    let wanted = least...max(least, most ?? .max)
    if let most, most < least { return .unmatched }
    guard numbers.overlaps(wanted) else { return .unmatched }
    return wanted.contains(numbers.lowerBound) && wanted.contains(numbers.upperBound) ? .matched : .unknown
  }
}

extension Condition {
  /// The instants at which time alone may turn what it says of one event.
  func turningPoints(of event: Event) -> [Date] {
    switch form {
    case .all(let parts), .any(let parts): parts.flatMap { $0.turningPoints(of: event) }
    case .not(let part): part.turningPoints(of: event)
    case .property(let name, let comparison): comparison.turningPoints(of: event.properties[name])
    default: []
    }
  }
}

extension ContentQuestion {
  /// Whether an event that has the name of the state is one of those asked for.
  fileprivate func isAnswered(by event: Event) -> Bool {
    if let item { return event.item == item }
    return state != .completed || event.properties[.scope] == nil
  }
}

extension Facts {
  /// When something first happened to the user, or else to the company.
  func anchor(_ name: EventName) -> RecordedEvent? {
    if let own = user.first(name), own.event.time <= now { return own }
    return account.companyEvents(named: name).first { $0.event.time <= now }
  }
}
