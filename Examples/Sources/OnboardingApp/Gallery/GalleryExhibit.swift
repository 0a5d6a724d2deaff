import Foundation
import TechTouch

/// One widget in one state: content and a history that leads there.
struct GalleryExhibit: Sendable {
  /// What it is called in addresses: `guide/first-campaign/create`.
  var name: String
  /// The id of its folder.
  var collection: String
  var content: Content
  /// The page it is on.
  var page: String
  var history: History
  /// How it is written; nil for what most widgets have in common.
  var variant: Variant?
  /// What a list of resources names.
  var resources: [Resource] = []

  /// What a history alone does not say.
  enum Variant: Hashable, Sendable {
    /// The card that leads back to a guide.
    case resume
    /// A survey that was sent with nothing in it.
    case errors
    /// A survey with answers that are not sent yet.
    case chosen([String: [String]])
    /// The thanks for these answers.
    case thanks([String: [String]])
    /// A checklist as the customer-success team sees it.
    case staff
    /// What stands in the flow of a page.
    case inline
    /// A mail as plain text.
    case plainText
  }

  static let subject = Subject(user: "gallery", of: "gallery")
  static let now = Date(timeIntervalSince1970: 1_767_225_600)

  init(
    _ content: Content, state: String? = nil, on page: String = "/", history: [RecordedEvent], _ variant: Variant? = nil
  ) {
    name = ([content.ref.unversioned.description] + [state].compactMap(\.self)).joined(separator: "/")
    collection = ""
    self.content = content
    self.page = page
    self.history = History(history)
    self.variant = variant
  }

  /// Every widget of a folder in every state.
  static func all(of collection: GalleryCollection) -> [GalleryExhibit] {
    collection.engine.catalog.all.flatMap(states).map { exhibit in
      var exhibit = exhibit
      exhibit.name = collection.prefix + exhibit.name
      exhibit.collection = collection.id
      exhibit.resources = collection.engine.catalog.resources
      return exhibit
    }
  }
}
