public import EventLog
public import Foundation

/// One response as the log keeps it.
public struct SurveyResponse: Hashable, Sendable {
  /// The id of the event, which is the id of the response.
  public let id: EventID
  /// Who answered.
  public let subject: Subject
  /// When.
  public let time: Date
  /// What was answered, and on which version.
  public let sheet: AnswerSheet
  /// The answer of the survey's score question, if it was given.
  public let score: Int?
  /// The tags of free-text answers by question.
  public let tags: [ItemID: [String]]

  /// Reads a response; nil when the event is no answer to a survey.
  public init?(_ event: Event) {
    guard event.name == .answered, let content = event.content, content.kind == .survey else { return nil }
    var answers: [ItemID: Value] = [:]
    var tags: [ItemID: [String]] = [:]
    for (name, value) in event.properties {
      if let question = name.answeredQuestion { answers[question] = value }
      if let question = name.taggedQuestion { tags[question] = value.strings }
    }
    self.id = event.id
    self.subject = event.subject
    self.time = event.time
    self.sheet = AnswerSheet(survey: content, answers: answers)
    self.score = event.properties[.score]?.integer
    self.tags = tags
  }
}

extension PropertyName {
  /// The property of `touch.answered` that holds the answer to a question: `a.<question id>`.
  public static func answer(to question: ItemID) -> PropertyName { PropertyName("a." + question.rawValue) }

  /// The property of `touch.answered` that holds the tags of a free-text answer: `t.<question id>`.
  public static func tags(of question: ItemID) -> PropertyName { PropertyName("t." + question.rawValue) }

  /// The question whose answer this property holds.
  var answeredQuestion: ItemID? { suffix(after: "a.") }
  /// The question whose tags this property holds.
  var taggedQuestion: ItemID? { suffix(after: "t.") }

  private func suffix(after prefix: String) -> ItemID? {
    rawValue.utf8.starts(with: prefix.utf8) ? ItemID(String(rawValue.dropFirst(prefix.count))) : nil
  }
}
