/// What publishing a catalogue wrote to the log.
public struct Publication: Hashable, Sendable {
  /// The documents that were new or changed: `guide/first-steps@2`, `rules`, `product`.
  public var documents: [String]
  /// Content that the log had and the catalogue no longer has.
  public var withdrawn: [ContentRef]
  /// Content of which the log has a later version, published by another server; it was left alone.
  public var superseded: [ContentRef]
}
