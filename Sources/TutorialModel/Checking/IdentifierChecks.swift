import EventLog
import TouchContent

/// Checks of ids that hold for every kind of content.
enum IdentifierChecks {
  /// What is wrong with the id and version of a document.
  static func issues(of content: ContentRef) -> [ContentIssue] {
    var issues = issue(content.id.rawValue, at: "id")
    if content.version < 1 {
      issues.append(ContentIssue("version.range", at: "version", "wanted a version from 1, found \(content.version)"))
    }
    return issues
  }

  /// What is wrong with the ids of a list, each at `list[n].id`.
  static func issues(of ids: [ItemID], in list: String, member: String = "id") -> [ContentIssue] {
    var seen: Set<ItemID> = []
    return ids.enumerated().flatMap { index, id in
      let path = "\(list)[\(index)].\(member)"
      return issue(id.rawValue, at: path)
        + (seen.insert(id).inserted
          ? [] : [ContentIssue("id.duplicate", at: path, "the id \"\(id)\" occurs twice in \"\(list)\"")])
    }
  }

  private static func issue(_ id: String, at path: String) -> [ContentIssue] {
    DocumentHeader.isPlain(id)
      ? []
      : [ContentIssue("id.form", at: path, "wanted an id of letters, digits, \"-\" and \"_\", found \"\(id)\"")]
  }
}
