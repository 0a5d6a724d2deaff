public import EventLog
public import TouchContent

extension Checklist {
  /// One thing to do, and how it is known to be done.
  public struct Item: Hashable, Sendable {
    /// The id, unique in the whole checklist.
    public var id: ItemID
    /// What is true once it is done.
    public var statement: LocalizedText
    /// Where in the product it is done.
    public var path: URLReference?
    /// What helps with it.
    public var resources: [Resource]
    /// The first key: all of these must hold. Empty where only the second key is asked for.
    public var done: [Key]
    /// The second key: the role that has to look and confirm; nil where none is needed.
    ///
    /// Whoever turned the first key may not turn the second.
    public var verifiedBy: String?
    /// How much it counts in the percentage, from 1.
    public var weight: Int
    /// True when it counts neither for the percentage nor for the completion of its level.
    public var isOptional: Bool
    /// The items that must be done before it can be begun.
    public var needs: [ItemID]
    /// Who has it at all; nil for everybody. Where the attribute is unknown the item is left out.
    public var when: AttributeMatch?
    /// By when it should be done.
    public var due: DueRule?

    /// Makes an item.
    public init(
      id: ItemID, statement: LocalizedText, path: URLReference? = nil, resources: [Resource] = [],
      done: [Key] = [.selfTicked], verifiedBy: String? = nil, weight: Int = 1, isOptional: Bool = false,
      needs: [ItemID] = [], when: AttributeMatch? = nil, due: DueRule? = nil
    ) {
      self.id = id
      self.statement = statement
      self.path = path
      self.resources = resources
      self.done = done
      self.verifiedBy = verifiedBy
      self.weight = weight
      self.isOptional = isOptional
      self.needs = needs
      self.when = when
      self.due = due
    }

    /// True when somebody has to tick it.
    public var isTicked: Bool { done.contains(.selfTicked) }
  }
}

extension Checklist.Item: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, statement, path, resources, done, verifiedBy, weight, optional, needs, when, due
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(ItemID.self, forKey: .id),
      statement: try container.decode(LocalizedText.self, forKey: .statement),
      path: try container.decodeIfPresent(URLReference.self, forKey: .path),
      resources: try container.decodeIfPresent([Checklist.Resource].self, forKey: .resources) ?? [],
      done: try container.decodeIfPresent(KeyList.self, forKey: .done)?.keys ?? [.selfTicked],
      verifiedBy: try container.decodeIfPresent(String.self, forKey: .verifiedBy),
      weight: try container.decodeIfPresent(Int.self, forKey: .weight) ?? 1,
      isOptional: try container.decodeIfPresent(Bool.self, forKey: .optional) ?? false,
      needs: try container.decodeIfPresent([ItemID].self, forKey: .needs) ?? [],
      when: try container.decodeIfPresent(AttributeMatch.self, forKey: .when),
      due: try container.decodeIfPresent(DueRule.self, forKey: .due))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(statement, forKey: .statement)
    try container.encodeIfPresent(path, forKey: .path)
    try container.encode(resources, forKey: .resources, unless: [])
    try container.encode(KeyList(keys: done), forKey: .done)
    try container.encodeIfPresent(verifiedBy, forKey: .verifiedBy)
    try container.encode(weight, forKey: .weight, unless: 1)
    try container.encode(isOptional, forKey: .optional, unless: false)
    try container.encode(needs, forKey: .needs, unless: [])
    try container.encodeIfPresent(when, forKey: .when)
    try container.encodeIfPresent(due, forKey: .due)
  }
}
