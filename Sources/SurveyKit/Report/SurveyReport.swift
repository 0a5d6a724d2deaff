public import EventLog
public import Foundation

/// What a survey brought: how many were asked and answered, and every question's answers.
///
/// A value over the events up to an instant. Parts of it, by week, version or segment, are reports too.
public struct SurveyReport: Sendable {
  /// The survey as it is now.
  public let survey: Survey
  /// Earlier versions, which keep retired questions readable.
  public let earlier: [Survey]
  /// The instant that everything is true as of.
  public let asOf: Date
  /// Events that were left out because they are dated more than a day ahead.
  public let quarantined: Int
  /// The responses in the order they were given.
  ///
  /// Of what one person answered under several ids while nobody knew that they were one person's, the last counts.
  public let responses: [SurveyResponse]
  /// The times somebody was asked in the product, in order.
  public let askings: [SurveyAsking]
  /// Whom a message with the survey was delivered to.
  public let delivered: Set<Subject>

  /// Folds the events of any number of subjects.
  /// - Parameters:
  ///   - survey: The survey as it is now.
  ///   - earlier: The versions before this one, for questions that are retired.
  ///   - messages: The messages that ask for this survey by mail.
  ///   - events: Events of the log; those of other content are passed over, and one that occurs twice counts once.
  ///   - asOf: Events that happened later are passed over.
  public init(
    of survey: Survey, earlier: [Survey] = [], messages: [ContentRef] = [],
    in events: some Sequence<RecordedEvent>, asOf: Date
  ) {
    var fold = SurveyReportFold(survey.ref, messages: messages)
    let input = ReportInput(events.filter { fold.isRelevant($0.event) || $0.event.name == .identified }, asOf: asOf)
    for recorded in input.events { fold.add(recorded) }
    self.init(
      survey: survey, earlier: earlier, asOf: asOf, quarantined: input.quarantined,
      responses: fold.answers.counted, askings: fold.askings, delivered: fold.delivered)
  }

  init(
    survey: Survey, earlier: [Survey], asOf: Date, quarantined: Int, responses: [SurveyResponse],
    askings: [SurveyAsking], delivered: Set<Subject>
  ) {
    self.survey = survey
    self.earlier = earlier
    self.asOf = asOf
    self.quarantined = quarantined
    self.responses = responses
    self.askings = askings
    self.delivered = delivered
  }

  /// The times somebody was asked in the product and answered, of the times somebody was asked there.
  ///
  /// Who is asked again after a response, a quarter later say, counts again; who is shown the survey several times before
  /// a response counts once.
  public var responseRate: Rate {
    Rate(askings.count(where: \.isAnswered), of: askings.count, definition: "survey.response.displayed", asOf: asOf)
  }

  /// The people who answered, wherever, of those whom a message with the survey was delivered to.
  public var deliveredRate: Rate {
    let answered = Set(responses.map(\.subject)).intersection(delivered)
    return Rate(answered.count, of: delivered.count, definition: "survey.response.delivered", asOf: asOf)
  }

  /// The Net Promoter Score of a question, by default the first that asks for one; nil when there is none.
  public func nps(of question: ItemID? = nil) -> NPSScore? {
    let id = question ?? survey.questions.first { $0.kind == .nps }?.id
    guard let id, definition(of: id)?.kind == .nps else { return nil }
    return NPSScore(responses.compactMap { $0.sheet[id]?.integer })
  }

  /// A question as the newest version that has it defines it; nil when no version given has it.
  public func definition(of question: ItemID) -> Question? {
    versions.lazy.compactMap { $0[question] }.first
  }

  /// This version and the earlier ones, newest first.
  var versions: [Survey] {
    [survey] + earlier.filter { $0.id == survey.id && $0.version != survey.version }.sorted { $0.version > $1.version }
  }
}
