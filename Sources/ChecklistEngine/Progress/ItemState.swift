/// Where an item stands.
public enum ItemState: String, Hashable, Sendable, CaseIterable {
  /// It can be done now.
  case open
  /// Something else has to be done first; see ``ItemProgress/obstacles``.
  case blocked
  /// It was done before its turn, and counts as soon as its turn has come.
  case early
  /// The first key is turned, and somebody with the named role has to look.
  case waiting
  /// Every key is turned.
  case done
  /// It was verified, and then somebody took the tick back: a person has to look again.
  case disputed
}
