/// What a user does with a survey.
public enum SurveyAction: String, Hashable, Sendable, Codable, CaseIterable {
  /// Sends the answers.
  case send
  /// Puts the survey off.
  case snooze
  /// Wants not to be asked.
  case dismiss
}

extension SurveyAction {
  /// Reads the `action` field of a form.
  public init?(formValue: String) {
    self.init(rawValue: formValue)
  }
}
