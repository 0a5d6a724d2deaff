/// Which end of a scale is the good one.
public enum ScaleDirection: String, Hashable, Sendable, Codable, CaseIterable {
  /// The highest number is best, as in "it was easy: strongly agree".
  case high
  /// The lowest number is best, as in "how much effort was it".
  case low
}
