public import EventLog

/// Where the log has somebody who is in the middle of a guide or a scenario.
public struct ContentPlace: Hashable, Sendable {
  /// The version that the user was last in.
  public var version: Int
  /// The step of a guide, or the question of a scenario, by the id it had in that version.
  public var step: ItemID

  /// Makes a place.
  public init(version: Int, step: ItemID) {
    self.version = version
    self.step = step
  }
}
