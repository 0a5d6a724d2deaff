import EventLog
import Foundation

extension RuleCheck {
  mutating func check(_ rule: Rule, at path: String) {
    check(rule.trigger, at: "\(path).trigger")
    let isTriggeredByEvent = if case .event = rule.trigger { true } else { false }
    if let condition = rule.condition { check(condition, at: "\(path).when", ofEvent: isTriggeredByEvent) }
    if let exit = rule.exit { check(exit, at: "\(path).exit", ofEvent: isTriggeredByEvent) }
    check(rule.action, at: "\(path).do")
    if case .afterDays(let days) = rule.repetition { want(days, atLeast: 1, "\(path).repeat.afterDays", "day") }
    for (index, id) in (rule.caps ?? []).enumerated() where document.cap(id) == nil {
      report(.undeclared, "\(path).caps[\(index)]", "no cap \"\(id)\" is declared")
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

  private mutating func check(_ trigger: Trigger, at path: String) {
    switch trigger {
    case .pageView: break
    case .event(let pattern):
      if pattern.name.rawValue.isEmpty { report(.malformed, "\(path).event", "wanted an event's name") }
      if let filter = pattern.filter { checkFilter(filter, at: "\(path).where") }
      if let content = pattern.content { want(content, "\(path).content") }
    case .schedule(let schedule):
      want(schedule.days, atLeast: 0, "\(path).schedule.days", "days")
      want(zone: schedule.zone, "\(path).schedule.zone")
    case .calendar(let calendar):
      want(calendar.interval, atLeast: 1, "\(path).calendar.interval", calendar.every.rawValue)
      want(zone: calendar.zone, "\(path).calendar.zone")
      if let until = calendar.until, until < calendar.from {
        report(.neverTrue, "\(path).calendar.until", "it ends on \(until), before it begins on \(calendar.from)")
      }
    case .broadcast: break
    }
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
    case .start(let content): want(content, "\(path).start")
    case .openTask(let task):
      if task.id.isEmpty { report(.malformed, "\(path).task.id", "wanted an id, found an empty text") }
      want(task.coolDownDays, atLeast: 0, "\(path).task.coolDownDays", "days")
      switch task.due {
      case .days(let days): want(days, atLeast: 0, "\(path).task.dueInDays", "days")
      case .businessDays(let days): want(days, atLeast: 0, "\(path).task.dueInBusinessDays", "days")
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
        want(cap.limit, atLeast: 1, "\(path).limit", "display")
        if case .rolling(let days) = cap.window { want(days, atLeast: 1, "\(path).window.rollingDays", "day") }
        for (kind, weight) in cap.weights.sorted(by: { $0.key < $1.key }) {
          want(weight, atLeast: 0, "\(path).weights.\(kind)", "points")
        }
        for content in cap.contents.sorted(by: { "\($0)" < "\($1)" }) { want(content, "\(path).contents") }
      }
    }
  }

  /// Rules that bring what another rule brings first, whenever they could.
  mutating func checkShadows() {
    for (index, rule) in document.rules.enumerated() where rule.action.content != nil {
      let other = document.rules.first { other in
        other.id != rule.id && other.action == rule.action && other.trigger == rule.trigger
          && (rule.priority, other.id) < (other.priority, rule.id) && other.exit == nil && other.caps == rule.caps
          && other.repetition == rule.repetition && (other.condition == nil || other.condition == rule.condition)
      }
      if let other { report(.shadowed, "rules[\(index)]", "the rule \"\(other.id)\" always does the same before it") }
    }
  }

  /// Content that waits for itself: every rule that brings it needs something that in turn needs it.
  mutating func checkNeeds() {
    var needs: [ContentID: Set<ContentID>] = [:]
    for (content, rules) in Dictionary(
      grouping: document.rules.filter { $0.action.content != nil }, by: \.action.content)
    {
      guard let content else { continue }
      let each = rules.map { $0.condition?.neededContents ?? [] }
      let common = each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
      needs[content.node] = Set(common.map(\.node))
    }
    for (index, rule) in document.rules.enumerated() {
      guard let content = rule.action.content, let cycle = cycle(from: content.node, in: needs) else { continue }
      report(.cycle, "rules[\(index)].when", "the rule \"\(rule.id)\" waits for what waits for it: \(cycle)")
    }
  }
}

extension ContentRef {
  /// The content as the name of a node.
  fileprivate var node: ContentID { ContentID("\(unversioned)") }
}
