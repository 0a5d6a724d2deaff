public import EventLog

/// The id of a cap, unique in its rule set.
public struct CapID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
