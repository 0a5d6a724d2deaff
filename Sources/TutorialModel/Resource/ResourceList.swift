public import EventLog
public import TouchContent

/// Several resources in one widget: the videos and the pages of the manual that help with one thing.
///
/// In JSON: `{"kind": "resourceList", "id": "first-help", "title": "動画・マニュアル", "resources": ["setup-video"]}` with the
/// ids of documents of the kind `resource`.
public struct ResourceList: Hashable, Sendable {
  /// The stable id of the list.
  public var id: ContentID
  /// The version, from 1; it is on every event of the list.
  public var version: Int
  /// The heading.
  public var title: LocalizedText
  /// The ids of the resources, in order.
  public var resources: [ContentID]

  /// Makes a list.
  public init(id: ContentID, version: Int = 1, title: LocalizedText, resources: [ContentID]) {
    self.id = id
    self.version = version
    self.title = title
    self.resources = resources
  }

  /// The reference to this version of the list.
  public var ref: ContentRef { ContentRef(.resourceList, id, version: version) }

  /// What is wrong with the list, and what an author should look at.
  public func issues(languages: [LanguageTag], source: LanguageTag) -> [ContentIssue] {
    var issues = IdentifierChecks.issues(of: ref)
    if resources.isEmpty {
      issues.append(ContentIssue("resourceList.empty", at: "resources", "wanted at least one resource, found none"))
    }
    for (index, id) in resources.enumerated() where resources[..<index].contains(id) {
      issues.append(ContentIssue("id.duplicate", at: "resources[\(index)]", "\"\(id)\" occurs twice in \"resources\""))
    }
    return issues + [TextSlot("title", title)].issues(languages: languages, source: source)
  }

  /// The merge fields of all texts with their places.
  public var mergeFields: [(path: String, field: MergeField)] { [TextSlot("title", title)].mergeFields }
}

extension ResourceList: Codable {
  private enum CodingKeys: String, CodingKey { case title, resources }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("resourceList", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      resources: try container.decode([ContentID].self, forKey: .resources))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "resourceList", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(resources, forKey: .resources)
  }
}
