import EventLog
import TouchContent

extension Survey {
  /// How each question is shown and hidden without a request.
  var visibilities: [ItemID: QuestionVisibility] {
    var visibilities: [ItemID: QuestionVisibility] = [:]
    for question in questions where visibilities[question.id] == nil {
      visibilities[question.id] = visibility(of: question)
    }
    return visibilities
  }

  /// The question whose bands the style sheet knows: an NPS question that everybody is asked.
  var bandQuestion: Question? {
    questions.first { $0.kind == .nps }.flatMap { $0.when == nil ? $0 : nil }
  }

  private func visibility(of question: Question) -> QuestionVisibility {
    guard let condition = question.when else { return .always }
    // What is not plain cannot be published; until then it must not reach a style sheet.
    guard DocumentHeader.isPlain(id.rawValue), DocumentHeader.isPlain(question.id.rawValue) else { return .always }
    if let bands = bands(of: condition) { return .bands(bands) }
    guard let clauses = clauses(of: question, below: []) else { return .always }
    return .choices(clauses)
  }

  /// The bands that make up the condition exactly; nil when it is about anything else.
  private func bands(of condition: AnswerCondition) -> [ScoreBand]? {
    guard let score = bandQuestion, !condition.terms.isEmpty,
      condition.terms.allSatisfy({ $0.question == score.id }), !condition.holds(answer: { _ in nil })
    else { return nil }
    let bands = ScoreBand.allCases.filter { band in
      band.scores.allSatisfy { number in condition.holds { _ in .integer(number) } }
    }
    let covered = bands.reduce(0) { $0 + $1.scores.count }
    let asked = (0...10).filter { number in condition.holds { _ in .integer(number) } }
    return bands.isEmpty || covered != asked.count ? nil : bands
  }

  /// The condition, with those of the questions it refers to, as alternatives of choices; nil when it must be shown always.
  private func clauses(of question: Question, below: Set<ItemID>) -> [[ChosenValues]]? {
    guard let condition = question.when else { return [[]] }
    guard !below.contains(question.id) else { return nil }
    let below = below.union([question.id])
    let terms = condition.terms.map { clauses(of: $0, below: below) }
    switch condition.match {
    case .any:
      var union: [[ChosenValues]] = []
      for term in terms {
        guard let term else { return nil }
        union += term
      }
      return union.count <= Self.mostClauses ? union : nil
    case .all:
      // A comparison that cannot be expressed is left out: the question is then shown more often than it is asked.
      var product: [[ChosenValues]] = [[]]
      for term in terms.compactMap({ $0 }) {
        product = product.flatMap { left in term.map { left + $0.filter { !left.contains($0) } } }
        guard product.count <= Self.mostClauses else { return nil }
      }
      return product.contains([]) ? nil : product
    }
  }

  private func clauses(of term: AnswerTerm, below: Set<ItemID>) -> [[ChosenValues]]? {
    guard let source = self[term.question], let all = source.finiteValues,
      DocumentHeader.isPlain(source.id.rawValue),
      source.scale != nil || source.choices.allSatisfy({ DocumentHeader.isPlain($0.id.rawValue) })
    else { return nil }
    // Without an answer "is not" holds as well, and a style sheet cannot see that from a box that is ticked: only where
    // an answer is certain to come is it the same as "is one of the others".
    let isCertain = source.isRequired && source.when == nil && source.isSingleValued
    guard !term.holds(for: nil) || isCertain && term.comparison == .notEqual else { return nil }
    let values = all.filter(term.holds).map(\.formValue)
    guard !values.isEmpty else { return [] }
    guard let conditions = clauses(of: source, below: below) else {
      return [[ChosenValues(question: source.id, values: values)]]
    }
    return conditions.map { $0 + [ChosenValues(question: source.id, values: values)] }
  }

  /// Beyond this the style sheet would grow out of proportion, and the question is shown always.
  private static let mostClauses = 16
}

extension Value {
  /// The value as a form's button sends it.
  var formValue: String { string ?? description }
}
