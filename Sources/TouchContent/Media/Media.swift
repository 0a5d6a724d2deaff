/// A picture or a video within a step, a pop-up or a message.
public struct Media: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Where it is.
  public var source: URLReference
  /// What it shows, for who cannot see it; empty for a picture that only decorates.
  public var alt: LocalizedText
  /// True for a picture that says nothing, so that who cannot see it misses nothing.
  public var isDecorative: Bool
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
    isDecorative = false
  }

  /// Makes a picture that only decorates.
  public init(decorative source: URLReference, position: Position = .top) {
    self.init(source: source, alt: "", position: position)
    isDecorative = true
  }
}

extension Media: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, source, alt, position
    case isDecorative = "decorative"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decodeIfPresent(Kind.self, forKey: .kind) ?? .image
    source = try container.decode(URLReference.self, forKey: .source)
    position = try container.decodeIfPresent(Position.self, forKey: .position) ?? .top
    isDecorative = try container.decodeIfPresent(Bool.self, forKey: .isDecorative) ?? false
    let alt = try container.decodeIfPresent(LocalizedText.self, forKey: .alt)
    guard let alt = alt ?? (isDecorative ? "" : nil) else {
      throw DecodingError.keyNotFound(
        CodingKeys.alt, .init(codingPath: decoder.codingPath, debugDescription: Self.wanted + ", found none"))
    }
    self.alt = alt
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(source, forKey: .source)
    if !isDecorative || !alt.isEmpty { try container.encode(alt, forKey: .alt) }
    if isDecorative { try container.encode(true, forKey: .isDecorative) }
    try container.encode(position, forKey: .position)
  }

  private static let wanted =
    "wanted \"alt\", which says what it shows to who cannot see it, or \"decorative\": true"
}

extension Media {
  /// What is wrong with it: what is seen has to be told too, unless it is said to be nothing but decoration.
  public func issues(at path: String) -> [ContentIssue] {
    switch (isDecorative, alt.isBlank) {
    case (false, true): [ContentIssue("text.empty", at: "\(path).alt", Self.wanted + ", found an empty text")]
    case (true, false):
      [ContentIssue("media.decorative", at: "\(path).decorative", Self.wanted + ", found both")]
    case (true, true) where kind == .video:
      [ContentIssue("media.decorative", at: "\(path).decorative", "a video is more than decoration; wanted \"alt\"")]
    default: []
    }
  }
}
