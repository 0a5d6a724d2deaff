public import EventLog
public import Foundation

/// What became of one step of a programme.
public struct ProgrammeStepProgress: Hashable, Sendable {
  /// The step.
  public let step: Programme.Step
  /// Who said that it is done, and when; nil while nobody has.
  public let done: Mark?
  /// The steps that have to be done before; empty when it can be done now.
  public let waitsFor: [ItemID]
  /// The last day on which it is in time; nil without a due date, or while what it is counted from is not known.
  public let due: BusinessCalendar.Day?
  /// The first instant that is too late, in the calendar's zone.
  public let dueBefore: Date?
  /// How many events of this step are in the log.
  public let revision: Int

  /// The id of the step.
  public var id: ItemID { step.id }
  /// True when it is done.
  public var isDone: Bool { done != nil }

  /// True when it was not done in time as of an instant.
  public func isOverdue(at time: Date) -> Bool {
    guard let dueBefore else { return false }
    return (done?.at ?? time) >= dueBefore
  }
}
