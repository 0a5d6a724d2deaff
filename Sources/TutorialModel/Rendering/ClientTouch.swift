public import EventLog
public import TouchContent

/// What is to be shown, for a client that draws it itself: the same decisions as the HTML, as a value that becomes JSON.
///
/// What the user does is sent like a form: `content`, `item`, `nonce`, and the `action` of the button.
public struct ClientTouch: Hashable, Sendable, Codable {
  /// The content, with its version.
  public var content: ContentRef
  /// The step of a guide.
  public var item: ItemID?
  /// The nonce to send back.
  public var nonce: EventID
  /// The language of the text.
  public var language: LanguageTag
  /// The heading; nil for a banner.
  public var title: String?
  /// What it says, as plain text.
  public var text: String
  /// What it says, as HTML.
  public var html: String
  /// A picture or a video.
  public var media: Media?
  /// The buttons in order.
  public var buttons: [Button]
  /// Where a step stands; nil for other content.
  public var step: StepPlace?
  /// The element that it points at.
  public var anchor: Anchor?

  /// A button.
  public struct Button: Hashable, Sendable, Codable {
    /// What to send as `action`.
    public var action: String
    /// What it says.
    public var label: String
    /// How it looks.
    public var style: TouchButton.Style
  }

  /// A picture or a video.
  public struct Media: Hashable, Sendable, Codable {
    /// What it is.
    public var kind: TouchContent.Media.Kind
    /// Where it is.
    public var source: URLReference
    /// What it shows, in the reader's language.
    public var alt: String
    /// Where it stands.
    public var position: TouchContent.Media.Position
  }

  /// Where and how a step is shown.
  public struct StepPlace: Hashable, Sendable, Codable {
    /// Its number, from 1, and how many there are.
    public var number: Int
    public var count: Int
    /// True when the step lives on the page that was asked for.
    public var isHere: Bool
    /// The address that leads to it; nil when it lives everywhere.
    public var address: String?
    /// How it looks.
    public var presentation: Step.Presentation
    /// On which side of the anchor it stands.
    public var placement: Placement
    /// True when the rest of the page cannot be used meanwhile.
    public var isBlocking: Bool
    /// What makes it go on.
    public var advance: Advance
    /// After how many seconds without the anchor to send the action `missing`.
    public var wait: Double?
  }
}

extension GuideProgress {
  /// The step that the user is at, for a client of its own; nil when there is none.
  public func clientTouch(in context: RenderContext) -> ClientTouch? {
    guard let step else { return nil }
    let aim = isAimed(step) ? step.anchor : nil
    let place = ClientTouch.StepPlace(
      number: number, count: guide.steps.count, isHere: isHere(context.page), address: step.address,
      presentation: step.presentation, placement: step.placement, isBlocking: step.isBlocking, advance: step.advance,
      wait: aim.map { _ in step.missing.wait })
    return ClientTouch(
      guide.ref, item: step.id, nonce: nonce(for: subject), title: step.title, body: step.body, media: step.media,
      buttons: cardButtons(of: step), step: place, anchor: aim, in: context)
  }
}

extension Popup {
  /// The pop-up for a client of its own; the nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func clientTouch(nonce: EventID, in context: RenderContext) -> ClientTouch {
    ClientTouch(ref, nonce: nonce, title: title, body: body, media: media, buttons: cardButtons, in: context)
  }
}

extension Banner {
  /// The banner for a client of its own; the nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func clientTouch(nonce: EventID, in context: RenderContext) -> ClientTouch {
    ClientTouch(ref, nonce: nonce, title: nil, body: body, buttons: cardButtons, in: context)
  }
}

extension Tooltip {
  /// The tooltip for a client of its own; the nonce is ``NoticeProgress/nonce(for:)`` of the reader.
  public func clientTouch(nonce: EventID, in context: RenderContext) -> ClientTouch {
    ClientTouch(ref, nonce: nonce, title: title, body: body, buttons: cardButtons, anchor: anchor, in: context)
  }
}

extension ClientTouch {
  init(
    _ content: ContentRef, item: ItemID? = nil, nonce: EventID, title: LocalizedText?, body: LocalizedBody,
    media: TouchContent.Media? = nil, buttons: [CardButton], step: StepPlace? = nil, anchor: Anchor? = nil,
    in context: RenderContext
  ) {
    let (text, language) = body.resolve(for: context.language)
    self.content = content
    self.item = item
    self.nonce = nonce
    self.language = language
    self.title = title.map(context.plain)
    self.text = text.plain(context.values)
    self.html = HTML { text.write(context.values, to: &$0) }.string
    self.media = media.map {
      Media(kind: $0.kind, source: $0.source, alt: context.plain($0.alt), position: $0.position)
    }
    self.buttons = buttons.map {
      Button(action: $0.button.action, label: $0.plainLabel(in: context), style: $0.button.style)
    }
    self.step = step
    self.anchor = anchor
  }
}
