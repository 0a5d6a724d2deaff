public import EventLog

/// The id of an experiment; also the salt by which users are spread over its variants.
public struct ExperimentID: StringIdentifier {
  public let rawValue: String

  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}
