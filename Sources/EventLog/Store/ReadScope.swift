/// What to read.
public enum ReadScope: Hashable, Sendable {
  /// One subject's stream, in version order.
  case stream(Subject)
  /// Every stream of an account, its own included, in the order of the feed.
  case account(AccountID)
}
