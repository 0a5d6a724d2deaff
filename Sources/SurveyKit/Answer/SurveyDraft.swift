public import EventLog
public import Foundation
import TouchContent

/// A response that is not sent yet: raw fields, unchecked, to go on with on another device.
///
/// The draft carries the response's id from the start, so that a draft sent from two devices is stored once. It stays
/// with the version it was begun on: sent after a new version was published, it counts as the old one.
public struct SurveyDraft: Hashable, Sendable, Codable {
  /// The id that the response will have.
  public let response: EventID
  /// The version that was begun.
  public let survey: ContentRef
  /// What was entered so far, as a form sends it: `q.<question id>` → values.
  public private(set) var fields: [String: [String]]
  /// When something was last entered.
  public private(set) var changedAt: Date

  /// Begins a draft; of the fields only those of questions are kept.
  public init(response: EventID, survey: ContentRef, fields: [String: [String]] = [:], at time: Date) {
    self.response = response
    self.survey = survey
    self.fields = Self.answers(in: fields)
    self.changedAt = Timestamp.rounded(time)
  }

  /// Takes what was entered on a page: a field that is sent replaces what was there, an older page changes nothing.
  public mutating func merge(_ fields: [String: [String]], at time: Date) {
    let time = Timestamp.rounded(time)
    guard time >= changedAt else { return }
    self.fields.merge(Self.answers(in: fields)) { _, new in new }
    changedAt = time
  }

  /// Checks the draft against the version that it was begun on.
  /// - Throws: ``SurveyRefusal`` with every answer at fault, or for another survey or version.
  public func sheet(of survey: Survey) throws(SurveyRefusal) -> AnswerSheet {
    guard survey.ref == self.survey else {
      throw SurveyRefusal(
        Refusal(.unknownContent, "draft \"\(response)\": wanted \(self.survey), found \(survey.ref)"))
    }
    do {
      return try AnswerSheet(survey, fields: fields)
    } catch {
      throw SurveyRefusal(error, of: survey)
    }
  }

  private static func answers(in fields: [String: [String]]) -> [String: [String]] {
    fields.filter { $0.key.hasPrefix("q.") }
  }
}
