/// Something in a document that is wrong, or that an author should look at.
public struct ContentIssue: Error, Hashable, Sendable {
  /// What kind of thing it is, for tools: `text.missing`, `step.duplicate` …
  public var code: String
  /// Where in the document: `steps[2].anchor`; empty for the document itself.
  public var path: String
  /// A sentence that says what was found and what was wanted.
  public var message: String
  /// Whether it keeps the document from being published.
  public var severity: Severity
  /// The line in the file, from 1, where that is known.
  public var line: Int?

  /// Whether an issue keeps a document from being published.
  public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    case error, warning
  }

  /// Makes an issue.
  public init(_ code: String, at path: String, _ message: String, severity: Severity = .error, line: Int? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.severity = severity
    self.line = line
  }
}

extension ContentIssue: CustomStringConvertible {
  public var description: String {
    path.isEmpty ? message : "at \(path): \(message)"
  }
}
