import EventLog
import TouchContent

/// What an answer must be, for messages.
extension Question {
  /// In English, for logs and for the developer.
  var wanted: String {
    switch kind {
    case .nps, .csat, .ces, .rating:
      scale.map { "a whole number from \($0.lowerBound) to \($0.upperBound)" } ?? "a whole number"
    case .single:
      "one of " + choices.map { "\"\($0.id)\"" }.joined(separator: ", ")
    case .multiple:
      switch (min?.integer, max?.integer) {
      case (let least?, let most?): "\(least) to \(most) of \(choiceList)"
      case (let least?, nil): "at least \(least) of \(choiceList)"
      case (nil, let most?): "at most \(most) of \(choiceList)"
      case (nil, nil): "any of \(choiceList)"
      }
    case .text:
      "a text of at most \(maxLength ?? Self.defaultMaxLength) characters"
    case .number:
      "a number such as 12 or 7.5" + bounds
    case .date:
      "a date such as 2026-12-01" + bounds
    }
  }

  private var choiceList: String { choices.map { "\"\($0.id)\"" }.joined(separator: ", ") }

  private var bounds: String {
    switch (min, max) {
    case (let min?, let max?): " from \(Self.shown(min)) to \(Self.shown(max))"
    case (let min?, nil): " from \(Self.shown(min)) on"
    case (nil, let max?): " up to \(Self.shown(max))"
    case (nil, nil): ""
    }
  }

  /// What the user reads, in their language.
  func hint(for code: AnswerError.Code) -> Phrase {
    switch kind {
    case .nps, .csat, .ces, .rating: return .surveyPickNumber
    case .single: return .surveyPickOne
    case .multiple:
      switch (min, max) {
      case (_?, _?): return .surveyPickBetween
      case (_?, nil): return .surveyPickAtLeast
      case (nil, _?): return code == .missing ? .surveyPickAny : .surveyPickAtMost
      case (nil, nil): return .surveyPickAny
      }
    case .text: return code == .tooLong ? .surveyTooLong : code == .missing ? .surveyFillIn : .surveyNotText
    case .number:
      switch (min, max) {
      case (_?, _?): return .surveyNumberBetween
      case (_?, nil): return .surveyNumberAtLeast
      case (nil, _?): return .surveyNumberAtMost
      case (nil, nil): return .surveyNumber
      }
    case .date:
      switch (min, max) {
      case (_?, _?): return .surveyDateBetween
      case (_?, nil): return .surveyDateFrom
      case (nil, _?): return .surveyDateUntil
      case (nil, nil): return .surveyDate
      }
    }
  }

  /// The values of the hint: `min`, `max`.
  var hintValues: MergeValues {
    if let scale { return ["min": String(scale.lowerBound), "max": String(scale.upperBound)] }
    var values: MergeValues = [:]
    if let min { values["min"] = Self.shown(min) }
    if let max { values["max"] = Self.shown(max) }
    if kind == .text { values["max"] = String(maxLength ?? Self.defaultMaxLength) }
    return values
  }

  /// A bound as people write it, which is also how HTML does.
  static func shown(_ value: Value) -> String { value.string ?? value.description }
}
