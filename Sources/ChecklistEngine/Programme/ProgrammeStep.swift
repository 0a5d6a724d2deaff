public import EventLog
public import TouchContent

extension Programme {
  /// One seminar, meeting, video or task.
  public struct Step: Hashable, Sendable {
    /// The id, unique in the programme.
    public var id: ItemID
    /// What it is.
    public var kind: Kind
    /// What it is called.
    public var title: LocalizedText
    /// What it is about.
    public var body: LocalizedBody?
    /// Who should take part; empty for everybody.
    public var roles: [Role]
    /// Where to apply, to watch, to read.
    public var url: URLReference?
    /// By when it should be done.
    public var due: DueRule?
    /// The steps that must be done before.
    public var after: [ItemID]

    /// What a step is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      /// A seminar for many companies.
      case seminar
      /// A one-to-one meeting.
      case meeting
      case video
      case task
    }

    /// Makes a step.
    public init(
      id: ItemID, kind: Kind, title: LocalizedText, body: LocalizedBody? = nil, roles: [Role] = [],
      url: URLReference? = nil, due: DueRule? = nil, after: [ItemID] = []
    ) {
      self.id = id
      self.kind = kind
      self.title = title
      self.body = body
      self.roles = roles
      self.url = url
      self.due = due
      self.after = after
    }
  }
}

extension Programme.Step: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(ItemID.self, forKey: .id),
      kind: try container.requiredChoice(Kind.self, forKey: .kind),
      title: try container.decode(LocalizedText.self, forKey: .title),
      body: try container.decodeIfPresent(LocalizedBody.self, forKey: .body),
      roles: try container.decodeIfPresent([Programme.Role].self, forKey: .roles) ?? [],
      url: try container.decodeIfPresent(URLReference.self, forKey: .url),
      due: try container.decodeIfPresent(DueRule.self, forKey: .due),
      after: try container.decodeIfPresent([ItemID].self, forKey: .after) ?? [])
  }

  private enum CodingKeys: String, CodingKey { case id, kind, title, body, roles, url, due, after }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind, forKey: .kind)
    try container.encode(title, forKey: .title)
    try container.encodeIfPresent(body, forKey: .body)
    try container.encode(roles, forKey: .roles, unless: [])
    try container.encodeIfPresent(url, forKey: .url)
    try container.encodeIfPresent(due, forKey: .due)
    try container.encode(after, forKey: .after, unless: [])
  }
}
