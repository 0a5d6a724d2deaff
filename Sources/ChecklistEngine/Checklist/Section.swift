public import EventLog
public import TouchContent

extension Checklist {
  /// A group of items within a level, such as everything about the web site.
  public struct Section: Hashable, Sendable, Codable {
    /// The id, unique within the level.
    public var id: ItemID
    /// The heading.
    public var title: LocalizedText
    /// The items.
    public var items: [Item]

    /// Makes a section.
    public init(id: ItemID, title: LocalizedText, items: [Item]) {
      self.id = id
      self.title = title
      self.items = items
    }
  }
}
