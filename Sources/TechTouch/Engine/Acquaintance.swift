import Foundation
import Synchronization

/// What a catalogue makes of one person's history, whatever the page and the time: the languages and zones, the guides
/// they are in the middle of, and what the last pages came to.
///
/// It is made of the person's own events and of those of the company itself, so it holds until one of these streams, or
/// what is published, goes on. An object, so that a page is handed one without copying it.
final class Acquaintance: Sendable {
  let subject: Subject
  let profile: Profile
  let zones: Zones
  /// The language that conditions ask for.
  let locale: String?
  /// The class of the device that the user came with last.
  let device: String?
  /// The guides that the user is in the middle of, or was put off: one of them may wait for a visit of a page, have its
  /// step on another, or have a new version that takes the user over.
  let tours: [GuideProgress]
  /// Those of them that may go on because a page is visited.
  let waiting: [GuideProgress]
  /// What is not to be shown whatever the rules say, with the reasons.
  let withheld: [ContentRef: String]
  private let source: Source
  private let steps: [(guide: ContentRef, page: PagePattern)]
  private let pages = Mutex(PageMemory())
  private let recollection = Mutex<(held: Recollection, read: Position)?>(nil)

  /// What it was made of.
  struct Source: Hashable, Sendable {
    private var own: Position
    private var company: Position
    private var publications: Int

    init(of subject: Subject, in history: AccountHistory, _ catalog: Catalog) {
      own = history.revision(of: subject)
      company = subject.ofAccount.map(history.revision) ?? .start
      publications = catalog.log.version
    }
  }

  init(of subject: Subject, in history: AccountHistory, _ catalog: Catalog) {
    self.subject = subject
    source = Source(of: subject, in: history, catalog)
    profile = Profile(of: subject, in: history, product: catalog.product)
    zones = profile.zones
    locale = profile.languages.first?.rawValue
    device = profile.device
    tours = Self.tours(of: subject, in: history, catalog)
    waiting = tours.filter(\.mayGoOnByVisit)
    steps = tours.compactMap { tour in tour.step.map { (tour.guide.ref, $0.page) } }
    withheld = catalog.withheld(from: subject, own: history.of(subject))
  }

  /// True when it would come out the same of this history.
  func holds(in history: AccountHistory, _ catalog: Catalog) -> Bool {
    source == Source(of: subject, in: history, catalog)
  }

  /// The guides whose next step is on another page.
  func elsewhere(than page: String) -> Set<ContentRef> {
    var elsewhere: Set<ContentRef> = []
    for step in steps where !step.page.matches(page) { elsewhere.insert(step.guide) }
    return elsewhere
  }

  /// When a guide that was put off may be taken over by its new version, if that is before another instant.
  func turn(before turn: Date, after now: Date) -> Date {
    var turn = turn
    for case .snoozed(let until) in waiting.map(\.state) where until > now { turn = min(turn, until) }
    return turn
  }

  private static func tours(of subject: Subject, in history: AccountHistory, _ catalog: Catalog) -> [GuideProgress] {
    let open = history.touches(of: subject).open.filter { $0.kind == .guide }
    return open.sorted { $0.id < $1.id }.compactMap { reference in
      guard case .guide(let guide) = catalog.content(reference) else { return nil }
      return catalog.progress(of: guide, in: history.of(subject), company: history.all, subject: subject)
    }
  }
}

// MARK: - Pages

extension Acquaintance {
  /// What tells a page from others for this person.
  /// - Parameter patterns: Those of rules that the page matches.
  func kind(of page: String, matching patterns: [Int32]) -> PageMemory.Kind {
    PageMemory.Kind(patterns: patterns, elsewhere: elsewhere(than: page), page: waiting.isEmpty ? nil : page)
  }

  /// What a page of this kind came to lately, if it comes to the same now.
  func decision(on kind: PageMemory.Kind, at now: Date, in history: AccountHistory, _ catalog: Catalog) -> Decision? {
    let read = Self.read(history, catalog)
    return pages.withLock { $0.decision(on: kind, at: now, having: read) }
  }

  /// Keeps what a page of this kind came to.
  func keep(_ plan: PagePlan, on kind: PageMemory.Kind, _ catalog: Catalog) {
    guard plan.now < plan.until else { return }
    let entry = PageMemory.Entry(
      kind: kind, decision: plan.decision, from: plan.now, until: plan.until, read: Self.read(plan.history, catalog))
    pages.withLock { $0.keep(entry) }
  }

  /// What was found out for the page before, which is then nobody else's; nil when that is not known.
  func takeRecollection(in history: AccountHistory, _ catalog: Catalog) -> Recollection? {
    let read = Self.read(history, catalog)
    let taken = recollection.withLock { held in
      defer { held = nil }
      return held
    }
    return taken.flatMap { $0.read == read ? $0.held : nil }
  }

  /// Keeps what was found out for a page.
  func keep(_ recollection: Recollection, of history: AccountHistory, _ catalog: Catalog) {
    let read = Self.read(history, catalog)
    self.recollection.withLock { $0 = (recollection, read) }
  }

  /// How far the history was read of which no rule asks more than what the acquaintance is made of.
  private static func read(_ history: AccountHistory, _ catalog: Catalog) -> Position {
    catalog.rules.asksOfColleagues ? history.position : .start
  }
}

extension GuideProgress {
  /// True when its step waits for a visit, or a new version takes the user over as soon as there is one.
  fileprivate var mayGoOnByVisit: Bool {
    if case .visit? = step?.advance { return true }
    return !takenOver(at: .distantFuture).isEmpty
  }
}
