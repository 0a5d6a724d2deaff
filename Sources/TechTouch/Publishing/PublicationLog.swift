import Foundation

/// What was published, taken out and paused: a fold over one stream of the log.
///
/// A document is divided over as many events as the store's limit for one asks; it counts once all of them are there.
struct PublicationLog: Projection {
  /// A list of one, which copies share as those of a history do: every page is handed one with its catalogue.
  private var table = [Table()]

  private struct Table: Sendable {
    var documents: [String: Document] = [:]
    var editions: [ContentRef: Content] = [:]
    var pauses: [ContentRef: Pause] = [:]
    var version = 0
    var parts: [String: String] = [:]
  }

  /// The newest text of each document, by its key: `guide/first-steps`, `rules`, `product`.
  var documents: [String: Document] { table[0].documents }
  /// Every version of every piece of content that was published.
  var editions: [ContentRef: Content] { table[0].editions }
  /// The versions that are paused.
  var pauses: [ContentRef: Pause] { table[0].pauses }
  /// The version of the stream.
  var version: Int { table[0].version }

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
    table[0].version = recorded.version
    let properties = recorded.event.properties
    guard let name = properties[.document]?.string else { return }
    if recorded.event.name == .paused {
      guard let content = ContentRef(name), let pause = Pause(recorded.event) else { return }
      table[0].pauses[content] = pause
    } else if recorded.event.name == .withdrawn {
      table[0].documents[ContentRef(name)?.unversioned.description ?? name]?.isWithdrawn = true
    } else if recorded.event.name == .published, let text = properties[.text]?.string {
      let whole = table[0].parts.removeValue(forKey: name).map { $0 + text } ?? text
      if properties[.part] == properties[.parts] { publish(name, whole) } else { table[0].parts[name] = whole }
    }
  }

  private mutating func publish(_ name: String, _ text: String) {
    let content = ContentRef(name)
    table[0].documents[content?.unversioned.description ?? name] = Document(content: content, text: text)
    guard let content, case .content(let edition)? = try? ContentDocument(Array(text.utf8)) else { return }
    table[0].editions[content] = edition
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
