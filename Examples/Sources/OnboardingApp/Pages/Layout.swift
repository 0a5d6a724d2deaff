import TechTouch

/// The frame of every page of the product: head, navigation, contents, and the three places where touches go.
struct Layout {
  var person: DemoDirectory.Person
  var productName: String
  var path: String
  /// The links to the library's style sheets and script.
  var head: HTML
  /// Nil on the pages of the vendor's own staff.
  var touches: Touches?

  static let styleSheetPath = "/assets/product.css"

  /// The page as HTML.
  func page(_ title: Words, contents: (inout HTMLWriter, (Words) -> String) -> Void) -> HTML {
    let japanese = person.readsJapanese
    let say: (Words) -> String = { $0.text(japanese: japanese) }
    return HTML { html in
      html.markup("<!doctype html><html")
      html.attribute("lang", japanese ? "ja" : "en")
      html.markup("><head><meta charset=\"utf-8\">")
      html.markup("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
      html.text("\(say(title)) – \(productName)")
      html.markup("</title><link rel=\"icon\" href=\"/assets/icon.svg\"><link rel=\"stylesheet\"")
      html.attribute("href", Self.styleSheetPath)
      html.markup(">")
      html.append(head)
      html.markup("</head><body><a class=\"skip\" href=\"#contents\">")
      html.text(say(Words("本文へ", "Skip to contents")))
      html.markup("</a>")
      if let touches { html.append(touches.banner) }
      header(to: &html, say: say)
      html.markup("<main id=\"contents\">")
      contents(&html, say)
      html.markup("</main>")
      // The root of the touches is the last child of the body.
      if let touches { html.append(touches.root) }
      html.markup("</body></html>")
    }
  }

  private func header(to html: inout HTMLWriter, say: (Words) -> String) {
    html.markup("<header class=\"top\"><a class=\"brand\"")
    html.attribute("href", person.isStaff ? "/staff" : "/")
    html.markup(">")
    html.text(productName)
    html.markup("</a>")
    if !person.isStaff { navigation(to: &html, say: say) }
    html.markup("<div class=\"who\"><span>")
    html.text(person.readsJapanese ? "\(person.name) 様" : person.name)
    html.markup("</span><form method=\"post\" action=\"/sign-out\"><button class=\"button\">")
    html.text(say(Words("ログアウト", "Sign out")))
    html.markup("</button></form></div></header>")
  }

  private func navigation(to html: inout HTMLWriter, say: (Words) -> String) {
    html.markup("<nav")
    html.attribute("aria-label", say(Words("メインメニュー", "Main menu")))
    html.markup("><ul>")
    for screen in Screen.allCases {
      html.markup("<li><a")
      html.attribute("id", screen.linkID)
      html.attribute("href", screen.rawValue)
      let isHere = screen == .home ? path == "/" : path.hasPrefix(screen.rawValue)
      html.attribute("aria-current", isHere ? "page" : nil)
      html.markup(">")
      html.text(say(screen.title))
      html.markup("</a></li>")
    }
    html.markup("</ul></nav>")
  }
}
