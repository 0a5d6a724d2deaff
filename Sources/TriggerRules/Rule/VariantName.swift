public import EventLog

/// The name of one variant of an experiment.
public struct VariantName: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
