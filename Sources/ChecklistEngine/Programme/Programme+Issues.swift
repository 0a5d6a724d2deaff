import EventLog
public import TouchContent

extension Programme {
  /// What is wrong with the programme, or should be looked at before it is published.
  /// - Parameters:
  ///   - languages: The languages that every text should be in; a missing one is a warning.
  ///   - source: The language of texts that are given without one.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var checks = DocumentChecks(languages: languages, source: source)
    let steps = steps.located("steps")
    checks.check(id: id.rawValue, at: "id")
    checks.check(version: version)
    checks.check(ids: steps.map { ($0.path, $0.element.id) }, of: "step")
    for (path, text) in texts { checks.check(text: text, at: path) }
    if steps.isEmpty { checks.add("steps.none", at: "steps", "wanted at least one step, found none") }
    for (path, step) in steps {
      if let body = step.body { checks.check(text: body, at: "\(path).body") }
      checks.check(due: step.due, at: "\(path).due")
    }
    checks.check(needs: steps.map { ("\($0.path).after", $0.element.id, $0.element.after) }, of: "step")
    return checks.issues
  }
}
