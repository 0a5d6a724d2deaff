/// Two scores that mean different things were to be added together.
public struct ScoreMismatch: Error, Hashable, Sendable {
  /// What the first means.
  public let first: ScoreDefinition
  /// What the second means.
  public let second: ScoreDefinition

  /// Makes an error.
  public init(first: ScoreDefinition, second: ScoreDefinition) {
    self.first = first
    self.second = second
  }
}

extension ScoreMismatch: CustomStringConvertible {
  public var description: String {
    "wanted two scores of one definition to add, found \"\(first)\" and \"\(second)\""
  }
}
