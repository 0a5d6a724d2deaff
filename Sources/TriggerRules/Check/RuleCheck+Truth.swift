import EventLog

// Rules that can never act, and conditions that decide nothing.

extension RuleCheck {
  /// Reports a condition that never or always holds, unless the reason was reported already.
  mutating func checkTruth(of rule: Rule, at path: String) {
    let isOnPage = if case .pageView = rule.trigger { true } else { false }
    if let condition = rule.condition { checkTruth(of: condition, at: "\(path).when", isOnPage: isOnPage) }
    if let exit = rule.exit, outcomes(of: exit, isOnPage: isOnPage) == [.matched] {
      report(.neverTrue, "\(path).exit", "the exit always holds, so the rule never acts")
    }
  }

  private mutating func checkTruth(of condition: Condition, at path: String, isOnPage: Bool) {
    let found = outcomes(of: condition, isOnPage: isOnPage)
    let isKnown = issues.contains { $0.path.hasPrefix(path) && [.neverTrue, .alwaysTrue].contains($0.code) }
    guard !isKnown else { return }
    if found == [.matched] { report(.alwaysTrue, path, "it always holds: \(condition)") }
    guard !found.contains(.matched) else { return }
    let isForPages = outcomes(of: condition, isOnPage: true).contains(.matched)
    report(
      isForPages ? .unreachable : .neverTrue, path,
      isForPages
        ? "it asks for a page, and none is open when the rule is triggered: \(condition)"
        : "it never holds: \(condition)")
  }

  private func outcomes(of condition: Condition, isOnPage: Bool) -> Set<Verdict> {
    Outcomes(segments: document.segments, isOnPage: isOnPage).of(condition)
  }

  /// Reports a schedule whose times the condition rules out.
  mutating func checkSchedule(of rule: Rule, at path: String) {
    let needed = rule.condition.map { $0.conjuncts(in: document.segments) } ?? []
    guard let time = rule.trigger.localTime else { return }
    for condition in needed {
      switch (condition.form, rule.trigger) {
      case (.localTime(let part), _) where !part.contains(time):
        report(.impossibleSchedule, "\(path).when", "it comes due at \(time), and then never holds: \(condition)")
      case (.weekday(let days), .calendar(let calendar)) where calendar.every == .week:
        let weekday = calendar.from.weekday
        if !days.contains(weekday) {
          report(
            .impossibleSchedule, "\(path).when",
            "it comes due on \(calendar.from), a \(weekday.rawValue), and every \(calendar.interval) weeks, when this never holds: \(condition)"
          )
        }
      case (.lifecycleDay(let day), .schedule(let schedule)) where day.anchor == schedule.after:
        if rule.repetition == .once, schedule.days < day.least ?? .min || schedule.days > day.most ?? .max {
          report(
            .impossibleSchedule, "\(path).when",
            "it comes due \(schedule.days) days after \(schedule.after), and then never holds: \(condition)")
        }
      default: break
      }
    }
  }
}

extension Trigger {
  /// The time of day at which it comes due by each user's own clock; nil when it has none.
  fileprivate var localTime: LocalTime? {
    switch self {
    case .schedule(let schedule): schedule.zone == nil ? schedule.at : nil
    case .calendar(let calendar): calendar.zone == nil ? calendar.at : nil
    case .pageView, .event, .broadcast: nil
    }
  }
}

extension Condition {
  /// The conditions of which each has to hold.
  func conjuncts(in segments: [SegmentID: Condition], depth: Int = 0) -> [Condition] {
    switch form {
    case .all(let parts): return parts.flatMap { $0.conjuncts(in: segments, depth: depth + 1) }
    case .segment(let id):
      guard depth < 50, let segment = segments[id] else { return [self] }
      return segment.conjuncts(in: segments, depth: depth + 1)
    default: return [self]
    }
  }
}
