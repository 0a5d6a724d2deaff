public import EventLog
public import Foundation

/// One time at which a rule comes due for one subject.
public struct Occurrence: Hashable, Sendable, Codable {
  /// The rule.
  public var rule: RuleID
  /// For whom.
  public var subject: Subject
  /// The event it is counted from; nil for a broadcast or a calendar.
  public var anchor: EventID?
  /// The number of the repetition, from 0.
  public var index: Int
  /// When it is due.
  public var due: Date

  /// Makes an occurrence.
  public init(rule: RuleID, subject: Subject, anchor: EventID? = nil, index: Int = 0, due: Date) {
    self.rule = rule
    self.subject = subject
    self.anchor = anchor
    self.index = index
    self.due = due
  }

  /// The same for the same occurrence, whoever computes it and however often: what it causes is stored under this id.
  public var id: EventID {
    EventID.derived("due/\(rule)/\(anchor?.rawValue ?? "-")/\(index)")
  }
}
