import TechTouch

/// The beginning of a page of the gallery.
struct GalleryHead {
  let settings: GallerySettings

  func write(_ title: String, extra: HTML, to html: inout HTMLWriter) {
    html.markup("<!doctype html><html")
    html.attribute("lang", settings.language.rawValue)
    html.attribute("dir", settings.language.isRightToLeft ? "rtl" : "ltr")
    html.markup("><head><meta charset=\"utf-8\">")
    html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
    html.text(title)
    html.markup("</title><link rel=\"icon\" href=\"/assets/icon.svg\">")
    html.markup("<link rel=\"stylesheet\" href=\"/assets/product.css\">")
    html.append(extra)
    html.markup("</head><body>")
  }
}
