import Foundation
import TechTouch

/// The gallery: an index of frames, and the page within each frame.
struct GalleryPage {
  var exhibits: [GalleryExhibit]
  var settings: GallerySettings

  /// The list of everything, each in a frame without script so that no frame takes the focus or scrolls the page.
  var index: HTML {
    HTML { html in
      head("ギャラリー", extra: .empty, to: &html)
      html.markup("<main id=\"contents\"><h1>ギャラリー <span lang=\"en\">Gallery</span></h1>")
      html.markup("<p class=\"lead\">すべてのウィジェットを、すべての状態で表示します。</p>")
      writeSettings(to: &html)
      html.markup("<div class=\"gallery\">")
      for exhibit in exhibits { write(exhibit, to: &html) }
      html.markup("</div></main></body></html>")
    }
  }

  private func writeSettings(to html: inout HTMLWriter) {
    html.markup("<form class=\"inline card\" method=\"get\" action=\"/gallery\">")
    select("lang", "言語", ["ja", "en"], settings.language.rawValue, to: &html)
    select("theme", "テーマ", Theme.allCases.map(\.rawValue), settings.theme.rawValue, to: &html)
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

  private func write(_ exhibit: GalleryExhibit, to html: inout HTMLWriter) {
    let address = "/gallery/frame?show=\(exhibit.name)&\(settings.query)"
    html.markup("<section><h2>")
    html.text(exhibit.name)
    html.markup(" <a")
    html.attribute("href", address)
    html.markup(">開く</a></h2>")
    html.markup("<iframe sandbox=\"allow-same-origin\" loading=\"lazy\"")
    html.attribute("title", exhibit.name)
    html.attribute("src", address.replacing("js=1", with: "js=0"))
    html.markup("></iframe></section>")
  }

  /// One exhibit on a page of the product.
  func frame(_ exhibit: GalleryExhibit, engine: TouchEngine) -> HTML {
    let product = engine.catalog.product
    let context = RenderContext(
      language: LanguagePreference([settings.language], source: product.sourceLanguage),
      values: [
        "user.lastName": "佐藤", "user.firstName": "美咲", "user.name": "佐藤 美咲", "account.name": "青葉製作所",
        "account.plan": "standard", "product.name": "ハコブネMA",
      ],
      endpoint: engine.settings.endpoint, page: exhibit.page, theme: settings.theme)
    return HTML { html in
      head(
        exhibit.name, extra: settings.usesScript ? engine.head : engine.assets.styles(engine.settings.endpoint),
        to: &html)
      if case .banner(let banner) = exhibit.content {
        banner.write(to: &html, nonce: "gallery", in: context)
      }
      html.markup("<header class=\"top\"><span class=\"brand\">ハコブネMA</span><nav aria-label=\"メインメニュー\"><ul>")
      for screen in Screen.allCases {
        html.markup("<li><a")
        html.attribute("id", screen.linkID)
        html.attribute("href", screen.rawValue)
        html.markup(">")
        html.text(screen.title.text(japanese: settings.language == "ja"))
        html.markup("</a></li>")
      }
      html.markup("</ul></nav></header><main id=\"contents\">")
      let pages = ProductPages(data: ProductData([])) { $0.text(japanese: settings.language == "ja") }
      if let screen = Screen(rawValue: exhibit.page) {
        pages.write(screen, to: &html)
      } else {
        pages.newCampaign(&html)
      }
      // The list of the customer-success team stands in the page; everything else floats above it.
      if exhibit.isForStaff {
        html.markup("<div class=\"tt\"")
        html.attributes(of: context)
        html.markup(">")
        exhibit.write(to: &html, context: context)
        html.markup("</div>")
      }
      html.markup("</main>")
      html.openRoot(in: context)
      if !exhibit.isForStaff { exhibit.write(to: &html, context: context) }
      html.markup("</div></body></html>")
    }
  }

  private func head(_ title: String, extra: HTML, to html: inout HTMLWriter) {
    html.markup("<!doctype html><html")
    html.attribute("lang", settings.language.rawValue)
    html.markup("><head><meta charset=\"utf-8\">")
    html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
    html.text(title)
    html.markup("</title><link rel=\"icon\" href=\"/assets/icon.svg\">")
    html.markup("<link rel=\"stylesheet\" href=\"/assets/product.css\">")
    html.append(extra)
    html.markup("</head><body>")
  }
}

extension GalleryExhibit {
  /// Writes the widget, except a banner, which stands at the top of the page.
  func write(to html: inout HTMLWriter, context: RenderContext) {
    let subject = GalleryExhibit.subject
    switch content {
    case .guide(let guide):
      GuideProgress(of: guide, in: history, subject: subject).writeStep(to: &html, in: context)
    case .popup(let popup):
      popup.write(to: &html, nonce: "gallery", in: context)
    case .tooltip(let tooltip):
      tooltip.write(to: &html, nonce: "gallery", in: context)
    case .checklist(let checklist):
      ChecklistProgress(of: checklist, in: history, subject: subject).write(
        to: &html, viewer: isForStaff ? Subject(user: "staff", of: "gallery") : subject,
        roles: isForStaff ? [DemoDirectory.staffRole] : [], names: ["gallery": "佐藤 美咲", "cs-takahashi": "高橋 直子"],
        inline: isForStaff, context: context)
    case .survey(let survey):
      let progress = SurveyProgress(of: survey, in: history, subject: subject)
      var errors: [AnswerError] = []
      if showsErrors {
        do { _ = try AnswerSheet(survey, fields: [:]) } catch { errors = error.errors }
      }
      survey.write(progress, errors: errors, to: &html, context: context)
    case .banner, .message, .programme: break
    }
  }
}
