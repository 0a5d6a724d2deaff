public import EventLog
public import Foundation

/// One time that somebody was asked: from the first display to the response, however often it was shown in between.
public struct SurveyAsking: Hashable, Sendable {
  /// Who was asked.
  public let subject: Subject
  /// The version that was shown first.
  public let version: Int
  /// When it was shown first.
  public let time: Date
  /// True when a response followed.
  public internal(set) var isAnswered: Bool
}
