import Hummingbird
import TechTouch

/// The help page with the chat and the list of videos and manuals, and where links to those lead. The example has none of
/// its own; a product links to its own.
struct HelpRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.get("/help") { try await help($0, $1) }
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
          html.markup("</code></p><p><a href=\"/help\">")
          html.text(say(Words("ヘルプの一覧へ", "All of the help")))
          html.markup("</a></p>")
        })
    }
  }

  /// The help page: the chat is shown by a rule, the list stands in the page itself.
  private func help(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let person = context.person else { return .seeOther("/sign-in") }
    let now = try await app.clock.now()
    let touches = try await app.engine.touches(for: person.user, on: "/help", at: now)
    let list = try await app.engine.embed("resourceList/help", for: person.user, on: "/help", at: now)
    let layout = Layout(
      person: person, productName: app.productName(for: person), path: "/help", head: touches.head, touches: touches)
    return .page(
      layout.page(Words("ヘルプ", "Help")) { html, say in
        html.markup("<h1>")
        html.text(say(Words("ヘルプ", "Help")))
        html.markup("</h1>")
        if let list { html.append(list) }
      })
  }
}
