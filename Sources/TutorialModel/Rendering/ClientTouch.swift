public import EventLog
public import TouchContent

/// What is to be shown, for a client that draws it itself: the same decisions and texts as the HTML, as a value that
/// becomes JSON. Texts are not escaped, but for ``html``.
///
/// What the user does is posted to ``endpoint`` like a form: `content`, `item` where there is one, `nonce`, the `action`
/// of the button, and ``page`` as `return`.
public struct ClientTouch: Hashable, Sendable, Codable {
  /// The content, with its version.
  public var content: ContentRef
  /// The step of a guide, or the question of a scenario.
  public var item: ItemID?
  /// The nonce to send back.
  public var nonce: EventID
  /// The path to post to.
  public var endpoint: String
  /// The page that was asked for, to send back as `return`.
  public var page: String
  /// The language of the text.
  public var language: LanguageTag
  /// The heading; nil for a banner.
  public var title: String?
  /// What it says, as plain text; empty for what has questions or items only.
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
  /// The questions of a survey.
  public var questions: [Question]?
  /// What of a checklist is done, in whole percent.
  public var percent: Int?
  /// The levels of a checklist.
  public var levels: [Level]?
  /// Where the thanks for an answer lead.
  public var link: Link?

  /// A button.
  public struct Button: Hashable, Sendable, Codable {
    /// What to send as `action`.
    public var action: String
    /// What it says.
    public var label: String
    /// The language of what it says, where that is a fallback; nil for the reader's own.
    public var language: LanguageTag?
    /// How it looks.
    public var style: TouchButton.Style
    /// Where pressing it leads, besides what it does; the answer of the endpoint leads there too.
    public var opens: URLReference?

    /// Makes a button.
    package init(
      action: String, label: String, language: LanguageTag? = nil, style: TouchButton.Style, opens: URLReference? = nil
    ) {
      self.action = action
      self.label = label
      self.language = language
      self.style = style
      self.opens = opens
    }
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
      number: shownNumber, count: guide.steps.count, isHere: isHere(context.page), address: step.address,
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

extension ScenarioProgress {
  /// The question, or the advice, for a client of its own; nil when it is over.
  public func clientTouch(in context: RenderContext) -> ClientTouch? {
    guard let node = shownNode else { return nil }
    return ClientTouch(
      scenario.ref, item: node.id, nonce: nonce(for: subject), title: scenario.title, body: node.text,
      buttons: cardButtons(of: node), in: context)
  }
}

extension ResourceProgress {
  /// The resource, or the list, for a client of its own.
  public func clientTouch(in context: RenderContext) -> ClientTouch {
    var touch = ClientTouch(
      content, nonce: nonce(for: subject), title: title.map(context.plain) ?? context.plain(.resourceOffer), in: context
    )
    touch.buttons = zip(resources, openButtons(in: context)).map { resource, button in
      ClientTouch.Button(
        action: button.button.action, label: button.label, language: button.fallback, style: button.button.style,
        opens: resource.url)
    }
    touch.buttons += [ClientTouch.Button(Self.close, in: context)]
    return touch
  }
}

extension ClientTouch {
  init(
    _ content: ContentRef, item: ItemID? = nil, nonce: EventID, title: LocalizedText?, body: LocalizedBody,
    media: TouchContent.Media? = nil, buttons: [CardButton], step: StepPlace? = nil, anchor: Anchor? = nil,
    in context: RenderContext
  ) {
    self.init(content, item: item, nonce: nonce, title: title.map(context.plain), in: context)
    let (text, language) = body.resolve(for: context.language)
    self.language = language
    self.text = text.plain(context.values)
    self.html = HTML { text.write(context.values, to: &$0) }.string
    self.media = media.map {
      Media(kind: $0.kind, source: $0.source, alt: context.plain($0.alt), position: $0.position)
    }
    self.buttons = buttons.map { Button($0, in: context) }
    self.step = step
    self.anchor = anchor
  }

  /// A touch without a body, buttons and whatever else its kind has.
  package init(
    _ content: ContentRef, item: ItemID? = nil, nonce: EventID, title: String?, text: String = "",
    in context: RenderContext
  ) {
    self.content = content
    self.item = item
    self.nonce = nonce
    endpoint = context.endpoint
    page = context.page
    language = context.rootLanguage
    self.title = title
    self.text = text
    html = HTML { $0.text(text) }.string
    buttons = []
  }
}

extension ClientTouch.Button {
  /// A button with words of the library's own.
  package init(_ action: String, _ phrase: Phrase, style: TouchButton.Style, in context: RenderContext) {
    let (words, fallback) = context.words(of: phrase)
    self.init(action: action, label: words.plain([:]), language: fallback, style: style)
  }

  init(_ button: CardButton, in context: RenderContext) {
    self.init(
      action: button.button.action, label: button.plainLabel(in: context), language: button.fallback(in: context),
      style: button.button.style, opens: button.opens)
  }
}
