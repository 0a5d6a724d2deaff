import TouchContent

/// The layout of a mail: one column on a plain ground.
///
/// Mail programs drop style sheets and know few properties, so each element has its own styles, and colours are stated
/// together with their background. Web mail drops `html` and `body`, so language and direction stand on the column too.
struct MailLayout {
  let subject: String
  let language: LanguageTag

  func write(
    _ body: RichText, _ link: (label: TextTemplate, url: URLReference)?, _ values: MergeValues,
    to writer: inout HTMLWriter
  ) {
    writer.markup("<!DOCTYPE html>\n<html")
    writeLanguage(to: &writer)
    writer.markup(
      "><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
    writer.markup("<meta name=\"color-scheme\" content=\"light\"><title>")
    writer.text(subject)
    writer.markup("</title></head><body style=\"margin:0;padding:0;background:#f3f5f9\">")
    writer.markup("<div style=\"padding:24px 12px;background:#f3f5f9\"><div role=\"article\"")
    writeLanguage(to: &writer)
    writer.attribute("aria-label", subject)
    writer.markup(
      " style=\"max-width:560px;margin:0 auto;padding:24px 28px;border:1px solid #dfe4ec;border-radius:8px;background:#ffffff;"
    )
    writer.markup("color:#1b2436;font-size:16px;line-height:1.75;overflow-wrap:anywhere;")
    writer.markup(
      "font-family:-apple-system,'Segoe UI','Hiragino Sans','Yu Gothic',Meiryo,'Noto Sans CJK JP',sans-serif\">")
    body.write(values, to: &writer)
    if let link { write(link, values, to: &writer) }
    writer.markup("</div></div></body></html>\n")
  }

  private func writeLanguage(to writer: inout HTMLWriter) {
    writer.attribute("lang", language.rawValue)
    writer.attribute("dir", language.isRightToLeft ? "rtl" : "ltr")
  }

  /// The border is what gives the link its size in programs that pass over padding.
  private func write(
    _ link: (label: TextTemplate, url: URLReference), _ values: MergeValues, to writer: inout HTMLWriter
  ) {
    writer.markup("<p style=\"margin:28px 0 12px\"><a")
    writer.attribute("href", link.url.text)
    writer.markup(" style=\"display:inline-block;padding:2px 14px;border:8px solid #2453c4;border-radius:8px;")
    writer.markup("background:#2453c4;color:#ffffff;text-decoration:none\"><strong>")
    link.label.write(values, to: &writer)
    writer.markup("</strong></a></p>")
  }
}
