public import EventLog
public import TouchContent

/// A link to a video, a document, a page of the manual or an example, with its length.
public struct Resource: Hashable, Sendable {
  /// The stable id of the resource.
  public var id: ContentID
  /// The version, from 1.
  public var version: Int
  /// What it is called.
  public var title: LocalizedText
  /// What it is.
  public var medium: Medium
  /// Where it is.
  public var url: URLReference
  /// How long a video runs, in seconds.
  public var seconds: Int?
  /// How many pages a document has.
  public var pages: Int?

  /// What a resource is.
  public enum Medium: String, Hashable, Sendable, Codable, CaseIterable {
    case video, document, manual, example
  }

  /// Makes a resource.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, medium: Medium, url: URLReference, seconds: Int? = nil,
    pages: Int? = nil
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.medium = medium
    self.url = url
    self.seconds = seconds
    self.pages = pages
  }

  /// The reference to this version of the resource.
  public var ref: ContentRef { ContentRef(.resource, id, version: version) }
}

extension Resource: Codable {
  private enum CodingKeys: String, CodingKey { case title, medium, url, seconds, pages }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("resource", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      medium: try container.decode(Medium.self, forKey: .medium),
      url: try container.decode(URLReference.self, forKey: .url),
      seconds: try container.decodeIfPresent(Int.self, forKey: .seconds),
      pages: try container.decodeIfPresent(Int.self, forKey: .pages))
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "resource", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(medium, forKey: .medium)
    try container.encode(url, forKey: .url)
    try container.encodeIfPresent(seconds, forKey: .seconds)
    try container.encodeIfPresent(pages, forKey: .pages)
  }
}
