/// Whether widgets are light or dark.
public enum Theme: String, Hashable, Sendable, Codable, CaseIterable {
  /// As the reader's system says.
  case auto
  case light, dark
  /// As the host's page says.
  case host
}
