/// A picture or a video within a step, a pop-up or a message.
public struct Media: Hashable, Sendable, Codable {
  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var source: URLReference
  /// What it shows, for who cannot see it.
  public var alt: LocalizedText
  /// Where it stands in the card.
  public var position: Position

  /// Picture or video.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case image, video
  }

  /// A preset place in the card, in reading direction: `start` is left where text runs from left to right.
  public enum Position: String, Hashable, Sendable, Codable, CaseIterable {
    case top, bottom, start, end, centre
    case topStart, topEnd, bottomStart, bottomEnd
  }

  /// Makes a medium.
  public init(_ kind: Kind = .image, source: URLReference, alt: LocalizedText, position: Position = .top) {
    self.kind = kind
    self.source = source
    self.alt = alt
    self.position = position
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .image
    source = try container.decode(URLReference.self, forKey: .source)
    alt = try container.decode(LocalizedText.self, forKey: .alt)
    position = try container.decodeIfPresent(Position.self, forKey: .position) ?? .top
  }
}
