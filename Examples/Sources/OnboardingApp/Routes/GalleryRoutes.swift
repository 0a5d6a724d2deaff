import Hummingbird
import TechTouch

/// Every widget in every state, for authors and for screenshots. Nothing here is stored.
struct GalleryRoutes {
  let app: OnboardingApp

  func add(to router: Router<AppContext>) {
    router.get("/gallery") { request, _ in Response.page(try index(request)) }
    router.get("/gallery/frame") { request, _ in Response.page(try frame(request)) }
  }

  private var exhibits: [GalleryExhibit] { GalleryExhibit.all(of: app.engine.catalog) }

  private func index(_ request: Request) throws -> HTML {
    let settings = try GallerySettings(request.uri.queryParameters)
    return GalleryPage(exhibits: exhibits, settings: settings).index
  }

  private func frame(_ request: Request) throws -> HTML {
    let parameters = request.uri.queryParameters
    let name = parameters["show"].map(String.init) ?? ""
    guard let exhibit = exhibits.first(where: { $0.name == name }) else {
      throw Refusal(.unknownContent, "the gallery has no \"\(name)\"")
    }
    let settings = try GallerySettings(parameters)
    return GalleryPage(exhibits: exhibits, settings: settings).frame(exhibit, engine: app.engine)
  }
}
