extension HTMLWriter {
  /// Writes a picture or a video with its alternative text.
  public mutating func media(_ media: Media, in context: RenderContext) {
    markup("<div class=\"tt-media\">")
    switch media.kind {
    case .image:
      markup("<img")
      attribute("src", media.source.text)
      attribute("alt", context.plain(media.alt))
      markup(" loading=\"lazy\">")
    case .video:
      markup("<video")
      attribute("src", media.source.text)
      markup(" controls preload=\"metadata\" playsinline")
      attribute("aria-label", context.plain(media.alt))
      markup("></video>")
    }
    markup("</div>")
  }
}
