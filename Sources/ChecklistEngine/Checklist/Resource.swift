public import TouchContent

extension Checklist {
  /// What helps with an item: a video, a document, a page of the manual, an example.
  public struct Resource: Hashable, Sendable, Codable {
    /// What it is.
    public var kind: Kind
    /// What it is called.
    public var title: LocalizedText
    /// Where it is.
    public var url: URLReference
    /// How long it plays, in seconds; nil where that means nothing or is not known.
    public var seconds: Int?

    /// What a resource is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      case video, document, manual, example
    }

    /// Makes a resource.
    public init(_ kind: Kind, title: LocalizedText, url: URLReference, seconds: Int? = nil) {
      self.kind = kind
      self.title = title
      self.url = url
      self.seconds = seconds
    }

    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      kind = try container.requiredChoice(Kind.self, forKey: .kind)
      title = try container.decode(LocalizedText.self, forKey: .title)
      url = try container.decode(URLReference.self, forKey: .url)
      seconds = try container.decodeIfPresent(Int.self, forKey: .seconds)
    }
  }
}
