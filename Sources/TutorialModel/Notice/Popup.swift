public import EventLog
public import TouchContent

/// An announcement or a welcome screen in the middle of the page.
public struct Popup: Notice, Hashable {
  /// The stable id of the pop-up.
  public var id: ContentID
  /// The version, from 1; it is on every event of the pop-up.
  public var version: Int
  /// The heading.
  public var title: LocalizedText
  /// What it says.
  public var body: LocalizedBody
  /// A picture or a video.
  public var media: Media?
  /// The buttons in order; without one that closes, it gets one.
  public var buttons: [ContentButton]

  /// Makes a pop-up.
  public init(
    id: ContentID, version: Int = 1, title: LocalizedText, body: LocalizedBody, media: Media? = nil,
    buttons: [ContentButton] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.body = body
    self.media = media
    self.buttons = buttons
  }

  public var ref: ContentRef { ContentRef(.popup, id, version: version) }
}

extension Popup: Codable {
  private enum CodingKeys: String, CodingKey { case title, body, media, buttons }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("popup", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      title: try container.decode(LocalizedText.self, forKey: .title),
      body: try container.decode(LocalizedBody.self, forKey: .body),
      media: try container.decodeIfPresent(Media.self, forKey: .media),
      buttons: try container.decodeIfPresent([ContentButton].self, forKey: .buttons) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "popup", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(body, forKey: .body)
    try container.encodeIfPresent(media, forKey: .media)
    try container.encode(buttons, forKey: .buttons)
  }
}
