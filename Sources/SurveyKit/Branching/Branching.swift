import EventLog

/// Which questions are asked: every condition is looked at after those of the questions that it refers to.
struct Branching {
  private let questions: [ItemID: Question]
  private let order: [ItemID]

  init(_ survey: Survey) {
    questions = Dictionary(survey.questions.map { ($0.id, $0) }) { first, _ in first }
    order = survey.questions.map(\.id)
  }

  /// The questions that are asked when `answer` is what was given, hidden questions included. A question in a circle of
  /// conditions is never asked; publishing refuses the circle.
  func enabled(answer: (ItemID) -> Value?) -> Set<ItemID> {
    var known: [ItemID: Bool] = [:]
    for id in order { _ = isEnabled(id, known: &known, answer: answer) }
    return Set(known.filter(\.value).keys)
  }

  private func isEnabled(_ id: ItemID, known: inout [ItemID: Bool], answer: (ItemID) -> Value?) -> Bool {
    if let known = known[id] { return known }
    guard let question = questions[id] else { return false }
    guard let condition = question.when else {
      known[id] = true
      return true
    }
    known[id] = false
    let sources = Set(condition.terms.map(\.question)).filter { isEnabled($0, known: &known, answer: answer) }
    let holds = condition.holds { sources.contains($0) ? answer($0) : nil }
    known[id] = holds
    return holds
  }
}
