public import EventLog
public import TouchContent

/// A decision tree of questions and answers: the unattended chatbot.
public struct Scenario: Hashable, Sendable {
  /// The stable id of the scenario.
  public var id: ContentID
  /// The version, from 1; it is on every event of the scenario.
  public var version: Int
  /// What it is called.
  public var title: LocalizedText
  /// The questions; it begins with the first.
  public var nodes: [ScenarioNode]
  /// What becomes of users who are in the middle of an older version when this one is published.
  public var onNewVersion: VersionPolicy?

  /// Makes a scenario.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, nodes: [ScenarioNode], onNewVersion: VersionPolicy? = nil
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.nodes = nodes
    self.onNewVersion = onNewVersion
  }

  /// The reference to this version of the scenario.
  public var ref: ContentRef { ContentRef(.scenario, id, version: version) }

  /// The node with an id.
  public func node(_ id: ItemID) -> ScenarioNode? {
    nodes.first { $0.id == id }
  }
}

extension Scenario: Codable {
  private enum CodingKeys: String, CodingKey { case title, nodes, onNewVersion }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("scenario", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      nodes: try container.decode([ScenarioNode].self, forKey: .nodes),
      onNewVersion: try container.decodeIfPresent(VersionPolicy.self, forKey: .onNewVersion))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "scenario", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(nodes, forKey: .nodes)
    try container.encodeIfPresent(onNewVersion, forKey: .onNewVersion)
  }
}
