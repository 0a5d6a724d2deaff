import EventLog

/// How the style sheet shows a question only for some answers of others. It may show a question too many, which the
/// server then passes over, and never one too few.
enum QuestionVisibility: Hashable {
  /// Always to be seen: asked always, or on a condition that a style sheet cannot express.
  case always
  /// For these bands of the survey's score question.
  case bands([ScoreBand])
  /// For each clause all of whose choices are taken.
  case choices([[ChosenValues]])
}

/// One of several values of a question that is answered by choosing.
struct ChosenValues: Hashable {
  var question: ItemID
  var values: [String]
}
