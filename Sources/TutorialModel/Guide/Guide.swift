public import EventLog
public import TouchContent

/// An ordered tour of steps through the product.
public struct Guide: Hashable, Sendable {
  /// The stable id of the guide.
  public var id: ContentID
  /// The version, from 1; it is on every event of the guide.
  public var version: Int
  /// What the tour is called, for the card that offers to go on and for reports.
  public var title: LocalizedText
  /// The steps in order.
  public var steps: [Step]
  /// How long "later" puts the tour off; without one the steps have no such button.
  public var snooze: Snooze?
  /// What becomes of users who are in the middle of an older version when this one is published.
  public var onNewVersion: VersionPolicy?
  /// When missing elements pause the tour.
  public var breaker: AnchorBreaker

  /// Makes a guide.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, steps: [Step], snooze: Snooze? = nil,
    onNewVersion: VersionPolicy? = nil, breaker: AnchorBreaker = AnchorBreaker()
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.steps = steps
    self.snooze = snooze
    self.onNewVersion = onNewVersion
    self.breaker = breaker
  }

  /// The reference to this version of the guide.
  public var ref: ContentRef { ContentRef(.guide, id, version: version) }

  /// The step with an id.
  public func step(_ id: ItemID) -> Step? {
    steps.first { $0.id == id }
  }

  /// The place of a step, from 0.
  func index(of id: ItemID) -> Int? {
    // By place, because a step is copied whole when it is handed to a closure.
    steps.indices.first { steps[$0].id == id }
  }
}

extension Guide: Codable {
  private enum CodingKeys: String, CodingKey { case title, steps, snooze, onNewVersion, breaker }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("guide", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      steps: try container.decode([Step].self, forKey: .steps),
      snooze: try container.decodeIfPresent(Snooze.self, forKey: .snooze),
      onNewVersion: try container.decodeIfPresent(VersionPolicy.self, forKey: .onNewVersion),
      breaker: try container.decodeIfPresent(AnchorBreaker.self, forKey: .breaker) ?? AnchorBreaker())
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "guide", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(steps, forKey: .steps)
    try container.encodeIfPresent(snooze, forKey: .snooze)
    try container.encodeIfPresent(onNewVersion, forKey: .onNewVersion)
    if breaker != AnchorBreaker() { try container.encode(breaker, forKey: .breaker) }
  }
}
