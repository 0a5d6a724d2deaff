/// What an append takes the stream's version to be.
public enum ExpectedVersion: Hashable, Sendable {
  /// Whatever it is.
  case any
  /// This one, 0 for a stream without events; else the append is refused and stores nothing.
  case exactly(Int)
}
