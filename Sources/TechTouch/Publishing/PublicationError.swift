/// Why a catalogue cannot be published; nothing of it was written.
public struct PublicationError: Error, Hashable, Sendable {
  /// Everything that is wrong.
  public var problems: [Problem]

  /// One thing that is wrong.
  public enum Problem: Hashable, Sendable {
    /// Users are in the middle of something, and the catalogue leaves them nowhere to stand.
    case conflict(VersionConflict)
    /// The log has this version with other contents.
    case changed(ContentRef)
    /// The new version does not fit what the old one stored, such as a question whose scale has changed.
    case issue(ContentRef, ContentIssue)
    /// The store's limits leave no room for the document, which has so many bytes.
    case tooLarge(document: String, bytes: Int)
  }
}

extension PublicationError: CustomStringConvertible {
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension PublicationError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .conflict(let conflict): conflict.description
    case .changed(let content):
      "\(content) was published with other contents; wanted the version \(content.version + 1) for what has changed"
    case .issue(let content, let issue): "\(content) \(issue)"
    case .tooLarge(let document, let bytes):
      "\(document) has \(bytes) bytes, which do not fit the events that the store takes in one append"
    }
  }
}
