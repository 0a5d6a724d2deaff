import TechTouch

/// Makes up answers to a survey that its questions can take.
enum Answering {
  static func answers(to content: ContentRef, in catalog: Catalog, _ dice: inout Dice) -> [String: [String]] {
    guard case .survey(let survey) = catalog.content(content) else { return [:] }
    var answers: [String: [String]] = [:]
    for question in survey.questions where question.isRequired || dice.chance(0.7) {
      answers[question.id.rawValue] = [answer(to: question, &dice)]
    }
    return answers
  }

  private static func answer(to question: Question, _ dice: inout Dice) -> String {
    if let scale = question.scale { return String(dice.pick(Array(scale)) ?? scale.lowerBound) }
    switch question.kind {
    case .single, .multiple: return dice.pick(question.choices)?.id.rawValue ?? ""
    case .number: return question.min?.description ?? "3"
    case .date: return question.min?.string ?? "2026-12-01"
    case .text, .nps, .csat, .ces, .rating: return "特にありません"
    }
  }
}
