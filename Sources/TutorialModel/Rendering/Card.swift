import EventLog
import TouchContent

/// The parts that all cards share: heading, body, pictures and the ids by which they name each other.
struct Card {
  /// What every id of the card ends with: `guide-`, and the id of the content.
  private let kind: StaticString
  private let id: ContentID
  private let title: LocalizedText
  private let body: LocalizedBody
  private let media: Media?

  init(_ kind: StaticString, _ id: ContentID, title: LocalizedText, body: LocalizedBody, media: Media? = nil) {
    self.kind = kind
    self.id = id
    self.title = title
    self.body = body
    self.media = media
  }

  /// Writes the id of one of its elements: `tt-h-` is the heading, `tt-d-` the body.
  func writeID(_ element: StaticString, to writer: inout HTMLWriter) {
    writer.markup(element)
    writer.markup(kind)
    writer.text(id.rawValue)
  }

  /// Writes that the heading names the card.
  func writeLabelledBy(to writer: inout HTMLWriter) {
    writer.attribute("aria-labelledby") { writeID("tt-h-", to: &$0) }
  }

  /// Writes that the body describes the card, where it does.
  func writeDescribedBy(to writer: inout HTMLWriter, in context: RenderContext) {
    if isDescribedByBody(in: context) { writer.attribute("aria-describedby") { writeID("tt-d-", to: &$0) } }
  }

  /// True when the body is short enough to be read out as a description.
  func isDescribedByBody(in context: RenderContext) -> Bool {
    context.shown(body).text.isOneParagraph
  }

  /// - Parameter takesFocus: True in a dialog, where reading begins at the heading.
  func writeHeading(takesFocus: Bool = true, to writer: inout HTMLWriter, in context: RenderContext) {
    writer.markup("<h2 class=\"tt-h\"")
    writer.attribute("id") { writeID("tt-h-", to: &$0) }
    let (text, fallback) = context.shown(title)
    writer.language(fallback, in: context)
    if takesFocus { writer.markup(" tabindex=\"-1\" autofocus") }
    writer.markup(">")
    text.write(context.values, to: &writer)
    writer.markup("</h2>")
  }

  func writeBody(to writer: inout HTMLWriter, in context: RenderContext) {
    writer.body(body, in: context) { writer in
      writer.attribute("id") { writeID("tt-d-", to: &$0) }
    }
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
