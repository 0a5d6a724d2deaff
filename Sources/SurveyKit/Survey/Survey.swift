public import EventLog
public import TouchContent

/// Questions that are asked together, in the product or by mail, and answered in one response.
public struct Survey: Hashable, Sendable {
  /// The stable id of the survey.
  public var id: ContentID
  /// The version, from 1. A response belongs to the version that it was begun on.
  public var version: Int
  /// What the survey is called.
  public var title: LocalizedText
  /// The questions in the order they are asked.
  public var questions: [Question]
  /// What is said after the response.
  public var thanks: LocalizedText
  /// What is said instead, for certain answers; the first that fits is taken.
  public var thanksWhen: [ThanksRule]
  /// For how many times 24 hours "later" puts the survey off.
  public var snoozeDays: Int

  /// How long "later" is when the survey does not say.
  public static let usualSnoozeDays = 7

  /// Makes a survey.
  public init(
    _ id: ContentID, version: Int = 1, title: LocalizedText, questions: [Question], thanks: LocalizedText,
    thanksWhen: [ThanksRule] = [], snoozeDays: Int = usualSnoozeDays
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.questions = questions
    self.thanks = thanks
    self.thanksWhen = thanksWhen
    self.snoozeDays = snoozeDays
  }

  /// The reference to this version.
  public var ref: ContentRef { ContentRef(.survey, id, version: version) }

  /// The question with an id.
  public subscript(id: ItemID) -> Question? {
    questions.first { $0.id == id }
  }

  /// The question whose answer is the response's score: the first that asks for NPS, CSAT or CES.
  public var scoreQuestion: Question? {
    questions.first { $0.kind.isScore }
  }
}
