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
  /// The history with those events, and with the displays that are still to be confirmed.
  var history: AccountHistory
  /// The claims on shared places that have to be in the company's stream before the events are in the user's.
  var claims: [Event] = []
  /// Until when a page view like this one comes to the same and writes nothing, if nothing comes to the history; `now`
  /// where this is not known.
  private(set) var until: Date
  /// What was made of the user's history.
  let person: Acquaintance
  /// What confirms each display that does not count yet.
  var grants: [ContentRef: EventID] = [:]

  private let page: String
  private let decidedFrom: Position
  /// What became of each piece of content with the user, by `history`.
  private var touches: TouchFold

  /// Plans a page view.
  ///
  /// - Parameters:
  ///   - person: What an earlier page made of the user's history; it is made anew where something has come to it since.
  ///   - display: What counts as being displayed; being planned does, unless the client confirms it.
  init(
    _ page: Page, for subject: Subject, knowing person: Acquaintance? = nil, history: AccountHistory, catalog: Catalog,
    at now: Date, explaining: Bool, display: DisplayTime = .now
  ) {
    self.now = now
    self.page = page.bare
    decidedFrom = history.position
    until = now
    let visit = PageVisit(page, of: subject, knowing: person, history: history, catalog: catalog, at: now)
    self.events = visit.events
    self.history = visit.history
    self.person = visit.person
    let (person, occasion) = (visit.person, visit.occasion)
    let known = self.history.knowledge(of: subject)
    var turn = now
    if explaining {
      decision = catalog.rules.decide(occasion, known, explaining: true)
        .notingLanguages(for: person.profile.preference, catalog: catalog)
    } else {
      let past = person.takeRecollection(in: self.history, catalog)
      let lasting = catalog.rules.decideLasting(occasion, known, recalling: past)
      (decision, turn) = (lasting.decision, lasting.recollection.until)
      person.keep(lasting.recollection, of: self.history, catalog)
    }

    let places = SharedPlaces(of: subject, in: self.history, at: now)
    claims = places.missing(for: decision.chosen, rules: catalog.rules)
    touches = known.userTouches ?? TouchFold()
    for choice in decision.chosen {
      show(choice, to: subject, own: known.user, places: places, catalog: catalog, display: display)
    }
    guard events.isEmpty, grants.isEmpty, decision.chosen.allSatisfy(onlyGoesOn) else { return }
    until = person.turn(before: turn, after: now)
  }

  /// True for a choice that writes nothing, whatever counts as being displayed.
  private func onlyGoesOn(_ choice: Choice) -> Bool {
    guard case .show(let content) = choice.action else { return false }
    return choice.isContinuing && !touches.awaitsDisplay(of: content)
  }

  /// Notes what showing content writes to the log: a grant when it takes a new place, and the display of a grant.
  ///
  /// What was granted by an event, with no page to show it on, is displayed now; what goes on needs nothing.
  private mutating func show(
    _ choice: Choice, to subject: Subject, own: History, places: SharedPlaces, catalog: Catalog, display: DisplayTime
  ) {
    guard case .show(let reference) = choice.action else { return }
    let isAwaited = touches.awaitsDisplay(of: reference)
    guard !choice.isContinuing || isAwaited, let published = catalog.content(reference) else { return }
    let content = published.ref
    var granted: [Event] = []
    var shown = isAwaited ? GrantDisplay(awaitedOf: content, in: own) : nil
    if !choice.isContinuing {
      // The append is refused unless the stream is at this version, so the version makes the id unique.
      var grant = Event(
        id: EventID.derived("\(choice.rule)@\(own.version(of: subject))"), name: .granted, subject: subject, time: now,
        content: content, properties: grantProperties(of: choice, places: places))
      grant.item = published.firstStep
      granted = [grant]
      shown = GrantDisplay(of: grant, in: own)
    }
    guard let shown, !shown.isLate(at: now) else { return }
    let displayed = shown.events(at: now, in: shown.language(for: person.profile.preference, catalog: catalog))
    history = history.adding(granted + displayed, at: now)
    touches = history.touches(of: subject)
    events += granted
    switch display {
    case .now: events += displayed
    case .whenConfirmed: grants[content.unversioned] = shown.grant.id
    }
  }

  /// What is kept with a grant so that it can be decided again as it was.
  private func grantProperties(of choice: Choice, places: SharedPlaces) -> [PropertyName: Value] {
    var properties = places.grantProperties(of: choice, digest: decision.digest)
    properties[.page] = .string(page)
    properties[.decidedFrom] = .integer(Int(decidedFrom.rawValue))
    return properties
  }
}
