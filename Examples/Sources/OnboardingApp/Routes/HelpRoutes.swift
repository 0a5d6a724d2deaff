import Hummingbird
import TechTouch

/// Where links to videos, manuals and seminars lead. The example has none; a product links to its own.
struct HelpRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.get("/help/**") { request, context -> Response in
      guard let person = context.person else { return .seeOther("/sign-in") }
      _ = try Page(request.uri.path)
      let layout = Layout(
        person: person, productName: app.productName(for: person), path: "/help", head: app.engine.head, touches: nil)
      return .page(
        layout.page(Words("ヘルプ", "Help")) { html, say in
          html.markup("<h1>")
          html.text(say(Words("ヘルプ", "Help")))
          html.markup("</h1><p class=\"lead\">")
          html.text(say(Words("この例では、動画やマニュアルの本体は用意していません。", "This example has no videos or manuals of its own.")))
          html.markup("</p><p><code>")
          html.text(request.uri.path)
          html.markup("</code></p><p><a href=\"/\">")
          html.text(say(Words("ホームへ戻る", "Back to home")))
          html.markup("</a></p>")
        })
    }
  }
}
