public import EventLog

extension RuleDocument {
  /// Everything that can be said against the document: what it is refused for, and what is only doubtful.
  /// - Parameter contents: The content there is, so that a reference to anything else is found; nil when not known.
  public func issues(knowing contents: Set<ContentRef>? = nil) -> [RuleIssue] {
    RuleCheck(self, knowing: contents).issues
  }

  /// The caps that rules can name: those declared, and those of the policy that none declared here replaces.
  public var allCaps: [Cap] {
    caps + policy.defaultCaps.filter { standard in !caps.contains { $0.id == standard.id } }
  }

  /// The cap of that id.
  func cap(_ id: CapID) -> Cap? { allCaps.first { $0.id == id } }

  /// The caps that count for a rule: those it names, or else those the policy sets for what it brings.
  public func caps(of rule: Rule) -> [Cap] {
    // A cap that is named twice is one cap, and counts once.
    if let named = rule.caps {
      return named.indices.filter { !named[..<$0].contains(named[$0]) }.compactMap { cap(named[$0]) }
    }
    guard let content = rule.action.content else { return [] }
    let standard = Set(policy.defaultCaps.map(\.id))
    return allCaps.filter { standard.contains($0.id) && $0.weight(of: content) > 0 }
  }
}
