public import EventLog
public import Foundation
import TouchContent

/// Where one user stands with one survey, folded from the log.
///
/// The survey by mail and the survey in the product are one: whichever way it was answered, it is answered, and so is
/// every version of it.
public struct SurveyProgress: Hashable, Sendable {
  /// The survey.
  public let survey: Survey
  /// Whose progress it is.
  public let subject: Subject
  /// Where the user stands.
  public private(set) var state: SurveyState = .open
  /// The responses in the order they were given.
  public private(set) var responses: [SurveyResponse] = []
  private var snoozes = 0
  private var dismissals = 0

  /// Folds the events of `subject` about this survey, of any version.
  public init(of survey: Survey, in history: History, subject: Subject) {
    self.survey = survey
    self.subject = subject
    for recorded in history.events(of: survey.ref) where recorded.event.subject == subject {
      fold(recorded.event)
    }
  }

  /// True when there is a response.
  public var isAnswered: Bool { !responses.isEmpty }

  /// The last response.
  public var lastResponse: SurveyResponse? { responses.last }

  /// How much the score has risen between the last two responses that have one; negative for a fall, nil for fewer than two.
  public var scoreChange: Int? {
    let scores = responses.compactMap(\.score).suffix(2)
    guard scores.count == 2, let first = scores.first, let last = scores.last else { return nil }
    return last - first
  }

  /// How many responses there are: what the form's nonce is made of. "Later" and "never" do not count, so that answers
  /// sent from another tab after them are still stored.
  public var revision: Int { responses.count }

  /// The nonce of the form, and the id of the response that it sends.
  public var nonce: EventID { nonce(for: subject) }

  /// The same of a form that was made for another id of the same person.
  package func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: survey.ref, revision: revision)
  }

  /// The nonce of the form before a text is made of it.
  var digest: FormNonce.Digest {
    FormNonce.digest(subject: subject, content: survey.ref, revision: revision)
  }

  /// The events of what a user did.
  ///
  /// Sending gives one `touch.answered` under the given id; sending again under the same id gives none, and the client is
  /// told the same thing. Putting off and dismissing give events of their own ids, derived from the given one.
  /// - Parameters:
  ///   - action: What was done.
  ///   - fields: The form; answers stand under `q.<question id>`.
  ///   - actor: Who did it, as the host's session says.
  ///   - id: The form's nonce.
  ///   - time: When it was done.
  ///   - tagger: Names what free-text answers are about.
  /// - Throws: ``SurveyRefusal`` with every answer at fault.
  public func apply(
    _ action: SurveyAction, fields: [String: [String]] = [:], by actor: Subject, id: EventID, at time: Date,
    tagger: (any AnswerTagger)? = nil
  ) throws(SurveyRefusal) -> [Event] {
    guard actor == subject else {
      throw SurveyRefusal(
        Refusal(.notAllowed, "survey \"\(survey.id)\": wanted an action of \(subject), found one of \(actor)"))
    }
    guard !responses.contains(where: { $0.id == id }) else { return [] }
    switch action {
    case .send: return [try answered(fields, id: id, at: time, tagger: tagger)]
    case .snooze: return snoozed(id: id, at: time)
    case .dismiss: return dismissed(id: id, at: time)
    }
  }

  private func answered(
    _ fields: [String: [String]], id: EventID, at time: Date, tagger: (any AnswerTagger)?
  ) throws(SurveyRefusal) -> Event {
    let sheet: AnswerSheet
    do {
      sheet = try AnswerSheet(survey, fields: fields)
    } catch {
      throw SurveyRefusal(error, of: survey)
    }
    return event(.answered, id: id, at: time, survey.properties(of: sheet, tagger: tagger))
  }

  private func snoozed(id: EventID, at time: Date) -> [Event] {
    if case .snoozed(let until) = state, until > time { return [] }
    let until = time.addingTimeInterval(Double(survey.snoozeDays) * 86_400)
    return [event(.snoozed, id: EventID("\(id)-later-\(snoozes + 1)"), at: time, [.until: .date(until)])]
  }

  private func dismissed(id: EventID, at time: Date) -> [Event] {
    if case .dismissed = state { return [] }
    return [event(.dismissed, id: EventID("\(id)-never-\(dismissals + 1)"), at: time, [:])]
  }

  private func event(_ name: EventName, id: EventID, at time: Date, _ properties: [PropertyName: Value]) -> Event {
    Event(id: id, name: name, subject: subject, time: time, content: survey.ref, properties: properties)
  }

  private mutating func fold(_ event: Event) {
    switch event.name {
    case .answered:
      guard let response = SurveyResponse(event) else { return }
      responses.append(response)
      state = .answered(at: event.time)
    case .snoozed:
      snoozes += 1
      state = .snoozed(until: event.properties[.until]?.date ?? event.time)
    case .dismissed:
      dismissals += 1
      state = .dismissed(at: event.time)
    default: break
    }
  }
}
