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
  ///
  /// Being planned counts as being displayed: a page that the server renders has no other sign of it without script.
  init(
    _ page: Page, for subject: Subject, history: AccountHistory, catalog: Catalog, at now: Date,
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
      locale: profile.languages.first?.rawValue, device: profile.device,
      elsewhere: Self.elsewhere(page, subject: subject, history: own, catalog: catalog))
    decision = catalog.rules.decide(
      occasion, user: own, account: self.history.all, explaining: explaining)

    let shown = decision.chosen.flatMap { choice in
      Self.show(choice, to: subject, own: own, digest: decision.digest, catalog: catalog, at: now)
    }
    self.events += shown
    self.history = self.history.adding(shown, at: now)
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

  /// What showing content writes to the log: a grant when it takes a new place, and the display of a grant.
  ///
  /// What was granted by an event, with no page to show it on, is displayed now; what goes on needs nothing.
  private static func show(
    _ choice: Choice, to subject: Subject, own: History, digest: String, catalog: Catalog, at now: Date
  ) -> [Event] {
    guard case .show(let reference) = choice.action, let content = catalog.content(reference) else { return [] }
    if choice.isContinuing {
      guard let grant = waitingGrant(of: content.ref, in: own) else { return [] }
      return display(grant, of: content, to: subject, at: now)
    }
    // The append is refused unless the stream is at this version, so the version makes the id unique.
    let grant = EventID("\(choice.rule)@\(own.version(of: subject))")
    let granted = Event(
      id: grant, name: .granted, subject: subject, time: now, content: content.ref,
      properties: choice.grantProperties(digest: digest))
    return [granted] + display(grant, of: content, to: subject, at: now)
  }

  /// The last grant of the content, when it was not displayed yet.
  private static func waitingGrant(of content: ContentRef, in own: History) -> EventID? {
    let events = own.events(of: content).map(\.event)
    guard let grant = events.last(where: { $0.name == .granted }) else { return nil }
    let isDisplayed = events.contains {
      $0.name == .displayed && $0.properties[.cause]?.string == grant.id.rawValue
    }
    return isDisplayed ? nil : grant.id
  }

  /// The display of a grant, and with it the start of a guide.
  private static func display(_ grant: EventID, of content: Content, to subject: Subject, at now: Date) -> [Event] {
    func event(_ name: EventName, _ suffix: String) -> Event {
      Event(
        id: EventID("\(grant)/\(suffix)"), name: name, subject: subject, time: now, content: content.ref,
        properties: [.cause: .string(grant.rawValue)])
    }
    let displayed = event(.displayed, "displayed")
    if case .guide = content { return [displayed, event(.started, "started")] }
    return [displayed]
  }
}
