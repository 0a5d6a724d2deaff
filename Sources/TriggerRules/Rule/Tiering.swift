import EventLog

/// Which companies are served by people, by both, or by the product: by what they are expected to be worth, unless
/// somebody decided otherwise.
public struct Tiering: Hashable, Sendable, Codable {
  /// The attribute with the expected lifetime value.
  public var value: AttributeKey
  /// From this value on, ``TouchTier/high``.
  public var high: Double
  /// From this value on, ``TouchTier/low``; below, ``TouchTier/tech``.
  public var low: Double
  /// The attribute that overrides the value: `high`, `low` or `tech`.
  public var override: AttributeKey
  /// The attribute that says why it does; shown in the proof.
  public var reason: AttributeKey

  /// Makes a tiering.
  public init(
    value: AttributeKey = "account.expectedLTV", high: Double, low: Double, override: AttributeKey = "account.tier",
    reason: AttributeKey = "account.tierReason"
  ) {
    self.value = value
    self.high = high
    self.low = low
    self.override = override
    self.reason = reason
  }

  private enum CodingKeys: String, CodingKey { case value, high, low, override, reason }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      high: try container.decode(Double.self, forKey: .high), low: try container.decode(Double.self, forKey: .low))
    if let key = try container.decodeIfPresent(AttributeKey.self, forKey: .value) { value = key }
    if let key = try container.decodeIfPresent(AttributeKey.self, forKey: .override) { override = key }
    if let key = try container.decodeIfPresent(AttributeKey.self, forKey: .reason) { reason = key }
  }
}
