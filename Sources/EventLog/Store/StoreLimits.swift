/// What one call to a store may carry.
public struct StoreLimits: Hashable, Sendable {
  /// Events in one append.
  public var eventsPerAppend: Int
  /// Events in one page of a read or a feed.
  public var eventsPerPage: Int
  /// Bytes of one event: its id, names and properties together.
  public var bytesPerEvent: Int
  /// Independently ordered partitions; fixed when the store is created.
  public var partitions: Int

  /// Makes limits; left out, they are those that every shipped store has.
  public init(
    eventsPerAppend: Int = 1_000, eventsPerPage: Int = 1_000, bytesPerEvent: Int = 64 * 1024, partitions: Int = 1
  ) {
    self.eventsPerAppend = eventsPerAppend
    self.eventsPerPage = eventsPerPage
    self.bytesPerEvent = bytesPerEvent
    self.partitions = partitions
  }
}
