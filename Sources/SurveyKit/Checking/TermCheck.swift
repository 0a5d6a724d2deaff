import EventLog
import TouchContent

/// Checks one comparison against the question that it is about.
struct TermCheck {
  private let survey: Survey
  private let term: AnswerTerm
  private let path: String

  init(_ survey: Survey, _ term: AnswerTerm, at path: String) {
    self.survey = survey
    self.term = term
    self.path = path
  }

  var issues: [ContentIssue] {
    guard let question = survey[term.question] else {
      let known = survey.questions.map(\.id.rawValue)
      let message = "there is no question \"\(term.question)\""
      return [issue("when.question", "question", message + Suggestion.text(for: term.question.rawValue, among: known))]
    }
    if term.comparison == .exists {
      return term.value.boolean == nil ? [value("true or false")] : []
    }
    if term.comparison.isOrder, question.kind.isChoice || question.kind == .text {
      return [
        issue(
          "when.order", "is",
          "answers to \"\(question.id)\" have no order, so \"\(term.comparison.rawValue)\" never holds")
      ]
    }
    return valueIssues(question)
  }

  private func valueIssues(_ question: Question) -> [ContentIssue] {
    switch question.kind {
    case .nps, .csat, .ces, .rating:
      guard term.value.integer != nil else { return [value("a whole number")] }
      guard let values = question.finiteValues, let scale = question.scale else { return [] }
      let holding = values.filter(term.holds).count
      guard holding == 0 || holding == values.count else { return [] }
      return [
        issue(
          "when.constant", "value",
          "\(holding == 0 ? "no" : "every") answer from \(scale.lowerBound) to \(scale.upperBound) is "
            + "\(term.comparison.rawValue) \(term.value)")
      ]
    case .single, .multiple:
      guard let id = term.value.string, question.choice(id) != nil else {
        let known = question.choices.map(\.id.rawValue)
        let message = "question \"\(question.id)\" has no choice \(term.value)"
        return [
          issue("when.choice", "value", message + Suggestion.text(for: term.value.string ?? "", among: known))
        ]
      }
      return []
    case .text:
      return term.value.string == nil ? [value("a text")] : []
    case .number:
      return term.value.number == nil ? [value("a number")] : []
    case .date:
      return term.value.string.flatMap(CalendarDate.init) == nil ? [value("a date such as \"2026-12-01\"")] : []
    }
  }

  private func value(_ wanted: String) -> ContentIssue {
    issue("when.value", "value", "wanted \(wanted), found \(term.value)")
  }

  private func issue(_ code: String, _ member: String, _ message: String) -> ContentIssue {
    ContentIssue(code, at: "\(path).\(member)", message)
  }
}
