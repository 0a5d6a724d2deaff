/// What became of something a user sent.
public struct Received: Sendable {
  /// Whether it changed anything.
  public var outcome: Outcome
  /// Where the user goes next: the page they came from, or where a button or the next step leads; with a fragment where
  /// the next step has one.
  public var location: String
  /// True when that is another page than they came from.
  public var leavesPage: Bool

  /// Whether a submission changed anything.
  public enum Outcome: Hashable, Sendable {
    /// It is stored.
    case stored
    /// It was stored before: a second click, a retry, or another tab.
    case duplicate
  }
}
