extension Catalog {
  /// A page for every pattern that rules and steps name, and the product's first page; each once, in a stable order.
  package var pages: [Page] {
    let steps = guides.flatMap(\.steps).map(\.page)
    let triggers = rules.ordered.compactMap { rule -> PagePattern? in
      if case .pageView(let pattern) = rule.trigger { pattern } else { nil }
    }
    let paths = Set((steps + triggers).map(\.example) + ["/"])
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { try? Page($0) }
  }
}

extension PagePattern {
  /// A page that is meant: the pattern itself, with something short for its wildcards.
  fileprivate var example: String {
    isOnePage ? source : source.replacing("/**", with: "").replacing("*", with: "1").orRoot
  }
}

extension String {
  fileprivate var orRoot: String { isEmpty ? "/" : self }
}
