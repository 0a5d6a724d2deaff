import TouchContent

/// The parts that all cards share: heading, body, pictures and the ids by which they name each other.
struct Card {
  /// What every id of the card ends with: `guide-first-campaign`.
  let suffix: String
  let title: LocalizedText
  let body: LocalizedBody
  let media: Media?

  /// The id of the heading, which names the card.
  let headingID: String
  private let bodyID: String

  init(suffix: String, title: LocalizedText, body: LocalizedBody, media: Media?) {
    self.suffix = suffix
    self.title = title
    self.body = body
    self.media = media
    headingID = "tt-h-" + suffix
    bodyID = "tt-d-" + suffix
  }

  /// The id of the body when it is short enough to be read out as a description.
  func describingBodyID(in context: RenderContext) -> String? {
    context.shown(body).text.isOneParagraph ? bodyID : nil
  }

  /// - Parameter takesFocus: True in a dialog, where reading begins at the heading.
  func writeHeading(takesFocus: Bool = true, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<h2 class=\"tt-h\"")
    writer.attribute("id", headingID)
    let (text, fallback) = context.shown(title)
    writer.language(fallback, in: context)
    if takesFocus { writer.markup(" tabindex=\"-1\" autofocus") }
    writer.markup(">")
    text.write(context.values, to: &writer)
    writer.markup("</h2>")
  }

  func writeBody(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.body(body, id: bodyID, in: context)
  }

  /// Writes the picture when it belongs before, or after, the text.
  func writeMedia(before: Bool, to writer: inout HTMLWriter, in context: RenderContext) {
    if let media, media.position.isBefore == before { writer.media(media, in: context) }
  }

  /// True when the picture stands beside the text.
  var hasColumns: Bool {
    media?.position == .start || media?.position == .end
  }
}

extension Media.Position {
  /// True when the picture comes before the text.
  var isBefore: Bool {
    switch self {
    case .top, .topStart, .topEnd, .start, .centre: true
    case .bottom, .bottomStart, .bottomEnd, .end: false
    }
  }
}
