/// Checks documents together: each by itself, then what they say of each other.
struct CatalogCheck {
  var product: Product
  var contents: [(file: String, content: Content)]
  var rules: [(file: String, document: RuleDocument)]

  /// Everything that is wrong or worth a look.
  var failures: [ContentError.Failure] {
    contents.flatMap { file, content in
      (content.issues(in: product) + mergeFieldIssues(of: content) + linkIssues(of: content))
        .map { ContentError.Failure(file: file, issue: $0) }
    } + duplicates
      + rules.flatMap { file, document in
        ruleIssues(of: document).map { ContentError.Failure(file: file, issue: $0) }
      } + ruleFailures
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

  /// Buttons that start content which is not there.
  private func linkIssues(of content: Content) -> [ContentIssue] {
    content.buttons.compactMap { path, button in
      guard case .start(let reference) = button.action, !exists(reference) else { return nil }
      return missing(reference, at: path)
    }
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
  /// The buttons that can lead to other content, with their paths.
  fileprivate var buttons: [(path: String, button: ContentButton)] {
    let buttons: [ContentButton] =
      switch self {
      case .popup(let popup): popup.buttons
      case .banner(let banner): banner.buttons
      default: []
      }
    return buttons.enumerated().map { ("buttons[\($0)].action", $1) }
  }
}
