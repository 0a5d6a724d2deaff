public import EventLog
public import TouchContent

extension Checklist {
  /// A stage of the work; it opens when the one before is complete.
  public struct Level: Hashable, Sendable, Codable {
    /// The id, unique among the levels.
    public var id: ItemID
    /// The heading.
    public var title: LocalizedText
    /// The groups of items.
    public var sections: [Section]

    /// Makes a level.
    public init(id: ItemID, title: LocalizedText, sections: [Section]) {
      self.id = id
      self.title = title
      self.sections = sections
    }
  }
}
