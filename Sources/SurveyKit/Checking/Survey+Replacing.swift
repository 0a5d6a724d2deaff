import EventLog
public import TouchContent

extension Survey {
  /// What keeps this survey from being the next version of another: a question asked differently under the same id.
  ///
  /// Answers are kept and compared by question id for years. A question that changes its kind or its scale is another
  /// question and needs another id; wording, order, conditions and added choices may change. Retired questions stay
  /// readable in reports that are given the old version.
  public func issues(replacing previous: Survey) -> [ContentIssue] {
    guard id == previous.id else {
      return [
        ContentIssue("survey.other", at: "id", "wanted the next version of \"\(previous.id)\", found \"\(id)\"")
      ]
    }
    var issues: [ContentIssue] = []
    if version <= previous.version {
      issues.append(
        ContentIssue("version.order", at: "version", "wanted a version above \(previous.version), found \(version)"))
    }
    for (index, question) in questions.enumerated() {
      guard let old = previous[question.id], let change = question.retyping(of: old) else { continue }
      issues.append(
        ContentIssue(
          "question.retyped", at: "questions[\(index)].\(change.member)",
          "question \"\(question.id)\" was \(change.old) in version \(previous.version) and is \(change.new) now; "
            + "give it another id"))
    }
    return issues
  }
}

extension Question {
  /// The change that makes answers to the question mean something else; nil when there is none.
  fileprivate func retyping(of old: Question) -> (member: String, old: String, new: String)? {
    if kind != old.kind { return ("kind", "of the kind \"\(old.kind.rawValue)\"", "of the kind \"\(kind.rawValue)\"") }
    if let scale, let before = old.scale, scale != before {
      return (
        "max", "on a scale from \(before.lowerBound) to \(before.upperBound)",
        "on one from \(scale.lowerBound) to \(scale.upperBound)"
      )
    }
    guard better != old.better else { return nil }
    return ("better", "best at its \(old.better.rawValue) end", "best at its \(better.rawValue) end")
  }
}
