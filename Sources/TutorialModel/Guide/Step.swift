public import EventLog
public import TouchContent

/// One step of a guide: what it says, where it points, and what makes it go on.
public struct Step: Hashable, Sendable {
  /// The stable id of the step; progress is kept by it over versions.
  public var id: ItemID
  /// The heading.
  public var title: LocalizedText
  /// What it says.
  public var body: LocalizedBody
  /// Where the step lives; by default on every page.
  public var page: PagePattern
  /// The page to link to when the pattern means many; nil where `page` is one page.
  public var path: URLReference?
  /// The element it points at; without one the step stands in the middle.
  public var anchor: Anchor?
  /// On which side of the anchor the bubble stands when there is room.
  public var placement: Placement
  /// How it looks.
  public var presentation: Presentation
  /// True when the rest of the page cannot be used meanwhile.
  public var isBlocking: Bool
  /// True when the anchor is in the first viewport, so that browsers without script may place the bubble at once.
  public var isNear: Bool
  /// What makes it go on.
  public var advance: Advance
  /// What happens when the anchor is not on the page.
  public var missing: MissingAnchor
  /// A picture or a video.
  public var media: Media?
  /// The author's own words for the buttons.
  public var labels: Labels
  /// Where it goes on to, if not to the next step in order.
  public var links: [StepLink]

  /// How a step looks.
  public enum Presentation: String, Hashable, Sendable, Codable, CaseIterable {
    /// A bubble at the anchor, the rest of the page greyed out.
    case spotlight
    /// A bubble at the anchor.
    case bubble
    /// A card in the middle that must be answered.
    case modal
  }

  /// The author's own words for the buttons of one step.
  public struct Labels: Hashable, Sendable, Codable {
    /// For "next", or "done" in the last step.
    public var next: LocalizedText?
    /// For "back".
    public var back: LocalizedText?

    /// Makes labels.
    public init(next: LocalizedText? = nil, back: LocalizedText? = nil) {
      self.next = next
      self.back = back
    }
  }

  /// Makes a step.
  public init(
    id: ItemID, title: LocalizedText, body: LocalizedBody, page: PagePattern = .everywhere, path: URLReference? = nil,
    anchor: Anchor? = nil, placement: Placement = .below, presentation: Presentation = .spotlight,
    isBlocking: Bool = false, isNear: Bool = false, advance: Advance = .button, missing: MissingAnchor = .init(),
    media: Media? = nil, labels: Labels = .init(), links: [StepLink] = []
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.page = page
    self.path = path
    self.anchor = anchor
    self.placement = placement
    self.presentation = presentation
    self.isBlocking = isBlocking
    self.isNear = isNear
    self.advance = advance
    self.missing = missing
    self.media = media
    self.labels = labels
    self.links = links
  }

  /// The address that leads to the step, with the anchor's id as its fragment; nil when the step has no page of its own.
  public var address: String? {
    guard let page = path?.text ?? (page.isOnePage ? page.source : nil) else { return nil }
    return page + (anchor?.fragment.map { "#" + $0 } ?? "")
  }
}
