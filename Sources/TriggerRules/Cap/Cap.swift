public import EventLog

/// How much attention may be asked for in a window of time.
///
/// What counts is displays that were confirmed, and grants that are not yet confirmed and whose lease still runs. A
/// grant that was never displayed gives its place back when its lease ends.
public struct Cap: Hashable, Sendable {
  /// Whose displays are counted together.
  public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those of the user.
    case user
    /// Those of all users of the company, by its own clock, or else the product's.
    case account
    /// Those of the same piece of content with the user.
    case object
  }

  /// The id that rules name it by.
  public var id: CapID
  /// How long a display counts.
  public var window: CapWindow
  /// The greatest sum of weights in the window; at least 1.
  public var limit: Int
  /// The kinds that count, whichever rule showed them.
  public var kinds: Set<ContentKind>
  /// The pieces of content that count, beside the kinds; with neither kinds nor contents, every kind counts.
  public var contents: Set<ContentRef>
  /// Whose displays are counted together.
  public var scope: Scope
  /// How much one display of a kind weighs; 1 where nothing is said, and 0 is free.
  public var weights: [ContentKind: Int]

  /// Makes a cap.
  public init(
    _ id: CapID, window: CapWindow, limit: Int, kinds: Set<ContentKind> = [], contents: Set<ContentRef> = [],
    scope: Scope = .user, weights: [ContentKind: Int] = [:]
  ) {
    self.id = id
    self.window = window
    self.limit = limit
    self.kinds = kinds
    self.contents = Set(contents.map(\.unversioned))
    self.scope = scope
    self.weights = weights
  }

  /// What one display of this content takes from the cap; 0 when it does not count.
  public func weight(of content: ContentRef) -> Int {
    let counts =
      (kinds.isEmpty && contents.isEmpty) || kinds.contains(content.kind) || contents.contains(content.unversioned)
    return counts ? weights[content.kind] ?? 1 : 0
  }
}

extension Cap {
  /// What popups ship with: one in a calendar month from the last one on.
  public static let onePopupAMonth = Cap("popup-month", window: .oneCalendarMonth, limit: 1, kinds: [.popup])
}

extension Cap: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, window, limit, kinds, contents, scope, weights
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(CapID.self, forKey: .id), window: try container.decode(CapWindow.self, forKey: .window),
      limit: try container.decode(Int.self, forKey: .limit),
      kinds: try container.decodeIfPresent(Set<ContentKind>.self, forKey: .kinds) ?? [],
      contents: try container.decodeIfPresent(Set<ContentRef>.self, forKey: .contents) ?? [],
      scope: try container.decodeIfPresent(Scope.self, forKey: .scope) ?? .user,
      weights: try container.decodeIfPresent([ContentKind: Int].self, forKey: .weights) ?? [:])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(window, forKey: .window)
    try container.encode(limit, forKey: .limit)
    if !kinds.isEmpty { try container.encode(kinds.sorted(), forKey: .kinds) }
    if !contents.isEmpty { try container.encode(contents.map(\.description).sorted(), forKey: .contents) }
    if scope != .user { try container.encode(scope, forKey: .scope) }
    if !weights.isEmpty { try container.encode(weights, forKey: .weights) }
  }
}
