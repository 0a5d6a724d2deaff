/// How a company is served, by what it is expected to be worth.
public enum TouchTier: String, Hashable, Sendable, Codable, CaseIterable {
  /// By people.
  case high
  /// By people and by the product.
  case low
  /// By the product.
  case tech
}
