/// A journey that did not go as a test told it: what was wanted, what was found, and why.
///
/// It is an ordinary error, so every test framework reports it. Those that want a place in the source get it from
/// ``file`` and ``line``.
public struct JourneyError: Error, Sendable {
  /// What was wanted and what was found.
  public var message: String
  /// Why it is so, line by line, as the rules' own proof says; empty when there is nothing to explain.
  public var reasons: [String]
  /// The source file of the line of the test that failed.
  public var file: StaticString
  /// That line.
  public var line: UInt

  init(_ message: String, because reasons: [String] = [], file: StaticString, line: UInt) {
    self.message = message
    self.reasons = reasons
    self.file = file
    self.line = line
  }
}

extension JourneyError: CustomStringConvertible {
  /// The message, then each reason on a line of its own.
  public var description: String {
    ([message] + reasons.map { "  because \($0)" }).joined(separator: "\n")
  }
}
