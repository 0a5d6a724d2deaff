import TechTouch

/// The index of the gallery: every exhibit in a frame, with its size and the elements that it points at.
struct GalleryPage {
  let gallery: Gallery
  let settings: GallerySettings

  /// The list of everything, each in a frame without script so that no frame takes the focus or scrolls the page.
  var index: HTML {
    HTML { html in
      GalleryHead(settings: settings).write(
        "ギャラリー", extra: HTML { $0.markup("<script src=\"/assets/gallery.js\" defer></script>") }, to: &html)
      html.markup("<main id=\"contents\"><h1>ギャラリー <span lang=\"en\">Gallery</span></h1>")
      html.markup("<p class=\"lead\">すべてのウィジェットを、すべての状態で表示します。</p>")
      writeSettings(to: &html)
      for collection in gallery.collections { writeSizes(of: collection, to: &html) }
      writeAnchors(to: &html)
      html.markup("<div")
      html.attribute("class", "gallery w\(settings.width)")
      html.markup(">")
      for exhibit in gallery.exhibits { write(exhibit, to: &html) }
      html.markup("</div></main></body></html>")
    }
  }

  private func writeSettings(to html: inout HTMLWriter) {
    html.markup("<form class=\"inline card\" method=\"get\" action=\"/gallery\">")
    select("lang", "言語", GallerySettings.languages.map(\.rawValue), settings.language.rawValue, to: &html)
    select("theme", "テーマ", Theme.allCases.map(\.rawValue), settings.theme.rawValue, to: &html)
    select("width", "幅", GallerySettings.widths.map(String.init), String(settings.width), to: &html)
    html.markup("<button class=\"button\">表示</button></form>")
  }

  private func select(
    _ name: String, _ label: String, _ options: [String], _ chosen: String, to html: inout HTMLWriter
  ) {
    html.markup("<label>")
    html.text(label)
    html.markup("<select")
    html.attribute("name", name)
    html.markup(">")
    for option in options {
      html.markup("<option")
      html.attribute("selected", option == chosen)
      html.markup(">")
      html.text(option)
      html.markup("</option>")
    }
    html.markup("</select></label>")
  }

  /// How many bytes a reader's browser loads, before compression.
  private func writeSizes(of collection: GalleryCollection, to html: inout HTMLWriter) {
    let assets = collection.engine.assets
    html.markup("<section class=\"card\"><h2>")
    html.text(collection.id)
    html.markup("</h2><p class=\"note\">")
    let files = [assets.core, assets.anchors, assets.noScript, assets.script]
    html.text(files.map { "\($0.name): \($0.bytes.count) B" }.joined(separator: " ・ "))
    html.markup("</p></section>")
  }

  /// Which element each step points at, and how often it is on its page: the script counts in the frames.
  private func writeAnchors(to html: inout HTMLWriter) {
    html.markup("<section class=\"card scroll\"><table><caption>セレクターと、そのページで一致する要素の数</caption><thead><tr>")
    html.markup("<th scope=\"col\">表示</th><th scope=\"col\">セレクター</th><th scope=\"col\">一致</th></tr></thead><tbody>")
    for exhibit in gallery.exhibits {
      guard let selector = exhibit.selector else { continue }
      html.markup("<tr><td>")
      html.text(exhibit.name)
      html.markup("</td><td><code>")
      html.text(selector)
      html.markup("</code></td><td class=\"n\"")
      html.attribute("data-matches", exhibit.name)
      html.markup(">–</td></tr>")
    }
    html.markup("</tbody></table></section>")
  }

  private func write(_ exhibit: GalleryExhibit, to html: inout HTMLWriter) {
    let address = "/gallery/frame?show=\(exhibit.name)&\(settings.query)"
    html.markup("<section><h2>")
    html.text(exhibit.name)
    html.markup(" <small>")
    html.text(size(of: exhibit))
    html.markup("</small> <a")
    html.attribute("href", address)
    html.markup(">開く<span class=\"skip\">: ")
    html.text(exhibit.name)
    html.markup("</span></a></h2><iframe sandbox=\"allow-same-origin\" loading=\"lazy\"")
    html.attribute("title", exhibit.name)
    html.attribute("data-selector", exhibit.selector)
    html.attribute("src", address.replacing("js=1", with: "js=0"))
    html.markup("></iframe></section>")
  }

  private func size(of exhibit: GalleryExhibit) -> String {
    guard let collection = gallery.collection(exhibit.collection) else { return "" }
    let context = settings.context(page: exhibit.page, in: collection)
    let html = HTML { writer in
      switch exhibit.content {
      case .banner(let banner): banner.write(to: &writer, nonce: "gallery", in: context)
      case .message(let message):
        writer.append(GalleryFrame(settings: settings, collection: collection).mail(message).html)
      default: exhibit.write(to: &writer, context: context)
      }
    }
    return "\(html.bytes.count) B"
  }
}

extension GalleryExhibit {
  /// The selector of the element that it points at.
  var selector: String? {
    switch content {
    case .tooltip(let tooltip): tooltip.anchor.selector
    case .guide(let guide) where variant == nil:
      GuideProgress(of: guide, in: history, subject: Self.subject).step?.anchor?.selector
    default: nil
    }
  }
}
