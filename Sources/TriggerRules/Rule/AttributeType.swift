/// The type of an attribute's values, as a product declares it.
public enum AttributeType: String, Hashable, Sendable, Codable, CaseIterable {
  case text, number, boolean, date
  /// A list of texts.
  case list
}
