import EventLog

extension Survey {
  /// The properties of `touch.answered` for these answers: each answer, the score, and the tags of texts.
  func properties(of sheet: AnswerSheet, tagger: (any AnswerTagger)?) -> [PropertyName: Value] {
    var properties: [PropertyName: Value] = [:]
    for (question, answer) in sheet.answers {
      properties[.answer(to: question)] = answer
      guard let tagger, self[question]?.kind == .text, let text = answer.string else { continue }
      let tags = tagger.tags(for: text, question: question, survey: ref)
      if !tags.isEmpty { properties[.tags(of: question)] = .strings(tags) }
    }
    if let question = scoreQuestion, let score = sheet[question.id] { properties[.score] = score }
    return properties
  }
}
