import EventLog
import TouchContent

/// Checks the conditions of all questions together: circles, and answers that a branching leaves without a question.
struct BranchingCheck {
  private let survey: Survey

  init(_ survey: Survey) {
    self.survey = survey
  }

  var issues: [ContentIssue] { circles + unrouted }

  /// Each circle once, from its first question on.
  private var circles: [ContentIssue] {
    var issues: [ContentIssue] = []
    var finished: Set<ItemID> = []
    for question in survey.questions {
      var walked: [ItemID] = []
      walk(question.id, &walked, &finished, &issues)
    }
    return issues
  }

  private func walk(
    _ id: ItemID, _ walked: inout [ItemID], _ finished: inout Set<ItemID>, _ issues: inout [ContentIssue]
  ) {
    if let start = walked.firstIndex(of: id) {
      issues.append(circle(Array(walked[start...])))
      return
    }
    guard !finished.contains(id), let question = survey[id] else { return }
    walked.append(id)
    var seen: Set<ItemID> = []
    for term in question.when?.terms ?? [] where seen.insert(term.question).inserted {
      walk(term.question, &walked, &finished, &issues)
    }
    walked.removeLast()
    finished.insert(id)
  }

  private func circle(_ ids: [ItemID]) -> ContentIssue {
    let names = (ids + ids.prefix(1)).map { "\"\($0)\"" }.joined(separator: " → ")
    let index = survey.questions.firstIndex { $0.id == ids.first } ?? 0
    return ContentIssue(
      "when.circle", at: "questions[\(index)].when", "the conditions go in a circle, so none is ever asked: \(names)")
  }

  /// A question branches when others depend on different answers to it; then every answer should lead to one of them.
  private var unrouted: [ContentIssue] {
    survey.questions.enumerated().compactMap { index, source -> ContentIssue? in
      guard source.isSingleValued, let values = source.finiteValues else { return nil }
      let branches = Set(
        survey.questions.compactMap { question -> Set<Value>? in
          guard let condition = question.when, !condition.terms.isEmpty,
            condition.terms.allSatisfy({ $0.question == source.id })
          else { return nil }
          return Set(values.filter { value in condition.holds { _ in value } })
        })
      guard branches.count > 1 else { return nil }
      let routed = branches.reduce(into: Set<Value>()) { $0.formUnion($1) }
      let missing = values.filter { !routed.contains($0) }
      guard !missing.isEmpty else { return nil }
      return ContentIssue(
        "branch.unrouted", at: "questions[\(index)]",
        "other questions branch on \"\(source.id)\", and none is asked after \(Self.list(missing))", severity: .warning)
    }
  }

  /// `0–6, 9`, or the choices in quotes.
  static func list(_ values: [Value]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in values.compactMap(\.integer) {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    let numbers = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return (numbers + values.compactMap(\.string).map { "\"\($0)\"" }).joined(separator: ", ")
  }
}
