import EventLog
public import TouchContent

extension Guide {
  /// What is wrong with the guide, and what an author should look at.
  /// - Parameters:
  ///   - languages: The languages that every text should have.
  ///   - source: The language that plain texts are in.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var issues = IdentifierChecks.issues(of: ref)
    issues += IdentifierChecks.issues(of: steps.map(\.id), in: "steps")
    if steps.isEmpty {
      issues.append(ContentIssue("guide.empty", at: "steps", "wanted at least one step, found none"))
    }
    issues += steps.enumerated().flatMap { index, step in
      step.issues(at: "steps[\(index)]", among: steps.map(\.id))
    }
    issues += unreachable.map { index in
      ContentIssue(
        "step.unreachable", at: "steps[\(index)]", "no step leads to \"\(steps[index].id)\"", severity: .warning)
    }
    return issues + mapIssues + texts.issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { texts.mergeFields }

  private var texts: [TextSlot] {
    [TextSlot("title", title)] + steps.enumerated().flatMap { $1.texts(at: "steps[\($0)]") }
  }

  /// The places of the steps that cannot be reached from the first.
  private var unreachable: [Int] {
    guard let first = steps.first else { return [] }
    var reached: Set<ItemID> = [first.id]
    var open = [first]
    while let step = open.popLast() {
      for target in targets(of: step) where reached.insert(target).inserted {
        if let next = self.step(target) { open.append(next) }
      }
    }
    return steps.indices.filter { !reached.contains(steps[$0].id) }
  }

  /// The steps that a step can lead to.
  private func targets(of step: Step) -> [ItemID] {
    let buttons = step.links.filter { $0.button != nil }.compactMap(\.to)
    let canSkip = step.anchor != nil && step.missing.then == .skip
    let goesOn = step.hasNext || !step.advance.isByButton || canSkip
    return buttons + (goesOn ? ways(from: step).compactMap(\.to) : [])
  }
}

extension Step {
  fileprivate func texts(at path: String) -> [TextSlot] {
    let slots = [
      TextSlot("\(path).title", title), TextSlot("\(path).body", body),
      media.map { TextSlot("\(path).media.alt", $0.alt, isRequired: false) },
      TextSlot("\(path).labels.next", labels.next), TextSlot("\(path).labels.back", labels.back),
    ]
    let links = links.enumerated().map { TextSlot("\(path).go[\($0)].label", $1.label) }
    return (slots + links).compactMap(\.self)
  }

  fileprivate func issues(at path: String, among steps: [ItemID]) -> [ContentIssue] {
    var issues = links.enumerated().flatMap { $1.issues(at: "\(path).go[\($0)]", among: steps) }
    issues += media?.issues(at: "\(path).media") ?? []
    let buttons = links.compactMap(\.button)
    let plain = links.filter { $0.button == nil }
    if Set(buttons).count < buttons.count || plain.count(where: { $0.when == nil }) > 1 {
      issues.append(
        ContentIssue("link.duplicate", at: "\(path).go", "wanted each button once, and one link without a button"))
    } else if let end = plain.firstIndex(where: { $0.when == nil }), end < plain.count - 1 {
      issues.append(
        ContentIssue(
          "link.order", at: "\(path).go",
          "a link without \"when\" is always taken, so that those after it never are; wanted it last"))
    }
    if advance == .click, anchor == nil {
      issues.append(ContentIssue("step.anchor", at: "\(path).anchor", "a step that waits for a click needs an anchor"))
    }
    if isDeadEnd {
      issues.append(
        ContentIssue(
          "step.blocked", at: "\(path).advance",
          "the page cannot be used beside this step, so what it waits for cannot be done, by keyboard or otherwise; wanted "
            + "a button, or a step that does not block"))
    }
    if address == nil, page != .everywhere {
      issues.append(
        ContentIssue(
          "step.path", at: "\(path).path",
          "the page \"\(page)\" means many; wanted a \"path\" to lead to, so that the tour can be taken up from elsewhere",
          severity: .warning))
    }
    if let link = self.path, link.leavesProduct || !page.matches(link.text) {
      issues.append(
        ContentIssue("step.path", at: "\(path).path", "\"\(link)\" is not one of the pages \"\(page)\""))
    }
    if case .event(let name) = advance, name.isReserved || name.rawValue.isEmpty {
      issues.append(
        ContentIssue(
          "step.event", at: "\(path).advance.event", "wanted an event of the host's, found \"\(name)\""))
    }
    return issues
  }
}

extension Step {
  /// True when it waits for something on the page and leaves nothing of the page to use: no element that it points at, no
  /// button of its own, and no link that leads to the page it waits for.
  fileprivate var isDeadEnd: Bool {
    guard isBlocking || presentation == .modal, !links.contains(where: { $0.button != nil }) else { return false }
    let hasElement = anchor != nil && presentation != .modal
    return switch advance {
    case .button, .click: false
    case .visit: !hasElement && !body.all.contains(where: \.hasLinks)
    case .event: !hasElement
    }
  }
}

extension StepLink {
  fileprivate func issues(at path: String, among steps: [ItemID]) -> [ContentIssue] {
    var issues: [ContentIssue] = []
    if let to, !steps.contains(to) {
      issues.append(
        ContentIssue(
          "link.unknown", at: "\(path).to",
          "the guide has no step \"\(to)\"" + Suggestion.text(for: to.rawValue, among: steps.map(\.rawValue))))
    }
    if let button, !DocumentHeader.isPlain(button.rawValue) {
      issues.append(
        ContentIssue(
          "id.form", at: "\(path).button", "wanted an id of letters, digits, \"-\" and \"_\", found \"\(button)\""))
    }
    if button != nil, when != nil {
      issues.append(
        ContentIssue("link.when", at: "\(path).when", "a button is the user's own choice; wanted no \"when\" beside it")
      )
    }
    issues += when?.issues(at: "\(path).when") ?? []
    if button != nil, label == nil {
      issues.append(ContentIssue("text.missing", at: "\(path).label", "a button needs a label"))
    }
    return issues
  }
}

extension StepCondition {
  /// Events under whose names nothing is ever recorded.
  fileprivate func issues(at path: String) -> [ContentIssue] {
    switch self {
    case .attribute, .known: []
    case .event(let name): Self.issues(of: name, at: "\(path).event")
    case .never(let name): Self.issues(of: name, at: "\(path).never")
    case .all(let parts): parts.enumerated().flatMap { $1.issues(at: "\(path).all[\($0)]") }
    case .any(let parts): parts.enumerated().flatMap { $1.issues(at: "\(path).any[\($0)]") }
    case .not(let part): part.issues(at: "\(path).not")
    }
  }

  private static func issues(of name: EventName, at path: String) -> [ContentIssue] {
    guard name.isNeverRecorded else { return [] }
    let message = "wanted the name of an event that is recorded, found \"\(name)\""
    return [ContentIssue("link.event", at: path, message)]
  }
}
