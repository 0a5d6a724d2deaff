public import EventLog
public import TouchContent

/// Set-up work in levels: the next level opens when the one before is complete.
///
/// A checklist is content and nothing else. What became of it for one company or one user is ``ChecklistProgress``.
public struct Checklist: Hashable, Sendable {
  /// The stable id, unique among checklists.
  public var id: ContentID
  /// The version, from 1.
  public var version: Int
  /// The heading.
  public var title: LocalizedText
  /// Whether a company has one list together or each user one of their own.
  public var scope: Scope
  /// What becomes of an item that is done before those above it.
  public var order: Order
  /// From when on the product's events count for items that are detected.
  public var lookBack: LookBack
  /// The levels, in the order in which they open.
  public var levels: [Level]
  /// The shares in whole percent, 1 to 100, that are announced once each.
  public var milestones: [Int]
  /// What is announced when one event passes several milestones.
  public var milestonePolicy: MilestonePolicy

  /// Makes a checklist.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, scope: Scope = .account, order: Order = .free,
    lookBack: LookBack = .ever, levels: [Level], milestones: [Int] = [], milestonePolicy: MilestonePolicy = .highest
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.scope = scope
    self.order = order
    self.lookBack = lookBack
    self.levels = levels
    self.milestones = milestones
    self.milestonePolicy = milestonePolicy
  }

  /// Points at this version of the checklist.
  public var ref: ContentRef { ContentRef(.checklist, id, version: version) }

  /// Every item, in the order of the document.
  public var items: [Item] {
    levels.flatMap { $0.sections.flatMap(\.items) }
  }
}

extension Checklist {
  /// Whose work it is.
  public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
    /// One list a company: any member's action counts, and who did what is kept.
    case account
    /// One list a user.
    case user
  }

  /// What becomes of an item that is done before those above it in its level. Optional items hold up nothing.
  public enum Order: String, Hashable, Sendable, Codable, CaseIterable {
    /// It counts.
    case free
    /// It does not count; it has to be done again when its turn has come.
    case strict
    /// It counts as soon as the items above it are done.
    case latch
  }

  /// What is announced when one event passes several milestones.
  public enum MilestonePolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// Only the highest of them; those below it are never announced afterwards.
    case highest
    /// Every one.
    case each
  }
}

extension Checklist: Codable {
  private enum CodingKeys: String, CodingKey {
    case title, scope, order, lookBack, levels, milestones, milestonePolicy
  }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("checklist", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      scope: try container.choice(Scope.self, forKey: .scope) ?? .account,
      order: try container.choice(Order.self, forKey: .order) ?? .free,
      lookBack: try container.decodeIfPresent(LookBack.self, forKey: .lookBack) ?? .ever,
      levels: try container.decode([Level].self, forKey: .levels),
      milestones: try container.decodeIfPresent([Int].self, forKey: .milestones) ?? [],
      milestonePolicy: try container.choice(MilestonePolicy.self, forKey: .milestonePolicy) ?? .highest)
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "checklist", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(scope, forKey: .scope)
    try container.encode(order, forKey: .order, unless: .free)
    try container.encode(lookBack, forKey: .lookBack, unless: .ever)
    try container.encode(levels, forKey: .levels)
    try container.encode(milestones, forKey: .milestones, unless: [])
    try container.encode(milestonePolicy, forKey: .milestonePolicy, unless: .highest)
  }
}
