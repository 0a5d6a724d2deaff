/// On which side of its anchor a bubble stands when there is room; it flips by itself where there is none.
public enum Placement: String, Hashable, Sendable, Codable, CaseIterable {
  case below, above
  /// Before and after in reading direction: `before` is left where text runs from left to right.
  case before, after
}
