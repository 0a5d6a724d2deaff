import EventLog

/// Finds what is wrong with a document before anybody is touched by it.
struct RuleCheck {
  private(set) var issues: [RuleIssue] = []
  let document: RuleDocument

  init(_ document: RuleDocument) {
    self.document = document
  }
}
