/// Whose facts a condition reads.
public enum Side: String, Hashable, Sendable, Codable, CaseIterable {
  /// The user's own.
  case user
  /// The company's: what is known of the account, and what any of its users did.
  case account
}
