/// All that is published: content, rules and the product's settings, checked as a whole. A value; publishing is making
/// another.
public struct Catalog: Sendable {
  /// The product's settings.
  public var product: Product { shelf.product }
  /// The rules, ready for decisions.
  public var rules: RuleSet { shelf.rules }
  /// What an author should look at, though it keeps nothing from being published.
  public internal(set) var warnings: [ContentError.Failure]
  /// Everything, by kind and id.
  public var all: [Content] { shelf.all }
  /// The tours.
  public var guides: [Guide] { shelf.guides }
  /// The checklists.
  public var checklists: [Checklist] { shelf.checklists }
  /// The start-up programmes.
  public var programmes: [Programme] { shelf.programmes }
  /// The surveys.
  public var surveys: [Survey] { shelf.surveys }
  /// The chatbots.
  public var scenarios: [Scenario] { shelf.scenarios }
  /// The links that lists name.
  public var resources: [Resource] { shelf.resources }
  /// What the log says of documents: earlier versions, and what is paused.
  var log = PublicationLog()
  private let shelf: CatalogShelf

  /// Makes a catalogue of content and rules.
  /// - Throws: `ContentError` with everything that is wrong; the file of a failure is the content it is about.
  public init(product: Product, contents: [Content], rules: RuleDocument = RuleDocument(rules: [])) throws(ContentError)
  {
    try self.init(
      product: product, contents: contents.map { (file: $0.ref.description, content: $0) },
      rules: [(file: "rules", document: rules)])
  }

  /// Makes a catalogue of documents that were read from files.
  init(
    product: Product, contents: [(file: String, content: Content)], rules: [(file: String, document: RuleDocument)]
  ) throws(ContentError) {
    let check = CatalogCheck(product: product, contents: contents, rules: rules)
    let failures = check.failures
    let errors = failures.filter { $0.issue.severity == .error }
    guard errors.isEmpty else { throw ContentError(errors) }
    try self.init(
      checked: product, contents.map(\.content), check.document,
      warnings: failures, file: rules.first?.file ?? "rules")
  }

  /// Makes the catalogue that was published once; what is wrong with it was looked for then.
  init(published product: Product, _ contents: [Content], _ rules: RuleDocument, by log: PublicationLog)
    throws(ContentError)
  {
    try self.init(checked: product, contents, rules, warnings: [], file: "rules")
    self.log = log
  }

  private init(
    checked product: Product, _ contents: [Content], _ rules: RuleDocument, warnings: [ContentError.Failure],
    file: String
  ) throws(ContentError) {
    do {
      let rules = try RuleSet(
        rules, knowing: Set(contents.map(\.ref.unversioned)), messages: Self.terms(of: contents))
      shelf = CatalogShelf(product, contents, rules)
      self.warnings = warnings
    } catch {
      throw ContentError(file: file, error.issues.map(ContentIssue.init))
    }
  }

  /// What users may choose about each message.
  private static func terms(of contents: [Content]) -> [ContentRef: MessageTerms] {
    var terms: [ContentRef: MessageTerms] = [:]
    for case .message(let message) in contents {
      terms[message.ref] = MessageTerms(category: message.category?.rawValue, isService: message.isService)
    }
    return terms
  }

  /// The published content; nil when there is none of that kind and id. The version of the reference does not matter.
  public func content(_ reference: ContentRef) -> Content? {
    shelf.contents[reference.unversioned]
  }

  /// The elements of the host's pages that content points at.
  var anchorRules: [AnchorRule] { all.flatMap(\.anchorRules) }

  /// The same with another version of one guide.
  func anchorRules(with edition: Guide) -> [AnchorRule] {
    all.flatMap { $0.ref.isSameContent(as: edition.ref) ? edition.anchorRules : $0.anchorRules }
  }
}

extension RuleDocument {
  /// One document with the rules of several.
  init(merging documents: [RuleDocument]) {
    self = documents.first ?? RuleDocument(rules: [])
    for document in documents.dropFirst() {
      rules += document.rules
      caps += document.caps
      segments.merge(document.segments) { first, _ in first }
      experiments += document.experiments
      tiering = tiering ?? document.tiering
      if policy == Policy() { policy = document.policy }
      attributes.merge(document.attributes) { first, _ in first }
    }
  }
}

extension ContentIssue {
  fileprivate init(_ issue: RuleIssue) {
    self.init("rules.\(issue.code.rawValue)", at: issue.path, issue.message)
  }
}
