import EventLog
import TouchContent

/// Checks one question by itself.
struct QuestionCheck {
  private let survey: Survey
  private let index: Int
  private var question: Question { survey.questions[index] }
  private var path: String { "questions[\(index)]" }

  init(_ survey: Survey, at index: Int) {
    self.survey = survey
    self.index = index
  }

  var issues: [ContentIssue] {
    idIssues + choiceIssues + boundIssues + memberIssues + termIssues
  }

  private var idIssues: [ContentIssue] {
    if !DocumentHeader.isPlain(question.id.rawValue) { return [Survey.plainID(question.id.rawValue, at: "\(path).id")] }
    guard let first = survey.questions.firstIndex(where: { $0.id == question.id }), first < index else { return [] }
    return [
      issue("question.duplicate", "id", "the id \"\(question.id)\" is that of questions[\(first)] already")
    ]
  }

  private var choiceIssues: [ContentIssue] {
    var issues: [ContentIssue] = []
    if question.kind.isChoice, question.choices.count < 2 {
      issues.append(
        issue("choices.missing", "choices", "wanted at least two choices, found \(question.choices.count)"))
    }
    if !question.kind.isChoice, !question.kind.isScale, !question.choices.isEmpty {
      issues.append(misplaced("choices"))
    }
    var seen: Set<ItemID> = []
    for (number, choice) in question.choices.enumerated() {
      let place = "choices[\(number)].id"
      if !seen.insert(choice.id).inserted {
        issues.append(issue("choice.duplicate", place, "the id \"\(choice.id)\" is that of another choice already"))
      } else if let scale = question.scale {
        let number = AnswerReader.wholeNumber(choice.id.rawValue)
        if number.map(scale.contains) != true {
          issues.append(
            issue("choice.scale", place, "wanted \(question.wanted), found \"\(choice.id)\""))
        }
      } else if !DocumentHeader.isPlain(choice.id.rawValue) {
        issues.append(Survey.plainID(choice.id.rawValue, at: "\(path).\(place)"))
      }
    }
    return issues
  }

  private var boundIssues: [ContentIssue] {
    let bounds = [("min", question.min), ("max", question.max)].compactMap { name, bound in bound.map { (name, $0) } }
    switch question.kind {
    case .nps, .csat, .single, .text:
      return bounds.map { misplaced($0.0) }
    case .ces:
      let isKnown = (question.min, question.max) == (nil, nil) || question.min == 1 && [5, 7].contains(question.max)
      return isKnown ? [] : [issue("scale.effort", "max", "wanted a scale from 1 to 7 or from 1 to 5")]
    case .rating:
      return wrong(bounds, "a whole number") { $0.integer != nil }
        ?? rangeIssues { low, high in
          (1...Question.widestScale).contains(high - low)
            ? nil : "wanted a scale of 2 to \(Question.widestScale + 1) numbers, found \(low) to \(high)"
        }
    case .multiple:
      return wrong(bounds, "a whole number from 0 to \(question.choices.count)") {
        $0.integer.map { (0...question.choices.count).contains($0) } ?? false
      } ?? order { ($0.integer ?? 0) <= ($1.integer ?? 0) }
    case .number:
      return wrong(bounds, "a number") { $0.number != nil } ?? order { ($0.number ?? 0) <= ($1.number ?? 0) }
    case .date:
      return wrong(bounds, "a date such as \"2026-12-01\"") { $0.string.flatMap(CalendarDate.init) != nil }
        ?? order { ($0.string ?? "") <= ($1.string ?? "") }
    }
  }

  private var memberIssues: [ContentIssue] {
    var issues: [ContentIssue] = []
    if question.low != nil, !question.kind.isScale { issues.append(misplaced("low")) }
    if question.high != nil, !question.kind.isScale { issues.append(misplaced("high")) }
    if question.better != .high, question.kind != .ces, question.kind != .rating { issues.append(misplaced("better")) }
    if let length = question.maxLength {
      if question.kind != .text {
        issues.append(misplaced("maxLength"))
      } else if length < 1 {
        issues.append(issue("length.range", "maxLength", "wanted a number of characters from 1, found \(length)"))
      }
    }
    return issues
  }

  private var termIssues: [ContentIssue] {
    guard let condition = question.when else { return [] }
    let list = "\(path).when.\(condition.match.rawValue)"
    guard !condition.terms.isEmpty else {
      return [ContentIssue("when.empty", at: list, "wanted at least one comparison, found none")]
    }
    return condition.terms.enumerated().flatMap { number, term -> [ContentIssue] in
      let place = "\(list)[\(number)]"
      let issues = TermCheck(survey, term, at: place).issues
      guard let source = survey.questions.firstIndex(where: { $0.id == term.question }), source > index else {
        return issues
      }
      let message = "question \"\(term.question)\" comes later, so the user meets this one too early"
      return issues + [ContentIssue("when.later", at: "\(place).question", message, severity: .warning)]
    }
  }

  /// One issue for every bound that is not of the kind wanted; nil when all are.
  private func wrong(_ bounds: [(String, Value)], _ wanted: String, isFine: (Value) -> Bool) -> [ContentIssue]? {
    let issues = bounds.filter { !isFine($0.1) }.map { name, bound in
      issue("bound.kind", name, "wanted \(wanted), found \(bound)")
    }
    return issues.isEmpty ? nil : issues
  }

  private func order(_ isOrdered: (Value, Value) -> Bool) -> [ContentIssue] {
    guard let min = question.min, let max = question.max, !isOrdered(min, max) else { return [] }
    return [issue("bound.order", "max", "wanted at least \(min), found \(max)")]
  }

  private func rangeIssues(_ message: (Int, Int) -> String?) -> [ContentIssue] {
    guard let text = message(question.min?.integer ?? 1, question.max?.integer ?? 5) else { return [] }
    return [issue("scale.width", "max", text)]
  }

  private func misplaced(_ member: String) -> ContentIssue {
    issue("question.member", member, "a question of the kind \"\(question.kind.rawValue)\" takes no \"\(member)\"")
  }

  private func issue(_ code: String, _ member: String, _ message: String) -> ContentIssue {
    ContentIssue(code, at: "\(path).\(member)", message)
  }
}
