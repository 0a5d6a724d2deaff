import EventLog

// What decisions on pages can depend on at all, whoever the page is for.

extension RuleDocument {
  /// The patterns that anything asks a page for, each once: on two pages that the same of them match, everybody is
  /// decided alike.
  var pagePatterns: [PagePattern] {
    var patterns: Set<PagePattern> = []
    for rule in rules {
      if case .pageView(let pattern) = rule.trigger { patterns.insert(pattern) }
    }
    for leaf in leaves {
      if case .page(let pattern) = leaf.form { patterns.insert(pattern) }
    }
    return patterns.filter { $0 != .everywhere }.sorted { $0.source < $1.source }
  }

  /// True when something asks what other users of the company did: an event of one of them may change what another sees.
  var asksOfColleagues: Bool {
    rules.contains { $0.goal?.side == .account } || rules.contains { caps(of: $0).contains { $0.scope == .account } }
      || leaves.contains(where: \.asksOfColleagues)
  }

  /// What conditions ask in the end.
  private var leaves: [Condition] {
    (rules.flatMap { [$0.condition, $0.exit].compactMap(\.self) } + segments.values).flatMap(\.leaves)
  }
}

extension Condition {
  /// True when it is the same on every page; of a segment that is not known.
  var ignoresPages: Bool {
    leaves.allSatisfy { leaf in
      switch leaf.form {
      case .page, .segment: false
      default: true
      }
    }
  }

  /// What it asks in the end; a segment by its name.
  var leaves: [Condition] {
    switch form {
    case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
    case .not(let part): part.leaves
    case .attribute, .property, .event, .sequence, .content, .score, .page, .locale, .device, .localTime, .weekday,
      .lifecycleDay, .percentage, .variant, .segment, .tier:
      [self]
    }
  }

  /// Of a company's attributes and its own events every user's history tells; of content and of what first happened,
  /// those are asked as well.
  fileprivate var asksOfColleagues: Bool {
    switch form {
    case .event(let count): count.side == .account
    case .sequence(let sequence): sequence.side == .account
    case .all, .any, .not, .attribute, .property, .content, .score, .page, .locale, .device, .localTime, .weekday,
      .lifecycleDay, .percentage, .variant, .segment, .tier:
      false
    }
  }
}
