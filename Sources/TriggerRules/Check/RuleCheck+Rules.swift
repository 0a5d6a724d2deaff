import EventLog
import Foundation

extension RuleCheck {
  mutating func check(_ rule: Rule, at path: String) {
    check(rule.trigger, at: "\(path).trigger")
    let event: EventAtHand =
      if case .event(let pattern) = rule.trigger { .named(pattern.name, pattern.content) } else { .none }
    if let condition = rule.condition { check(condition, at: "\(path).when", of: event) }
    if let exit = rule.exit { check(exit, at: "\(path).exit", of: event) }
    if let goal = rule.goal {
      check(goal.event, at: "\(path).goal")
      want(goal.window, "\(path).goal")
    }
    want(rule.priority, in: -Self.most...Self.most, "\(path).priority", "points")
    checkTruth(of: rule, at: path)
    checkSchedule(of: rule, at: path)
    check(rule.action, at: "\(path).do")
    if case .afterDays(let days) = rule.repetition {
      want(days, in: 1...Self.mostDays, "\(path).repeat.afterDays", "days")
    }
    for (index, id) in (rule.caps ?? []).enumerated() {
      if let cap = document.cap(id) {
        checkCounting(cap, rule.action, at: "\(path).caps[\(index)]")
      } else {
        report(.undeclared, "\(path).caps[\(index)]", "no cap \"\(id)\" is declared")
      }
    }
    if let content = rule.action.content {
      for cap in document.caps(of: rule) where cap.limit > 0 && cap.weight(of: content) > cap.limit {
        report(
          .starved, "\(path).caps",
          "\(content) weighs \(cap.weight(of: content)) and cap \"\(cap.id)\" allows \(cap.limit), so it is never shown"
        )
      }
    }
  }

  /// Reports a cap that a rule names and is not held to, unless the kind of its content is free by its weight.
  private mutating func checkCounting(_ cap: Cap, _ action: Action, at path: String) {
    if let content = action.content, cap.weight(of: content) > 0 || cap.weights[content.kind] == 0 { return }
    report(
      .uncapped, path, "cap \"\(cap.id)\" counts nothing of \"\(action)\", so the rule is not held to it")
  }

  private mutating func check(_ trigger: Trigger, at path: String) {
    switch trigger {
    case .pageView: break
    case .event(let pattern): check(pattern, at: path)
    case .schedule(let schedule):
      want(schedule.after, "\(path).schedule.after")
      want(schedule.days, in: 0...Self.mostDays, "\(path).schedule.days", "days")
      want(zone: schedule.zone, "\(path).schedule.zone")
    case .calendar(let calendar):
      want(calendar.interval, in: 1...Self.mostDays, "\(path).calendar.interval", "\(calendar.every.rawValue)s")
      want(zone: calendar.zone, "\(path).calendar.zone")
      if let until = calendar.until, until < calendar.from {
        report(
          .impossibleSchedule, "\(path).calendar.until", "it ends on \(until), before it begins on \(calendar.from)")
      }
    case .broadcast: break
    }
  }

  private mutating func check(_ pattern: EventPattern, at path: String) {
    want(pattern.name, "\(path).event")
    if let filter = pattern.filter {
      checkFilter(filter, of: .named(pattern.name, pattern.content), at: "\(path).where")
    }
    if pattern.name == .milestone, case .property(.percent, let comparison)? = pattern.filter?.form,
      case .equals(let value) = comparison.form, value.number.map({ !(1...100).contains($0) }) ?? false
    {
      report(.outOfRange, "\(path).where.equals", "wanted a percentage from 1 to 100, found \(value)")
    }
    if let content = pattern.content { want(content, "\(path).content") }
  }

  private mutating func want(zone: String?, _ path: String) {
    guard let zone, TimeZone(named: zone) == nil else { return }
    report(.undeclared, path, "wanted a time zone such as \"Asia/Tokyo\", found \"\(zone)\"")
  }

  private mutating func check(_ action: Action, at path: String) {
    switch action {
    case .show(let content):
      want(content, "\(path).show")
      if content.kind == .message { report(.malformed, "\(path).show", "\(content) is sent and not shown") }
    case .send(let content):
      want(content, "\(path).send")
      if content.kind != .message { report(.malformed, "\(path).send", "wanted a message, found \(content)") }
    case .start(let content):
      want(content, "\(path).start")
      if content.kind != .programme { report(.malformed, "\(path).start", "wanted a programme, found \(content)") }
    case .openTask(let task):
      if task.id.isEmpty { report(.malformed, "\(path).task.id", "wanted an id, found an empty text") }
      want(task.coolDownDays, in: 0...Self.mostDays, "\(path).task.coolDownDays", "days")
      switch task.due {
      case .days(let days): want(days, in: 0...Self.mostDays, "\(path).task.dueInDays", "days")
      case .businessDays(let days): want(days, in: 0...Self.mostDays, "\(path).task.dueInBusinessDays", "days")
      case nil: break
      }
    case .call(let name):
      if name.isEmpty { report(.malformed, "\(path).call", "wanted a name, found an empty text") }
    }
  }

  mutating func checkCaps() {
    let lists = [("caps", document.caps), ("policy.defaultCaps", document.policy.defaultCaps)]
    for (list, caps) in lists {
      for (index, cap) in caps.enumerated() {
        let path = "\(list)[\(index)]"
        want(cap.limit, in: 1...Self.most, "\(path).limit", "displays")
        if case .rolling(let days) = cap.window {
          want(days, in: 1...Self.mostDays, "\(path).window.rollingDays", "days")
        }
        for kind in cap.kinds.sorted() { want(kind, "\(path).kinds") }
        for (kind, weight) in cap.weights.sorted(by: { $0.key < $1.key }) {
          want(kind, "\(path).weights.\(kind)")
          want(weight, in: 0...Self.most, "\(path).weights.\(kind)", "points")
        }
        for content in cap.contents.sorted(by: { "\($0)" < "\($1)" }) { want(content, "\(path).contents") }
      }
    }
  }
}
