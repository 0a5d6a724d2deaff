extension ReviewText {
  /// A block for each rule, then one for the caps, the segments and the experiments that they name.
  func rules(_ rules: RuleSet) -> [String] {
    let document = rules.document
    var named = document.caps.map { "cap \($0.id): \($0.inWords)" }
    for (id, condition) in document.segments.sorted(by: { $0.key < $1.key }) {
      named.append("segment \(id): \(condition)")
    }
    for experiment in document.experiments {
      let variants = experiment.variants.map { "\($0.name) \($0.percent) %" }
      named.append("experiment \(experiment.id): " + variants.joined(separator: ", "))
    }
    return rules.ordered.map { block($0, in: document) } + (named.isEmpty ? [] : [named.joined(separator: "\n")])
  }

  private func block(_ rule: Rule, in document: RuleDocument) -> String {
    var lines = ["rule \(rule.id), priority \(rule.priority)", "  on \(rule.trigger)"]
    if let condition = rule.condition { lines.append("  when \(condition)") }
    lines.append("  \(rule.action), \(rule.repetition.inWords)")
    if let exit = rule.exit { lines.append("  until \(exit)") }
    if let goal = rule.goal { lines.append("  for \(Trigger.event(goal.event)) within \(goal.window)") }
    let caps = document.caps(of: rule).map(\.id.rawValue)
    if !caps.isEmpty { lines.append("  held to " + caps.joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }
}

extension Repetition {
  fileprivate var inWords: String {
    switch self {
    case .once: "once"
    case .always: "always"
    case .afterDays(let days): "again after \(days) days"
    }
  }
}

extension Cap {
  fileprivate var inWords: String {
    let counted = kinds.map(\.rawValue).sorted() + contents.map(\.description).sorted()
    return "\(limit) in \(window)" + (counted.isEmpty ? "" : " of " + counted.joined(separator: ", "))
      + (scope == .user ? "" : " for each \(scope.rawValue)")
  }
}
