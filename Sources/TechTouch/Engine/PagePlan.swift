import Foundation

/// What one page view comes to: the decision, and the events it causes. A pure function of what is known.
///
/// The same function plans a page for the engine, explains one that is past, and drives a journey in a test.
struct PagePlan: Sendable {
  /// The instant of the page view.
  var now: Date
  /// What to show, and why.
  var decision: Decision
  /// What is to be appended to the user's stream, if the page is really shown.
  var events: [Event]
  /// The history with those events.
  var history: AccountHistory

  /// Plans a page view.
  /// - Parameter confirms: True when rendering is the display, as it is for pages that the server renders; else a grant
  ///   is a lease until the client says that it was displayed.
  init(
    _ page: Page, for subject: Subject, history: AccountHistory, catalog: Catalog, at now: Date, confirms: Bool,
    explaining: Bool
  ) {
    self.now = now
    self.history = history
    self.events = []
    let visits = Self.visits(page, by: subject, history: history, catalog: catalog, at: now)
    self.events += visits
    self.history = self.history.adding(visits, at: now)

    let profile = Profile(of: subject, in: self.history, product: catalog.product)
    let own = self.history.of(subject)
    let occasion = Occasion(
      .pageView(page.bare), for: subject, at: now, zones: profile.zones,
      locale: profile.languages.first?.rawValue,
      elsewhere: Self.elsewhere(page, subject: subject, history: own, catalog: catalog))
    decision = catalog.rules.decide(
      occasion, user: own, account: self.history.all, explaining: explaining)

    let version = own.version(of: subject)
    let grants = decision.chosen.filter { !$0.isContinuing }.flatMap { choice in
      Self.grant(
        choice, to: subject, version: version, digest: decision.digest, catalog: catalog, at: now, confirms: confirms)
    }
    self.events += grants
    self.history = self.history.adding(grants, at: now)
  }

  /// Guides whose step waits for a visit of this page.
  private static func visits(
    _ page: Page, by subject: Subject, history: AccountHistory, catalog: Catalog, at now: Date
  ) -> [Event] {
    let own = history.of(subject)
    return catalog.guides.flatMap { guide -> [Event] in
      guard !own.events(of: guide.ref).isEmpty else { return [] }
      return GuideProgress(of: guide, in: own, subject: subject).visited(page: page.bare, subject: subject, at: now)
    }
  }

  /// Guides in progress whose step is on another page.
  private static func elsewhere(_ page: Page, subject: Subject, history: History, catalog: Catalog) -> Set<ContentRef> {
    Set(
      catalog.guides.filter { guide in
        guard !history.events(of: guide.ref).isEmpty else { return false }
        let progress = GuideProgress(of: guide, in: history, subject: subject)
        return progress.step != nil && !progress.isHere(page.bare)
      }.map(\.ref))
  }

  /// A grant, its display when rendering is one, and the start of a guide.
  private static func grant(
    _ choice: Choice, to subject: Subject, version: Int, digest: String, catalog: Catalog, at now: Date, confirms: Bool
  ) -> [Event] {
    guard case .show(let reference) = choice.action, let content = catalog.content(reference) else { return [] }
    // The append is refused unless the stream is at this version, so the version makes the id unique.
    let grant = EventID("\(choice.rule)@\(version)")
    var events = [
      Event(
        id: grant, name: .granted, subject: subject, time: now, content: content.ref,
        properties: choice.grantProperties(digest: digest))
    ]
    if confirms {
      events.append(
        Event(
          id: EventID("\(grant)/displayed"), name: .displayed, subject: subject, time: now, content: content.ref,
          properties: [.cause: .string(grant.rawValue)]))
    }
    if case .guide = content {
      events.append(
        Event(
          id: EventID("\(grant)/started"), name: .started, subject: subject, time: now, content: content.ref,
          properties: [.cause: .string(grant.rawValue)]))
    }
    return events
  }
}
