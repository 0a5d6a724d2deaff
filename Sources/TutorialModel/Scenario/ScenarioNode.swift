public import EventLog
public import TouchContent

/// One question of a scenario with its answers; without answers it is an end, and its text the advice.
public struct ScenarioNode: Hashable, Sendable {
  /// The stable id of the node.
  public var id: ItemID
  /// What it asks or says.
  public var text: LocalizedBody
  /// What may be answered.
  public var answers: [Answer]

  /// One answer.
  public struct Answer: Hashable, Sendable {
    /// The stable id of the answer.
    public var id: ItemID
    /// What it says.
    public var label: LocalizedText
    /// Where it leads.
    public var target: Target

    /// Makes an answer.
    public init(id: ItemID, label: LocalizedText, target: Target) {
      self.id = id
      self.label = label
      self.target = target
    }
  }

  /// Where an answer leads: `{"to": "node"}`, `{"open": "/page"}` or `{"start": "guide/id"}`.
  public enum Target: Hashable, Sendable {
    /// To another node.
    case node(ItemID)
    /// To an address; the scenario is finished.
    case open(URLReference)
    /// To other content; the scenario is finished.
    case start(ContentRef)
  }

  /// Makes a node.
  public init(id: ItemID, text: LocalizedBody, answers: [Answer] = []) {
    self.id = id
    self.text = text
    self.answers = answers
  }

  /// True when the scenario is finished here.
  public var isEnd: Bool { answers.isEmpty }
}

extension ScenarioNode: Codable {
  private enum CodingKeys: String, CodingKey { case id, text, answers }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(ItemID.self, forKey: .id), text: try container.decode(LocalizedBody.self, forKey: .text),
      answers: try container.decodeIfPresent([Answer].self, forKey: .answers) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(text, forKey: .text)
    if !isEnd { try container.encode(answers, forKey: .answers) }
  }
}

extension ScenarioNode.Answer: Codable {
  private enum CodingKeys: String, CodingKey { case id, label, to, open, start }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let node = try container.decodeIfPresent(ItemID.self, forKey: .to)
    let open = try container.decodeIfPresent(URLReference.self, forKey: .open)
    let start = try container.decodeIfPresent(ContentRef.self, forKey: .start)
    let target: ScenarioNode.Target
    switch (node, open, start) {
    case (let node?, nil, nil): target = .node(node)
    case (nil, let url?, nil): target = .open(url)
    case (nil, nil, let content?): target = .start(content)
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "wanted one of \"to\": \"node\", \"open\": \"/page\" and \"start\": \"guide/id\""))
    }
    self.init(
      id: try container.decode(ItemID.self, forKey: .id),
      label: try container.decode(LocalizedText.self, forKey: .label), target: target)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(label, forKey: .label)
    switch target {
    case .node(let node): try container.encode(node, forKey: .to)
    case .open(let url): try container.encode(url, forKey: .open)
    case .start(let content): try container.encode(content, forKey: .start)
    }
  }
}
