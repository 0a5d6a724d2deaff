import EventLog
import Foundation

// Rules that wait for each other, and rules that set each other off without end.

extension RuleCheck {
  /// Content that waits for itself: every rule that brings it needs something that in turn needs it.
  mutating func checkNeeds() {
    var needs: [RuleNode: Set<RuleNode>] = [:]
    let bringing = document.rules.filter { $0.action.content != nil }
    for (content, rules) in Dictionary(grouping: bringing, by: \.action.content?.unversioned) {
      guard let content else { continue }
      let each = rules.map(neededContents)
      let common = each.dropFirst().reduce(each.first ?? []) { $0.intersection($1) }
      needs[RuleNode(content)] = Set(common.map { RuleNode($0) })
    }
    for (index, rule) in document.rules.enumerated() {
      guard let content = rule.action.content, let cycle = cycle(from: RuleNode(content), in: needs) else { continue }
      report(.cycle, "rules[\(index)].when", "the rule \"\(rule.id)\" waits for what waits for it: \(cycle)")
    }
  }

  /// What has to have been touched before a rule can act.
  private func neededContents(of rule: Rule) -> Set<ContentRef> {
    var needed = rule.condition?.neededContents(in: document.segments) ?? []
    if case .event(let pattern) = rule.trigger, pattern.name.isReserved, let content = pattern.content {
      needed.insert(content.unversioned)
    }
    return needed
  }

  /// Rules that act on the event that another one's action writes, and the other way round.
  mutating func checkEchoes() {
    var echoes: [RuleNode: Set<RuleNode>] = [:]
    for rule in document.rules {
      let heard = document.rules.filter { other in
        if case .event(let pattern) = other.trigger { rule.mayWrite(pattern) } else { false }
      }
      echoes[RuleNode(rule.id.rawValue)] = Set(heard.map { RuleNode($0.id.rawValue) })
    }
    for (index, rule) in document.rules.enumerated() {
      guard let cycle = cycle(from: RuleNode(rule.id.rawValue), in: echoes) else { continue }
      report(
        .cycle, "rules[\(index)].trigger",
        "what the rule \"\(rule.id)\" does sets off a rule that sets it off again: \(cycle)")
    }
  }
}

/// The name of a node in a graph of rules or of content.
struct RuleNode: StringIdentifier {
  let rawValue: String

  init(_ rawValue: String) { self.rawValue = rawValue }

  init(_ content: ContentRef) { rawValue = "\(content.unversioned)" }
}

extension Rule {
  /// True when an event that its action writes may be one of these.
  fileprivate func mayWrite(_ pattern: EventPattern) -> Bool {
    guard let event = written, pattern.isAbout(event) else { return false }
    // What the event will hold besides is not known yet, so only a filter that surely fails keeps them apart.
    guard let filter = pattern.filter else { return true }
    return filter.verdict(ofPropertiesOf: event, isWhole: false) != .unmatched
  }

  /// The event that its action writes, with the properties that are known beforehand.
  private var written: Event? {
    func event(_ name: EventName, _ properties: [PropertyName: Value] = [:]) -> Event {
      Event(
        id: "written", name: name, subject: Subject(user: "user"), time: .distantPast, content: action.content,
        properties: properties.merging([.rule: .string(id.rawValue)]) { first, _ in first })
    }
    return switch action {
    case .show: event(.granted)
    case .send: event(.queued)
    case .openTask(let task): event(.taskOpened, [.task: .string(task.id), .title: .string(task.title)])
    case .start: event(.started)
    case .call(let name): event(.hostCalled, [.call: .string(name)])
    }
  }
}
