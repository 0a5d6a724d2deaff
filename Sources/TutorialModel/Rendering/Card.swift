import TouchContent

/// The parts that all cards share: heading, body, pictures and the ids by which they name each other.
struct Card {
  /// What every id of the card ends with: `guide-first-campaign`.
  let suffix: String
  let title: LocalizedText
  let body: LocalizedBody
  let media: Media?

  /// The id of the heading, which names the card.
  var headingID: String { "tt-h-" + suffix }

  /// The id of the body when it is short enough to be read out as a description.
  func describingBodyID(in context: RenderContext) -> String? {
    body.resolve(for: context.language).text.isOneParagraph ? bodyID : nil
  }

  /// - Parameter takesFocus: True in a dialog, where reading begins at the heading.
  func writeHeading(takesFocus: Bool = true, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<h2 class=\"tt-h\"")
    writer.attribute("id", headingID)
    writer.language(context.fallbackLanguage(of: title), in: context)
    if takesFocus { writer.markup(" tabindex=\"-1\" autofocus") }
    writer.markup(">")
    writer.text(title, in: context)
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

  private var bodyID: String { "tt-d-" + suffix }
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
