import EventLog
public import TouchContent

extension Checklist {
  /// What is wrong with the checklist, or should be looked at before it is published.
  /// - Parameters:
  ///   - languages: The languages that every text should be in; a missing one is a warning.
  ///   - source: The language of texts that are given without one.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var checks = DocumentChecks(languages: languages, source: source)
    let items = locatedItems
    checks.check(id: id.rawValue, at: "id")
    checks.check(version: version)
    checks.check(ids: levels.located("levels").map { ($0.path, $0.element.id) }, of: "level")
    for (path, level) in levels.located("levels") {
      checks.check(ids: level.sections.located("\(path).sections").map { ($0.path, $0.element.id) }, of: "section")
    }
    checks.check(ids: items.map { ($0.path, $0.item.id) }, of: "item")
    for (path, text) in texts { checks.check(text: text, at: path) }
    if items.isEmpty { checks.add("items.none", at: "levels", "wanted at least one item, found none") }
    for (path, _, item) in items { Self.check(item, at: path, &checks) }
    if case .since(let event) = lookBack { checks.check(event: event, at: "lookBack.since") }
    checkNeeds(items, &checks)
    checkMilestones(&checks)
    return checks.issues
  }

  private static func check(_ item: Item, at path: String, _ checks: inout DocumentChecks) {
    if item.done.isEmpty, item.verifiedBy == nil {
      checks.add("item.keys", at: "\(path).done", "nobody can complete this item; wanted a key or \"verifiedBy\"")
    }
    if item.verifiedBy?.isEmpty == true {
      checks.add("item.verifiedBy", at: "\(path).verifiedBy", "wanted a role, found an empty text")
    }
    if !(1...ChecklistPlan.highestWeight).contains(item.weight) {
      checks.add(
        "item.weight", at: "\(path).weight", "wanted 1 to \(ChecklistPlan.highestWeight), found \(item.weight)")
    }
    for key in item.done {
      switch key {
      case .event(let name, let atLeast, let people):
        checks.check(event: name, at: "\(path).done")
        if atLeast < 1 { checks.add("item.atLeast", at: "\(path).done", "wanted 1 or more times, found \(atLeast)") }
        if people < 0 { checks.add("item.people", at: "\(path).done", "wanted 0 or more people, found \(people)") }
      case .attribute(let match): check(match, at: "\(path).done", &checks)
      case .selfTicked: break
      }
    }
    if let when = item.when { check(when, at: "\(path).when", &checks) }
    checks.check(due: item.due, at: "\(path).due")
    for (place, resource) in item.resources.located("\(path).resources") where (resource.seconds ?? 0) < 0 {
      checks.add("resource.seconds", at: place, "wanted 0 or more seconds, found \(resource.seconds ?? 0)")
    }
  }

  private static func check(_ match: AttributeMatch, at path: String, _ checks: inout DocumentChecks) {
    if match.values.isEmpty {
      checks.add("attribute.values", at: path, "no value matches; wanted at least one for \"\(match.attribute)\"")
    }
  }

  private func checkNeeds(_ items: [(path: String, level: Int, item: Item)], _ checks: inout DocumentChecks) {
    checks.check(needs: items.map { ("\($0.path).needs", $0.item.id, $0.item.needs) }, of: "item")
    let places = Dictionary(items.enumerated().map { ($1.item.id, (index: $0, level: $1.level)) }) { first, _ in first }
    for (index, (path, level, item)) in items.enumerated() {
      for need in item.needs {
        guard let other = places[need] else { continue }
        if other.level > level {
          checks.add(
            "needs.laterLevel", at: "\(path).needs",
            "item \"\(need)\" is in a later level, which opens only when this one is complete")
        } else if order != .free, other.level == level, other.index > index, !item.isOptional {
          checks.add(
            "needs.order", at: "\(path).needs",
            "item \"\(need)\" stands below, and the order \"\(order.rawValue)\" makes it wait for this one")
        }
      }
    }
  }

  private func checkMilestones(_ checks: inout DocumentChecks) {
    for (path, milestone) in milestones.located("milestones") where !(1...100).contains(milestone) {
      checks.add("milestone.percent", at: path, "wanted 1 to 100 percent, found \(milestone)")
    }
    if Set(milestones).count < milestones.count {
      checks.add("milestone.duplicate", at: "milestones", "wanted each milestone once")
    }
  }
}
