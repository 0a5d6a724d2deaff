public import EventLog

/// The name of a condition that a rule set declares for use in others.
public struct SegmentID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
