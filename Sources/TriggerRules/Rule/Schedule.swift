public import EventLog

/// A local time a number of local days after something happened: the third day after sign-up at 09:00.
public struct Schedule: Hashable, Sendable, Codable {
  /// What it is counted from; in the user's log, or a fact of the company.
  public var after: EventName
  /// How many local days later; 0 for the same day.
  public var days: Int
  /// The time of that day.
  public var at: LocalTime
  /// The time zone it is meant in, for everybody; nil for each user's own.
  public var zone: String?

  /// Makes a schedule.
  public init(after anchor: EventName, days: Int, at time: LocalTime, in zone: String? = nil) {
    self.zone = zone
    self.after = anchor
    self.days = days
    self.at = time
  }
}
