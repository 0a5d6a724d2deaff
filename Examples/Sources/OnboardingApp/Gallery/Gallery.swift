import Foundation
import TechTouch

/// The content folders that the gallery shows: that of the product, the samples, and one that the environment names.
struct Gallery: Sendable {
  /// The folders, in the order of the page.
  let collections: [GalleryCollection]
  /// Every widget in every state, in the order of the page.
  let exhibits: [GalleryExhibit]

  /// - Parameter folder: A content folder of an author's own.
  init(product: Catalog, folder: String?) throws {
    let samples = Bundle.module.bundleURL.appending(path: "GalleryContent")
    var collections = [
      GalleryCollection("product", prefix: "", product),
      GalleryCollection("samples", prefix: "samples/", try Catalog(directory: samples)),
    ]
    if let folder {
      let catalog = try Catalog(directory: URL(fileURLWithPath: folder))
      collections.append(GalleryCollection("folder", prefix: "folder/", catalog))
    }
    self.collections = collections
    exhibits = collections.flatMap(GalleryExhibit.all)
  }

  subscript(exhibit: String) -> GalleryExhibit? { exhibits.first { $0.name == exhibit } }

  /// The collection of that id.
  func collection(_ id: String) -> GalleryCollection? { collections.first { $0.id == id } }
}

/// One content folder, with an engine over an empty store that renders it.
struct GalleryCollection: Sendable {
  let id: String
  /// What the names of its exhibits begin with.
  let prefix: String
  let engine: TouchEngine

  init(_ id: String, prefix: String, _ catalog: Catalog) {
    self.id = id
    self.prefix = prefix
    engine = TouchEngine(
      catalog: catalog, store: MemoryEventStore(),
      settings: .init(endpoint: "/gallery/touch/\(id)", phrases: GalleryPhrases.all))
  }
}
