import HTTPTypes
import Hummingbird
import TechTouch

/// Every widget in every state, for authors and for screenshots. Nothing here is stored.
struct GalleryRoutes {
  let gallery: Gallery

  func add(to router: Router<AppContext>) {
    router.get("/gallery") { request, _ in
      Response.page(
        GalleryPage(gallery: gallery, settings: try GallerySettings(request.uri.queryParameters)).index)
    }
    router.get("/gallery/frame") { request, _ in try frame(request.uri.queryParameters) }
    router.get("/gallery/all") { request, _ in try all(request.uri.queryParameters) }
    router.get("/gallery/stage") { request, _ in try stage(request.uri.queryParameters) }
    router.get("/gallery/touch/{collection}/{name}") { _, context in try asset(context.parameters) }
    router.post("/gallery/touch/{collection}") { request, _ in try await post(request) }
    router.get("/assets/gallery.js") { _, _ in
      Response.file(
        PackageResources.gallery_js, contentType: "text/javascript; charset=utf-8", cacheControl: "max-age=60")
    }
  }

  private func frame(_ parameters: Parameters) throws -> Response {
    let name = parameters["show"].map(String.init) ?? ""
    guard let exhibit = gallery[name], let collection = gallery.collection(exhibit.collection) else {
      throw Refusal(.unknownContent, "the gallery has no \"\(name)\"")
    }
    let frame = GalleryFrame(settings: try GallerySettings(parameters), collection: collection)
    guard case .message(let message) = exhibit.content else { return Response.page(frame.page(exhibit)) }
    let mail = frame.mail(message)
    if exhibit.variant == .plainText { return Response.text("\(mail.subject)\n\n\(mail.text)") }
    var response = Response.page(mail.html)
    // Mail programs know no style sheets that are linked, so a mail has its styles in its elements.
    response.headers[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'self'"
    return response
  }

  /// `of` is the folder, `kind` leaves the others out.
  private func all(_ parameters: Parameters) throws -> Response {
    let id = parameters["of"].map(String.init) ?? "product"
    guard let collection = gallery.collection(id) else {
      throw Refusal(.unknownContent, "the gallery has no folder \"\(id)\"")
    }
    let kind = parameters["kind"].map(String.init)
    let exhibits = gallery.exhibits.filter { exhibit in
      exhibit.collection == id && kind.map { exhibit.content.ref.kind.rawValue == $0 } ?? true
    }
    return Response.page(
      GalleryFrame(settings: try GallerySettings(parameters), collection: collection).page(all: exhibits))
  }

  /// The page that the samples point at, with nothing on it: where their forms lead back to.
  private func stage(_ parameters: Parameters) throws -> Response {
    let settings = try GallerySettings(parameters)
    return Response.page(GalleryFrame(settings: settings, collection: gallery.collections[0]).page(all: []))
  }

  private func asset(_ parameters: Parameters) throws -> Response {
    guard let collection = gallery.collection(try parameters.require("collection")),
      let asset = collection.engine.assets[try parameters.require("name")]
    else { throw HTTPError(.notFound) }
    return Response.file(asset.bytes, contentType: asset.contentType, cacheControl: PageAsset.cacheControl)
  }

  /// Every answer ends what is shown.
  private func post(_ request: Request) async throws -> Response {
    try request.checkOrigin()
    let isFragment = HTTPField.Name("TT-Fragment").flatMap { request.headers[$0] } != nil
    guard !isFragment else { return Response.page(HTML { $0.markup("<div class=\"tt\" id=\"tt-root\"></div>") }) }
    let fields = try await request.form()
    return Response.seeOther(try fields.single("return").flatMap { URLReference($0) }?.text ?? "/gallery")
  }
}
