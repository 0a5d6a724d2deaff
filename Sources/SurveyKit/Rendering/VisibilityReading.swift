import EventLog
import TouchContent

/// Turns the conditions of a survey into what a style sheet can express. Each question is looked at once, however many
/// conditions refer to it.
struct VisibilityReading {
  private let survey: Survey
  /// The alternatives of each question that was looked at; nil inside for one that must be shown always.
  private var known: [ItemID: [[ChosenValues]]?] = [:]

  init(_ survey: Survey) {
    self.survey = survey
  }

  mutating func visibility(of question: Question) -> QuestionVisibility {
    guard let condition = question.when else { return .always }
    // What is not plain cannot be published; until then it must not reach a style sheet.
    guard DocumentHeader.isPlain(survey.id.rawValue), DocumentHeader.isPlain(question.id.rawValue) else {
      return .always
    }
    if let bands = bands(of: condition) { return .bands(bands) }
    guard let clauses = clauses(of: question) else { return .always }
    return .choices(clauses)
  }

  /// The bands that make up the condition exactly; nil when it is about anything else.
  private func bands(of condition: AnswerCondition) -> [ScoreBand]? {
    guard let score = survey.bandQuestion, !condition.terms.isEmpty,
      condition.terms.allSatisfy({ $0.question == score.id }), !condition.holds(answer: { _ in nil })
    else { return nil }
    let bands = ScoreBand.allCases.filter { band in
      band.scores.allSatisfy { number in condition.holds { _ in .integer(number) } }
    }
    let covered = bands.reduce(0) { $0 + $1.scores.count }
    let asked = (0...10).filter { number in condition.holds { _ in .integer(number) } }
    return bands.isEmpty || covered != asked.count ? nil : bands
  }

  /// The condition, with those of the questions it refers to, as alternatives of choices; nil when the question must be
  /// shown always.
  private mutating func clauses(of question: Question) -> [[ChosenValues]]? {
    guard let condition = question.when else { return [[]] }
    if let known = known[question.id] { return known }
    // Until it is known, so that a circle ends.
    known[question.id] = .some(nil)
    let terms = condition.terms.map { clauses(of: $0) }
    let alternatives = condition.match == .any ? Self.union(terms) : Self.product(terms)
    known[question.id] = .some(alternatives)
    return alternatives
  }

  private mutating func clauses(of term: AnswerTerm) -> [[ChosenValues]]? {
    guard let source = survey[term.question], let all = source.finiteValues,
      DocumentHeader.isPlain(source.id.rawValue),
      source.scale != nil || source.choices.allSatisfy({ DocumentHeader.isPlain($0.id.rawValue) })
    else { return nil }
    // Without an answer "is not" holds as well, and a style sheet cannot see that from a box that is ticked: only where
    // an answer is certain to come is it the same as "is one of the others".
    let isCertain = source.isRequired && source.when == nil && source.isSingleValued
    guard !term.holds(for: nil) || isCertain && term.comparison == .notEqual else { return nil }
    let values = all.filter(term.holds).map(\.formValue)
    guard !values.isEmpty else { return [] }
    let chosen = ChosenValues(question: source.id, values: values)
    return (clauses(of: source) ?? [[]]).map { $0.contains(chosen) ? $0 : $0 + [chosen] }
  }

  private static func union(_ terms: [[[ChosenValues]]?]) -> [[ChosenValues]]? {
    var union: [[ChosenValues]] = []
    for term in terms {
      guard let term else { return nil }
      union += term.filter { !union.contains($0) }
    }
    return union.count <= mostClauses ? union : nil
  }

  /// A comparison that cannot be expressed is left out: the question is then shown more often than it is asked.
  private static func product(_ terms: [[[ChosenValues]]?]) -> [[ChosenValues]]? {
    var product: [[ChosenValues]] = [[]]
    for term in terms.compactMap({ $0 }) {
      product = product.flatMap { left in term.map { left + $0.filter { !left.contains($0) } } }
      guard product.count <= mostClauses else { return nil }
    }
    return product.contains([]) ? nil : product
  }

  /// Beyond this the style sheet would grow out of proportion, and the question is shown always.
  private static let mostClauses = 16
}
