public import EventLog

/// Which events a rule waits for.
public struct EventPattern: Hashable, Sendable {
  /// Their name.
  public var name: EventName
  /// The content they must be about; nil for any.
  public var content: ContentRef?
  /// The item they must be about; nil for any.
  public var item: ItemID?
  /// What must hold of their properties; nil for nothing.
  public var filter: Condition?

  /// Describes events.
  public init(_ name: EventName, of content: ContentRef? = nil, item: ItemID? = nil, where filter: Condition? = nil) {
    self.name = name
    self.content = content
    self.item = item
    self.filter = filter
  }
}
