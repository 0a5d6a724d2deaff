public import TouchContent

/// A link below the thanks, such as one to a review site.
public struct ThanksLink: Hashable, Sendable, Codable {
  /// What the link says.
  public var label: LocalizedText
  /// Where it leads.
  public var url: URLReference

  /// Makes a link.
  public init(_ label: LocalizedText, to url: URLReference) {
    self.label = label
    self.url = url
  }
}
