import EventLog

extension Survey {
  /// How each question is shown and hidden without a request.
  var visibilities: [ItemID: QuestionVisibility] {
    var reading = VisibilityReading(self)
    var visibilities: [ItemID: QuestionVisibility] = [:]
    for question in questions where visibilities[question.id] == nil {
      visibilities[question.id] = reading.visibility(of: question)
    }
    return visibilities
  }

  /// The question whose bands the style sheet knows: an NPS question that everybody is asked.
  var bandQuestion: Question? {
    questions.first { $0.kind == .nps }.flatMap { $0.when == nil ? $0 : nil }
  }
}

extension Value {
  /// The value as a form's button sends it.
  var formValue: String { string ?? description }
}
