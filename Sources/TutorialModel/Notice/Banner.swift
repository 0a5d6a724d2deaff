public import EventLog
public import TouchContent

/// A line at the top of the page.
public struct Banner: Notice, Hashable {
  /// The stable id of the banner.
  public var id: ContentID
  /// The version, from 1; it is on every event of the banner.
  public var version: Int
  /// What it says.
  public var body: LocalizedBody
  /// The buttons in order; without any, it gets one that closes it.
  public var buttons: [ContentButton]

  /// Makes a banner.
  public init(id: ContentID, version: Int = 1, body: LocalizedBody, buttons: [ContentButton] = []) {
    self.id = id
    self.version = version
    self.body = body
    self.buttons = buttons
  }

  public var ref: ContentRef { ContentRef(.banner, id, version: version) }
}

extension Banner: Codable {
  private enum CodingKeys: String, CodingKey { case body, buttons }

  public init(from decoder: any Decoder) throws {
    let header = try DocumentHeader("banner", from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: ContentID(header.id), version: header.version,
      body: try container.decode(LocalizedBody.self, forKey: .body),
      buttons: try container.decodeIfPresent([ContentButton].self, forKey: .buttons) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    try DocumentHeader(kind: "banner", id: id.rawValue, version: version).encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(body, forKey: .body)
    try container.encode(buttons, forKey: .buttons)
  }
}
