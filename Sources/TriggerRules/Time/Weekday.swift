/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: String, Hashable, Sendable, Codable, CaseIterable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"
}

extension Set<Weekday> {
  /// Monday to Friday.
  public static let workingDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
}
