/// What became of an append.
///
/// It carries no count of what was new: after a lost connection a store that tries again finds its own first attempt,
/// so such a count could not be exact.
public struct AppendReceipt: Hashable, Sendable {
  /// The stream's version after the call.
  public var version: Int
  /// Where each given event stands, in the order given.
  public var placements: [Placement]

  /// Makes a receipt; stores do this.
  public init(version: Int, placements: [Placement]) {
    self.version = version
    self.placements = placements
  }

  /// Where one given event stands.
  public struct Placement: Hashable, Sendable {
    /// The id of the event.
    public var id: EventID
    /// Its place in the stream.
    public var version: Int
    /// Its place in the partition.
    public var position: Position
    /// Whether it was stored, known already, or known with other contents.
    public var status: Status

    /// Makes a placement; stores do this.
    public init(id: EventID, version: Int, position: Position, status: Status) {
      self.id = id
      self.version = version
      self.position = position
      self.status = status
    }
  }

  /// How an event met the stream.
  public enum Status: Hashable, Sendable {
    /// It is stored now.
    case stored
    /// The stream held the same event already.
    case duplicate
    /// The stream holds another event under the same id, and keeps that one.
    case conflicting
  }

  /// The ids under which the stream holds other contents than were given.
  public var conflicts: [EventID] {
    placements.filter { $0.status == .conflicting }.map(\.id)
  }
}
