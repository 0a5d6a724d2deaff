/// A promise that a store broke.
public struct CheckFailure: Error, Sendable, Hashable {
  /// The promise.
  public let check: String
  /// What was looked at, what was wanted and what was found.
  public let message: String

  /// Makes a failure.
  public init(check: String, message: String) {
    self.check = check
    self.message = message
  }
}

extension CheckFailure: CustomStringConvertible {
  public var description: String { "\(check): \(message)" }
}
