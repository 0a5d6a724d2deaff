import TechTouch

/// One exhibit, or all of a folder, on a page of the product.
struct GalleryFrame {
  let settings: GallerySettings
  let collection: GalleryCollection

  /// One exhibit.
  func page(_ exhibit: GalleryExhibit) -> HTML {
    page(exhibit.name, on: exhibit.page, [exhibit])
  }

  /// Every exhibit of the folder at once: no sight, but a place to search them all.
  func page(all exhibits: [GalleryExhibit]) -> HTML {
    page("all", on: GalleryStage.path, exhibits)
  }

  /// A mail.
  func mail(_ message: Message) -> RenderedMessage {
    message.render(
      values: settings.values,
      language: LanguagePreference([settings.language], source: collection.engine.catalog.product.sourceLanguage),
      base: "https://app.hakobune.example")
  }

  private func page(_ title: String, on page: String, _ exhibits: [GalleryExhibit]) -> HTML {
    let engine = collection.engine
    let context = settings.context(page: page, in: collection)
    return HTML { html in
      GalleryHead(settings: settings).write(
        title, extra: settings.usesScript ? engine.head : engine.assets.styles(engine.settings.endpoint), to: &html)
      for case .banner(let banner) in exhibits.map(\.content) { banner.write(to: &html, nonce: "gallery", in: context) }
      writeTop(to: &html)
      html.markup("<main id=\"contents\">")
      writeScreen(page, to: &html)
      for exhibit in exhibits where exhibit.isInline { writeInline(exhibit, context, to: &html) }
      html.markup("</main>")
      let floating = exhibits.filter { !$0.isInline }
      html.openRoot(showing: floating.compactMap(\.anchorName), in: context)
      for exhibit in floating { exhibit.write(to: &html, context: context) }
      html.markup("</div></body></html>")
    }
  }

  private func writeInline(_ exhibit: GalleryExhibit, _ context: RenderContext, to html: inout HTMLWriter) {
    html.markup("<div class=\"tt\"")
    html.attributes(of: context)
    html.markup(">")
    exhibit.write(to: &html, context: context)
    html.markup("</div>")
  }

  private func writeTop(to html: inout HTMLWriter) {
    html.markup("<header class=\"top\"><span class=\"brand\">ハコブネMA</span><nav aria-label=\"メインメニュー\"><ul>")
    for screen in Screen.allCases {
      html.markup("<li><a")
      html.attribute("id", screen.linkID)
      html.attribute("href", screen.rawValue)
      html.markup(">")
      html.text(screen.title.text(japanese: settings.language == "ja"))
      html.markup("</a></li>")
    }
    html.markup("</ul></nav></header>")
  }

  private func writeScreen(_ page: String, to html: inout HTMLWriter) {
    let pages = ProductPages(data: ProductData([])) { $0.text(japanese: settings.language == "ja") }
    if page == GalleryStage.path {
      GalleryStage(japanese: settings.language == "ja").write(to: &html)
    } else if let screen = Screen(rawValue: page) {
      pages.write(screen, to: &html)
    } else {
      pages.newCampaign(&html)
    }
  }
}
