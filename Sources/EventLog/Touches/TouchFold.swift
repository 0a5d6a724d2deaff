package import Foundation

/// What became of every piece of content with one user, and what asked for their attention: a fold over the touch events
/// of a history, which grows with it.
package struct TouchFold: Sendable {
  private var standings = SharedMap<ContentRef, ContentStanding>()
  /// What every display, message and grant came to.
  package private(set) var ledger = DisplayLedger()
  /// The content whose last attempt has not ended: it may be on the screen, or come back to it.
  package private(set) var open: [ContentRef] = []
  /// When the last of the events happened; at an earlier instant the fold says nothing.
  package private(set) var latest = Date.distantPast

  package init() {}

  /// Folds a whole history.
  package init(_ history: History) {
    for content in history.contents { refold(content, in: history) }
    ledger = DisplayLedger(history)
    latest = history.contents.compactMap { history.events(of: $0).last?.event.time }.max() ?? .distantPast
  }

  /// Takes the event that was last appended to the history.
  package mutating func append(_ event: Event, in history: History) {
    guard let content = event.content?.unversioned else { return }
    guard event.time >= latest else { return insert(event, content, in: history) }
    latest = event.time
    let hasEnded = standings.update(content, default: ContentStanding()) { standing in
      standing.apply(event)
      return standing.end != nil
    }
    note(content, hasEnded: hasEnded)
    ledger.append(event, in: history)
  }

  /// True when the last grant of a piece of content was not displayed.
  package func awaitsDisplay(of content: ContentRef) -> Bool {
    standings[content.unversioned]?.grants.last.map { !$0.isDisplayed } ?? false
  }

  /// What the events of a piece of content come to; nil when there are none.
  package func standing(of content: ContentRef) -> ContentStanding? { standings[content] }

  /// Takes an event that happened before others that are in it.
  private mutating func insert(_ event: Event, _ content: ContentRef, in history: History) {
    refold(content, in: history)
    ledger.append(event, in: history)
  }

  private mutating func refold(_ content: ContentRef, in history: History) {
    let standing = ContentStanding(history.events(of: content))
    standings.set(content, to: standing)
    note(content, hasEnded: standing.end != nil)
  }

  private mutating func note(_ content: ContentRef, hasEnded: Bool) {
    let place = open.firstIndex(of: content)
    if let place, hasEnded { open.remove(at: place) } else if place == nil, !hasEnded { open.append(content) }
  }
}
