public import Foundation

/// Where a user stands with a survey.
public enum SurveyState: Hashable, Sendable {
  /// Nothing was answered or put off yet.
  case open
  /// Answered at that time; asking again is for rules to decide.
  case answered(at: Date)
  /// Put off until that time.
  case snoozed(until: Date)
  /// The user wants not to be asked.
  case dismissed(at: Date)
}
