import Foundation

/// What a page view is decided from: the history with what the visit alone brings about, and who asks.
struct PageVisit: Sendable {
  /// The events of tours that go on because the page is visited, or are taken over by a new version.
  let events: [Event]
  /// The history with those events.
  let history: AccountHistory
  /// What was made of it.
  let person: Acquaintance
  private let page: String
  private let now: Date

  /// - Parameter person: What an earlier page made of the user's history; it is made anew where something has come to it
  ///   since.
  init(
    _ page: Page, of subject: Subject, knowing person: Acquaintance? = nil, history: AccountHistory, catalog: Catalog,
    at now: Date
  ) {
    self.page = page.bare
    self.now = now
    let held = person.flatMap { $0.subject == subject && $0.holds(in: history, catalog) ? $0 : nil }
    let person = held ?? Acquaintance(of: subject, in: history, catalog)
    events = person.waiting.flatMap { tour in
      let visited = tour.visited(page: page.bare, subject: subject, at: now)
      return visited.isEmpty ? tour.takenOver(at: now) : visited
    }
    self.history = events.isEmpty ? history : history.adding(events, at: now)
    self.person = events.isEmpty ? person : Acquaintance(of: subject, in: self.history, catalog)
  }

  /// What the rules are asked.
  var occasion: Occasion {
    Occasion(.pageView(page), for: person, at: now, in: history, elsewhere: person.elsewhere(than: page))
  }
}
