import EventLog
import TouchContent

extension Step: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, title, body, page, path, anchor, placement, presentation, advance, missing, media, labels
    case isBlocking = "blocking"
    case isNear = "near"
    case links = "go"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(ItemID.self, forKey: .id),
      title: try container.decode(LocalizedText.self, forKey: .title),
      body: try container.decode(LocalizedBody.self, forKey: .body),
      page: try container.decodeIfPresent(PagePattern.self, forKey: .page) ?? .everywhere,
      path: try container.decodeIfPresent(URLReference.self, forKey: .path),
      anchor: try container.decodeIfPresent(Anchor.self, forKey: .anchor),
      placement: try container.decodeIfPresent(Placement.self, forKey: .placement) ?? .below,
      presentation: try container.decodeIfPresent(Presentation.self, forKey: .presentation) ?? .spotlight,
      isBlocking: try container.decodeIfPresent(Bool.self, forKey: .isBlocking) ?? false,
      isNear: try container.decodeIfPresent(Bool.self, forKey: .isNear) ?? false,
      advance: try container.decodeIfPresent(Advance.self, forKey: .advance) ?? .button,
      missing: try container.decodeIfPresent(MissingAnchor.self, forKey: .missing) ?? MissingAnchor(),
      media: try container.decodeIfPresent(Media.self, forKey: .media),
      labels: try container.decodeIfPresent(Labels.self, forKey: .labels) ?? Labels(),
      links: try container.decodeIfPresent([StepLink].self, forKey: .links) ?? [])
  }

  /// Writes what differs from the defaults, as an author would.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encode(body, forKey: .body)
    if page != .everywhere { try container.encode(page, forKey: .page) }
    try container.encodeIfPresent(path, forKey: .path)
    try container.encodeIfPresent(anchor, forKey: .anchor)
    if placement != .below { try container.encode(placement, forKey: .placement) }
    if presentation != .spotlight { try container.encode(presentation, forKey: .presentation) }
    if isBlocking { try container.encode(isBlocking, forKey: .isBlocking) }
    if isNear { try container.encode(isNear, forKey: .isNear) }
    if advance != .button { try container.encode(advance, forKey: .advance) }
    if missing != MissingAnchor() { try container.encode(missing, forKey: .missing) }
    try container.encodeIfPresent(media, forKey: .media)
    if labels != Labels() { try container.encode(labels, forKey: .labels) }
    if !links.isEmpty { try container.encode(links, forKey: .links) }
  }
}
