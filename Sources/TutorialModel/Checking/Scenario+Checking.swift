import EventLog
public import TouchContent

extension Scenario {
  /// What is wrong with the scenario, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var issues = IdentifierChecks.issues(of: ref) + IdentifierChecks.issues(of: nodes.map(\.id), in: "nodes")
    if nodes.isEmpty {
      issues.append(ContentIssue("scenario.empty", at: "nodes", "wanted at least one question, found none"))
    }
    for (index, node) in nodes.enumerated() {
      let path = "nodes[\(index)]"
      issues += IdentifierChecks.issues(of: node.answers.map(\.id), in: "\(path).answers")
      issues += danglingLinks(of: node, at: path)
    }
    let reached = closure(of: Set(nodes.prefix(1).map(\.id))) { $0.nextNodes }
    let finishing = finishingNodes
    for (index, node) in nodes.enumerated() {
      if !reached.contains(node.id) {
        issues.append(
          ContentIssue(
            "node.unreachable", at: "nodes[\(index)]", "no answer leads to \"\(node.id)\"", severity: .warning))
      } else if !finishing.contains(node.id) {
        issues.append(
          ContentIssue("node.endless", at: "nodes[\(index)]", "no answer of \"\(node.id)\" ever leads to an end"))
      }
    }
    return issues + mapIssues + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] {
    [TextSlot("title", title)]
      + nodes.enumerated().flatMap { index, node in
        [TextSlot("nodes[\(index)].text", node.text)]
          + node.answers.enumerated().map { TextSlot("nodes[\(index)].answers[\($0)].label", $1.label) }
      }
  }

  private func danglingLinks(of node: ScenarioNode, at path: String) -> [ContentIssue] {
    node.answers.enumerated().compactMap { index, answer in
      guard case .node(let next) = answer.target, self.node(next) == nil else { return nil }
      return ContentIssue(
        "link.unknown", at: "\(path).answers[\(index)].to",
        "the scenario has no question \"\(next)\""
          + Suggestion.text(for: next.rawValue, among: nodes.map(\.id.rawValue)))
    }
  }

  /// The nodes from which an end can be reached.
  private var finishingNodes: Set<ItemID> {
    let ends = nodes.filter { node in
      node.isEnd || node.answers.contains { if case .node = $0.target { false } else { true } }
    }
    var before: [ItemID: [ItemID]] = [:]
    for node in nodes {
      for next in node.nextNodes { before[next, default: []].append(node.id) }
    }
    return closure(of: Set(ends.map(\.id))) { before[$0.id] ?? [] }
  }

  /// Everything that can be reached from these nodes, themselves included.
  private func closure(of start: Set<ItemID>, next: (ScenarioNode) -> [ItemID]) -> Set<ItemID> {
    var reached = start
    var open = Array(start)
    while let id = open.popLast() {
      for id in node(id).map(next) ?? [] where reached.insert(id).inserted { open.append(id) }
    }
    return reached
  }
}

extension ScenarioNode {
  /// The nodes that the answers lead to.
  fileprivate var nextNodes: [ItemID] {
    answers.compactMap { if case .node(let next) = $0.target { next } else { nil } }
  }
}
