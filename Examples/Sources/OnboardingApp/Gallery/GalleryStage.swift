import TechTouch

/// A page with an element in every place that a step may point at: near each edge, below a sticky bar, within a scroller,
/// far down, larger than the screen.
struct GalleryStage {
  let japanese: Bool

  static let path = "/gallery/stage"

  func write(to html: inout HTMLWriter) {
    html.markup("<h1>")
    say(Words("見本の画面", "A page of samples"), to: &html)
    html.markup("</h1><div class=\"stage-row\">")
    button("stage-start", to: &html)
    button("stage-middle", to: &html)
    button("stage-end", to: &html)
    html.markup("</div><div class=\"stage-scroller\" tabindex=\"0\" role=\"region\" aria-label=\"")
    say(Words("リードの一覧", "A list of leads"), to: &html)
    html.markup("\"><ul>")
    for row in 1...30 {
      html.markup("<li")
      html.attribute("id", "stage-row-\(row)")
      html.markup(">")
      say(Words("リード \(row)", "Lead \(row)"), to: &html)
      html.markup("</li>")
    }
    html.markup("</ul></div><div id=\"stage-huge\" class=\"card stage-huge\">")
    say(Words("画面より大きな領域", "An area larger than the screen"), to: &html)
    html.markup("</div><p>")
    button("stage-far", to: &html)
    html.markup("</p><div class=\"stage-low\"></div><div class=\"stage-foot\">")
    button("stage-foot-start", to: &html)
    button("stage-foot-end", to: &html)
    html.markup("</div>")
  }

  private func button(_ id: String, to html: inout HTMLWriter) {
    html.markup("<button type=\"button\" class=\"button\"")
    html.attribute("id", id)
    html.markup(">")
    say(Words("操作", "Action"), to: &html)
    html.markup("</button>")
  }

  private func say(_ words: Words, to html: inout HTMLWriter) {
    html.text(words.text(japanese: japanese))
  }
}
