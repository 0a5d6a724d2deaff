public import EventLog
public import TouchContent

/// A hint at an element: a dot that opens a small card.
public struct Tooltip: Notice, Hashable {
  /// The stable id of the tooltip.
  public var id: ContentID
  /// The version, from 1; it is on every event of the tooltip.
  public var version: Int
  /// The heading.
  public var title: LocalizedText
  /// What it says.
  public var body: LocalizedBody
  /// The element it belongs to.
  public var anchor: Anchor
  /// Where it lives; by default on every page that has the element.
  public var page: PagePattern

  /// Makes a tooltip.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, body: LocalizedBody, anchor: Anchor,
    page: PagePattern = .everywhere
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.body = body
    self.anchor = anchor
    self.page = page
  }

  public var ref: ContentRef { ContentRef(.tooltip, id, version: version) }
  public var buttons: [ContentButton] { [] }

  /// True when the tooltip lives on this page.
  public func isHere(_ page: String) -> Bool {
    self.page.matches(page)
  }
}

extension Tooltip: Codable {
  private enum CodingKeys: String, CodingKey { case title, body, anchor, page }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("tooltip", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      body: try container.decode(LocalizedBody.self, forKey: .body),
      anchor: try container.decode(Anchor.self, forKey: .anchor),
      page: try container.decodeIfPresent(PagePattern.self, forKey: .page) ?? .everywhere)
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "tooltip", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(body, forKey: .body)
    try container.encode(anchor, forKey: .anchor)
    if page != .everywhere { try container.encode(page, forKey: .page) }
  }
}
