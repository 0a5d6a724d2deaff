/// Documents that cannot be used: every issue with its file, its line and its path.
public struct ContentError: Error, Hashable, Sendable {
  /// The issues of one file each.
  public var failures: [Failure]

  /// One issue in one file.
  public struct Failure: Hashable, Sendable {
    /// The file as the caller named it.
    public var file: String
    /// What is wrong in it.
    public var issue: ContentIssue

    /// Makes a failure.
    public init(file: String, issue: ContentIssue) {
      self.file = file
      self.issue = issue
    }
  }

  /// Makes an error of failures.
  public init(_ failures: [Failure]) {
    self.failures = failures
  }

  /// Makes an error of the issues of one file.
  public init(file: String, _ issues: [ContentIssue]) {
    self.failures = issues.map { Failure(file: file, issue: $0) }
  }
}

extension ContentError.Failure: CustomStringConvertible {
  public var description: String {
    file + (issue.line.map { ":\($0)" } ?? "") + ": \(issue)"
  }
}

extension ContentError: CustomStringConvertible {
  public var description: String {
    failures.map(\.description).joined(separator: "\n")
  }
}
