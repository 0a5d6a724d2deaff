/// What is wrong with the rules, each with the file it is in.
extension CatalogCheck {
  /// All rules as one document, as it holds for the product.
  var document: RuleDocument {
    var document = RuleDocument(merging: rules.map(\.document))
    document.attributes.merge(product.attributes) { first, _ in first }
    return document
  }

  /// The content that rules can name.
  var known: Set<ContentRef> { Set(contents.map(\.content.ref.unversioned)) }

  /// What the rules say of each other and of the content, and what several files declare.
  var ruleFailures: [ContentError.Failure] {
    document.issues(knowing: known).filter { !isAboutMissingAction($0) }.map { issue in
      let (file, path) = place(of: issue.path)
      let severity: ContentIssue.Severity = issue.isFatal || issue.code == .typeConflict ? .error : .warning
      return ContentError.Failure(
        file: file, issue: ContentIssue("rules.\(issue.code.rawValue)", at: path, issue.message, severity: severity))
    } + redeclared
  }

  /// Content that a rule brings and that is not there is told with a suggestion elsewhere.
  private func isAboutMissingAction(_ issue: RuleIssue) -> Bool {
    issue.code == .undeclared && [".do.show", ".do.send", ".do.start"].contains { issue.path.hasSuffix($0) }
  }

  /// The file and the path in it of a path into the document that was made of all files.
  private func place(of path: String) -> (file: String, path: String) {
    let first = rules.first?.file ?? "rules"
    func owner(_ isDeclared: (RuleDocument) -> Bool) -> (file: String, path: String) {
      (rules.first { isDeclared($0.document) }?.file ?? first, path)
    }
    // A segment's name may have dots of its own.
    if path.hasPrefix("segments.") {
      return owner { $0.segments.keys.contains { path == "segments.\($0)" || path.hasPrefix("segments.\($0).") } }
    }
    if path.hasPrefix("tiering") { return owner { $0.tiering != nil } }
    if path.hasPrefix("policy") { return owner { $0.policy != Policy() } }
    let counts: [(list: String, count: (RuleDocument) -> Int)] = [
      ("rules", \.rules.count), ("caps", \.caps.count), ("experiments", \.experiments.count),
    ]
    guard let (list, count) = counts.first(where: { path.hasPrefix("\($0.list)[") }),
      var index = Int(path.dropFirst(list.count + 1).prefix { $0 != "]" })
    else { return (first, path) }
    let rest = path.drop { $0 != "]" }
    for (file, document) in rules {
      if index < count(document) { return (file, "\(list)[\(index)\(rest)") }
      index -= count(document)
    }
    return (first, path)
  }

  /// What only one file may say, and a second one says too.
  private var redeclared: [ContentError.Failure] {
    rules.indices.dropFirst().flatMap { index -> [ContentError.Failure] in
      let (file, document) = rules[index]
      func first(_ isDeclared: (RuleDocument) -> Bool) -> String? {
        rules[..<index].first { isDeclared($0.document) }?.file
      }
      var found: [(path: String, other: String?)] = document.segments.keys.sorted().map { id in
        ("segments.\(id)", first { $0.segments[id] != nil })
      }
      for (key, type) in document.attributes.sorted(by: { "\($0.key)" < "\($1.key)" }) {
        found.append(("attributes.\(key)", first { $0.attributes[key] ?? type != type }))
      }
      if document.tiering != nil { found.append(("tiering", first { $0.tiering != nil })) }
      if document.policy != Policy() { found.append(("policy", first { $0.policy != Policy() })) }
      return found.compactMap { path, other in
        other.map {
          ContentError.Failure(
            file: file, issue: ContentIssue("rules.duplicate", at: path, "\"\(path)\" is declared by \($0) already"))
        }
      }
    }
  }
}
