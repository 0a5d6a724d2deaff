import Foundation

/// What a page shows to one user: three pieces of HTML that the host puts into its page.
///
/// The pieces are rendered when they are read, and anew each time; what is shown is decided and stored before.
public struct Touches: Sendable {
  /// What is shown, in the order of the page.
  public var shown: [ContentRef] { decision.shown.compactMap { catalog.content($0)?.ref } }
  /// The decision behind it.
  public let decision: Decision
  /// What a client sends with the action `displayed` once the content, named without its version, was on the screen;
  /// empty when being asked for counts as being displayed.
  public let grants: [ContentRef: EventID]
  let engine: TouchEngine
  let catalog: Catalog
  let subject: Subject
  let page: Page
  let history: AccountHistory
  let now: Date
  let isFragment: Bool

  /// Reads what rendering needs to know of the user, which a page that shows nothing never asks for.
  var renderer: PageRenderer {
    PageRenderer(
      decision, engine: engine, catalog: catalog, subject: subject, page: page, history: history, now: now,
      isFragment: isFragment)
  }

  /// Links to the style sheets and the script, for the page's head.
  public var head: HTML { renderer.head() }

  /// ``head`` for a host whose Content-Security-Policy names a nonce for each answer: every link and the script carry it.
  public func head(nonce: String) -> HTML { renderer.head(nonce: nonce) }

  /// Banners, for the top of the page's body; often empty.
  public var banner: HTML { renderer.banner }

  /// Everything else: the last child of the page's body, or of the dialog that a step points into. Present even when it
  /// shows nothing.
  public var root: HTML { renderer.root() }

  /// ``root`` for a host whose Content-Security-Policy names a nonce for each answer.
  public func root(nonce: String) -> HTML { renderer.root(nonce: nonce) }

  /// The same for a client that draws for itself: what the banner and the root show, in that order.
  public var json: [ClientTouch] { renderer.clientTouches }

  /// ``json`` as a JSON document, with sorted keys.
  public var jsonText: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(json) else { return "[]" }
    return String(decoding: data, as: UTF8.self)
  }
}
