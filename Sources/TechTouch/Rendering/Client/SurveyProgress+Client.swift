extension SurveyProgress {
  /// The survey, for a client that draws it itself.
  func clientTouch(in context: RenderContext) -> ClientTouch {
    var touch = ClientTouch(survey.ref, nonce: nonce, title: context.plain(survey.title), in: context)
    touch.questions = survey.questions.map { ClientTouch.Question($0, in: context) }
    touch.buttons = [
      ClientTouch.Button(SurveyAction.send.rawValue, .send, style: .primary, in: context),
      ClientTouch.Button(SurveyAction.snooze.rawValue, .surveyLater, style: .quiet, in: context),
    ]
    return touch
  }
}

extension ClientTouch.Question {
  init(_ question: Question, in context: RenderContext) {
    self.init(
      id: question.id, field: question.field, kind: question.kind.rawValue, text: question.text,
      isRequired: question.isRequired, in: context)
    low = question.low.map { context.plain($0) }
    high = question.high.map { context.plain($0) }
    lowLanguage = question.low.flatMap(context.fallbackLanguage)
    highLanguage = question.high.flatMap(context.fallbackLanguage)
    least = question.scale.map { .integer($0.lowerBound) } ?? question.min
    most = question.scale.map { .integer($0.upperBound) } ?? question.max
    if question.kind == .text { maxLength = question.maxLength ?? Question.defaultMaxLength }
    choices = question.choices.map { ClientTouch.Choice(value: $0.id.rawValue, label: $0.label, in: context) }
    when = question.when.map(ClientTouch.Condition.init)
  }
}

extension ClientTouch.Condition {
  init(_ condition: AnswerCondition) {
    self.init(
      match: condition.match.rawValue,
      comparisons: condition.terms.map {
        Comparison(question: $0.question, is: $0.comparison.rawValue, value: $0.value)
      })
  }
}
