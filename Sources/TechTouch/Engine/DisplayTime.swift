/// What counts as the display of a touch that is given out.
public enum DisplayTime: Hashable, Sendable {
  /// Being asked for: the server puts it into a page, and the page has no other sign of it without script.
  case now
  /// The client's word for it: the action `displayed` with the grant's nonce. Until then the grant holds its place for
  /// the length of its lease, and gives it back at its end.
  case whenConfirmed
}
