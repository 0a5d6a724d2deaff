/// Why a rule document was refused: everything that is wrong with it at once.
public struct RuleSetError: Error, Hashable, Sendable {
  /// The mistakes, at least one.
  public var issues: [RuleIssue]

  /// Makes an error.
  public init(_ issues: [RuleIssue]) {
    self.issues = issues
  }

  /// One line for each mistake.
  public var message: String { issues.map(\.description).joined(separator: "\n") }
}

extension RuleSetError: CustomStringConvertible {
  public var description: String { message }
}
