public import EventLog

/// The stable id of a rule, unique in its rule set.
public struct RuleID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
