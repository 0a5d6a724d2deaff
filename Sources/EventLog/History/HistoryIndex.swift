import Foundation

/// Where events stand in a history, by what they are asked for.
struct HistoryIndex: Sendable {
  private(set) var byName = SharedMap<EventName, Postings>()
  private(set) var byContent = SharedMap<ContentRef, Postings>()

  mutating func insert(_ event: Event, at place: Int) {
    change(event) { $0.insert(place, at: event.time) }
  }

  mutating func remove(_ event: Event, at place: Int) {
    change(event) { $0.remove(place) }
  }

  /// True when no event was ever about content.
  var isWithoutContents: Bool { byContent.isEmpty }

  /// The content that has events, of any version, in no particular order.
  var contents: [ContentRef] {
    byContent.keys.filter(hasEvents)
  }

  /// Whether there is any event of the content; its version does not matter.
  func hasEvents(of content: ContentRef) -> Bool {
    byContent.read(content.unversioned) { !$0.places.isEmpty } ?? false
  }

  private mutating func change(_ event: Event, _ body: (inout Postings) -> Void) {
    byName.update(event.name, default: Postings(), body)
    if let content = event.content { byContent.update(content.unversioned, default: Postings(), body) }
  }
}
