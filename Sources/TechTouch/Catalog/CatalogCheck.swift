/// Checks documents together: each by itself, then what they say of each other.
struct CatalogCheck {
  var product: Product
  var contents: [(file: String, content: Content)]
  var rules: [(file: String, document: RuleDocument)]

  /// Everything that is wrong or worth a look.
  var failures: [ContentError.Failure] {
    productFailures
      + contents.flatMap { file, content in
        (contentIssues(of: content) + mergeFieldIssues(of: content) + linkIssues(of: content))
          .map { ContentError.Failure(file: file, issue: $0) }
      } + duplicates
      + rules.flatMap { file, document in
        ruleIssues(of: document).map { ContentError.Failure(file: file, issue: $0) }
      } + ruleFailures
  }

  /// What is wrong with a product that was made in Swift; one that was read from a file was looked at then.
  private var productFailures: [ContentError.Failure] {
    guard let zone = product.timeZone, Zones(product: zone).resolved().source == .utc else { return [] }
    return [
      ContentError.Failure(
        file: "product",
        issue: ContentIssue(
          "product.timeZone", at: "timeZone", "wanted an IANA time zone such as \"Asia/Tokyo\", found \"\(zone)\""))
    ]
  }

  /// What is wrong with content by itself; how much a missing translation weighs is the product's to say.
  private func contentIssues(of content: Content) -> [ContentIssue] {
    content.issues(in: product).map { issue in
      guard ["text.missing", "text.untranslated"].contains(issue.code), issue.severity == .warning else { return issue }
      var issue = issue
      issue.severity = product.missingTranslations
      return issue
    }
  }

  private func exists(_ reference: ContentRef) -> Bool {
    contents.contains { $0.content.ref.isSameContent(as: reference) }
  }

  private var duplicates: [ContentError.Failure] {
    contents.indices.compactMap { index in
      let (file, content) = contents[index]
      guard let first = contents[..<index].first(where: { $0.content.ref.isSameContent(as: content.ref) }) else {
        return nil
      }
      return ContentError.Failure(
        file: file,
        issue: ContentIssue(
          "content.duplicate", at: "id", "\"\(content.ref.unversioned)\" is published by \(first.file) already"))
    }
  }

  private func mergeFieldIssues(of content: Content) -> [ContentIssue] {
    content.mergeFields.compactMap { path, field in
      guard product.mergeFields.contains(field.name) else {
        return ContentIssue(
          "mergeField.unknown", at: path,
          "unknown merge field \"\(field.name)\"" + Suggestion.text(for: field.name, among: product.mergeFields))
      }
      guard field.name.hasPrefix(Milestones.mergePrefix), let rule = ruleWithoutMilestone(content.ref) else {
        return nil
      }
      return ContentIssue(
        "mergeField.outOfScope", at: path,
        "the merge field \"\(field.name)\" has a value only in a message that a milestone sends, \(rule)",
        severity: .warning)
    }
  }

  /// Why content has no milestone to take values from; nil when it always has one.
  private func ruleWithoutMilestone(_ reference: ContentRef) -> String? {
    guard reference.kind == .message else { return "and this is a \(reference.kind)" }
    let other = rules.flatMap(\.document.rules).first { rule in
      guard rule.action.content?.isSameContent(as: reference) == true else { return false }
      if case .event(let pattern) = rule.trigger { return pattern.name != .milestone }
      return true
    }
    return other.map { "and the rule \"\($0.id)\" sends it for another reason" }
  }

  /// Buttons, answers and lists that name content which is not there.
  private func linkIssues(of content: Content) -> [ContentIssue] {
    content.links.filter { !exists($0.content) }.map { missing($0.content, at: $0.path) }
  }

  private func ruleIssues(of document: RuleDocument) -> [ContentIssue] {
    document.rules.enumerated().compactMap { index, rule in
      guard let reference = rule.action.content, !exists(reference) else { return nil }
      return missing(reference, at: "rules[\(index)].do")
    }
  }

  private func missing(_ reference: ContentRef, at path: String) -> ContentIssue {
    let known = contents.map(\.content.ref.unversioned.description)
    return ContentIssue(
      "link.dangling", at: path,
      "there is no content \"\(reference.unversioned)\""
        + Suggestion.text(for: reference.unversioned.description, among: known))
  }
}

extension Content {
  /// The other content that it names, with the paths.
  fileprivate var links: [(path: String, content: ContentRef)] {
    switch self {
    case .popup(let popup): Self.links(of: popup.buttons)
    case .banner(let banner): Self.links(of: banner.buttons)
    case .scenario(let scenario):
      scenario.nodes.enumerated().flatMap { index, node in
        node.answers.enumerated().compactMap { place, answer in
          if case .start(let content) = answer.target {
            ("nodes[\(index)].answers[\(place)].start", content)
          } else {
            nil
          }
        }
      }
    case .resourceList(let list):
      list.resources.enumerated().map { ("resources[\($0)]", ContentRef(.resource, $1)) }
    default: []
    }
  }

  private static func links(of buttons: [ContentButton]) -> [(path: String, content: ContentRef)] {
    buttons.enumerated().compactMap { index, button in
      if case .start(let content) = button.action { ("buttons[\(index)].action", content) } else { nil }
    }
  }
}
