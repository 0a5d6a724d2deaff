/// A part of a report with the name of the part.
public struct SurveySlice: Sendable {
  /// The Monday of a week as `2026-11-16`, the number of a version, or the name of a segment.
  public let key: String
  /// The report of that part.
  public let report: SurveyReport
}
