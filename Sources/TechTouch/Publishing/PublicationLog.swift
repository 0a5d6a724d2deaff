import Foundation

/// What was published, taken out and paused: a fold over one stream of the log.
///
/// A document is divided over as many events as the store's limit for one asks; it counts once all of them are there.
struct PublicationLog: Projection {
  /// The newest text of each document, by its key: `guide/first-steps`, `rules`, `product`.
  private(set) var documents: [String: Document] = [:]
  /// Every version of every piece of content that was published.
  private(set) var editions: [ContentRef: Content] = [:]
  /// The versions that are paused.
  private(set) var pauses: [ContentRef: Pause] = [:]
  /// The version of the stream.
  private(set) var version = 0
  private var parts: [String: String] = [:]

  struct Document: Hashable, Sendable {
    /// The content with its version; nil for rules and the product's settings.
    var content: ContentRef?
    var text: String
    /// True when a later catalogue does not have it.
    var isWithdrawn = false
  }

  /// The stream of all that was published.
  static let subject = Subject(user: "touch.publication")

  mutating func apply(_ recorded: RecordedEvent) {
    version = recorded.version
    let properties = recorded.event.properties
    guard let name = properties[.document]?.string else { return }
    if recorded.event.name == .paused {
      guard let content = ContentRef(name), let pause = Pause(recorded.event) else { return }
      pauses[content] = pause
    } else if recorded.event.name == .withdrawn {
      documents[ContentRef(name)?.unversioned.description ?? name]?.isWithdrawn = true
    } else if recorded.event.name == .published, let text = properties[.text]?.string {
      let whole = parts.removeValue(forKey: name).map { $0 + text } ?? text
      if properties[.part] == properties[.parts] { publish(name, whole) } else { parts[name] = whole }
    }
  }

  private mutating func publish(_ name: String, _ text: String) {
    let content = ContentRef(name)
    documents[content?.unversioned.description ?? name] = Document(content: content, text: text)
    guard let content, case .content(let edition)? = try? ContentDocument(Array(text.utf8)) else { return }
    editions[content] = edition
  }
}

extension PublicationLog {
  /// The catalogue that was published; nil when nothing was, or not all of it yet.
  /// - Throws: `ContentError` for a document that this version of the library cannot read.
  func catalog() throws(ContentError) -> Catalog? {
    var contents: [Content] = []
    var rules: RuleDocument?
    var product: Product?
    for (key, document) in documents.sorted(by: { $0.key < $1.key }) where !document.isWithdrawn {
      do {
        switch try ContentDocument(Array(document.text.utf8)) {
        case .content(let content): contents.append(content)
        case .rules(let document): rules = document
        case .product(let settings): product = settings
        }
      } catch {
        throw ContentError(file: key, [error])
      }
    }
    guard let product, let rules else { return nil }
    return try Catalog(published: product, contents, rules, by: self)
  }
}

extension PropertyName {
  /// The document that an event publishes or pauses: `guide/first-steps@2`, `rules`, `product`.
  static let document: PropertyName = "document"
  /// A document, or a part of one, as JSON.
  static let text: PropertyName = "text"
  /// Which part of a document it is, from 1, and how many there are.
  static let part: PropertyName = "part"
  static let parts: PropertyName = "parts"
}
