import Foundation
public import Hummingbird
public import NIOCore
public import TechTouch

/// The example: ハコブネMA, a small marketing-automation product whose users are guided by TechTouch.
public struct OnboardingApp: Sendable {
  let engine: TouchEngine
  let clock: DemoClock
  let session: Session
  let gallery: Gallery
  let directory = DemoDirectory()

  /// The content and the rules of the example.
  public static func catalog() throws -> Catalog {
    try Catalog(directory: Bundle.module.bundleURL.appending(path: "Content"))
  }

  /// Opens the data directory and loads the content.
  /// - Throws: ``ContentError`` when a file of the content is broken, `StoreError` when the data cannot be opened.
  public init(configuration: Configuration, catalog: Catalog) throws {
    let store = try FileEventStore(directory: configuration.dataDirectory, product: "hakobune")
    engine = TouchEngine(catalog: catalog, store: store)
    clock = DemoClock(store: store)
    gallery = try Gallery(product: catalog, folder: configuration.galleryContent)
    session = try Session(directory: configuration.dataDirectory)
  }

  /// Writes to the log what of the content is new, so that past decisions are explained with the content of their day.
  /// - Throws: `PublicationError` when users are in the middle of something that the content no longer has.
  public func publish() async throws {
    try await engine.publish(at: clock.now())
  }

  /// The server's application, ready to run.
  public func application(port: Int, onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in })
    -> some ApplicationProtocol
  {
    Application(
      router: router(), configuration: .init(address: .hostname("127.0.0.1", port: port)), onServerRunning: onRunning)
  }

  func router() -> Router<AppContext> {
    let router = Router(context: AppContext.self)
    router.addMiddleware {
      SecurityHeaders()
      ErrorPages()
      SessionMiddleware(session: session, directory: directory)
    }
    router.get("/healthz") { _, _ in Response.text("ok") }
    SignInRoutes(app: self).add(to: router)
    TouchRoutes(app: self).add(to: router)
    ProductRoutes(app: self).add(to: router)
    StaffRoutes(app: self).add(to: router)
    GalleryRoutes(gallery: gallery).add(to: router)
    HelpRoutes(app: self).add(to: router)
    AssetRoutes().add(to: router)
    return router
  }

  /// The product's name in the language of a person.
  func productName(for person: DemoDirectory.Person) -> String {
    engine.catalog.product.name
      .resolve(for: LanguagePreference(person.user.languages, source: engine.catalog.product.sourceLanguage))
      .text.plain([:])
  }
}
