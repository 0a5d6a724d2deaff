import EventLog
import TouchContent

/// One form while it is read: each field once, each condition from the answers that came before it.
struct AnswerReading {
  private let survey: Survey
  private let sent: [String: [String]]
  private var read: [ItemID: Result<Value?, AnswerError>] = [:]
  private let asked: Set<ItemID>

  init(_ survey: Survey, fields: [String: [String]]) {
    self.survey = survey
    self.sent = fields
    for question in survey.questions {
      let values = fields[question.field] ?? []
      read[question.id] = Result { () throws(AnswerError) in try AnswerReader(question: question).read(values) }
    }
    let read = read
    // An answer that is refused is no answer to the conditions of others.
    asked = Branching(survey).enabled { id in (try? read[id]?.get()) ?? nil }
  }

  /// What is refused, in the order of the survey; fields for questions that the survey does not have come last.
  mutating func errors() -> [AnswerError] {
    let errors = survey.questions.compactMap { question -> AnswerError? in
      guard asked.contains(question.id) else { return nil }
      switch read[question.id] {
      case .failure(let error): return error
      case .success(.some): return nil
      case .success(nil), nil: return question.isRequired ? AnswerReader(question: question).missing : nil
      }
    }
    return errors + unknown
  }

  /// The answers to the questions that were asked.
  func answers() -> [ItemID: Value] {
    var answers: [ItemID: Value] = [:]
    for id in asked {
      if case .success(let answer?) = read[id] { answers[id] = answer }
    }
    return answers
  }

  private var unknown: [AnswerError] {
    let known = Set(survey.questions.map(\.id))
    let strangers = sent.keys.filter { $0.hasPrefix("q.") && !known.contains(ItemID(String($0.dropFirst(2)))) }
    return strangers.sorted().map { field in
      AnswerError(
        ItemID(String(field.dropFirst(2))), .unknownQuestion,
        wanted: "a question of survey \"\(survey.id)\" in version \(survey.version)", found: "none of that id",
        phrase: .surveyCheck)
    }
  }
}
