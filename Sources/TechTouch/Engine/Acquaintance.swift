/// What a catalogue makes of one person's history, whatever the page and the time: the languages and zones, and the guides
/// they are in the middle of.
///
/// It is made of the person's own events and of those of the company itself, so it holds until one of these streams, or
/// what is published, goes on. An object, so that a page is handed one without copying it.
final class Acquaintance: Sendable {
  let subject: Subject
  let profile: Profile
  let zones: Zones
  /// The language that conditions ask for.
  let locale: String?
  /// The guides that the user is in the middle of, or was put off: one of them may wait for a visit of a page, have its
  /// step on another, or have a new version that takes the user over.
  let tours: [GuideProgress]
  /// What is not to be shown whatever the rules say, with the reasons.
  let withheld: [ContentRef: String]
  private let source: Source

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
    tours = Self.tours(of: subject, in: history, catalog)
    withheld = catalog.withheld(from: subject, own: history.of(subject))
  }

  /// True when it would come out the same of this history.
  func holds(for subject: Subject, in history: AccountHistory, _ catalog: Catalog) -> Bool {
    self.subject == subject && source == Source(of: subject, in: history, catalog)
  }

  /// The guides whose next step is on another page.
  func elsewhere(than page: String) -> Set<ContentRef> {
    tours.isEmpty ? [] : Set(tours.filter { $0.step != nil && !$0.isHere(page) }.map(\.guide.ref))
  }

  private static func tours(of subject: Subject, in history: AccountHistory, _ catalog: Catalog) -> [GuideProgress] {
    let open = history.touches(of: subject).open.filter { $0.kind == .guide }
    return open.sorted { $0.id < $1.id }.compactMap { reference in
      guard case .guide(let guide) = catalog.content(reference) else { return nil }
      return catalog.progress(of: guide, in: history.of(subject), company: history.all, subject: subject)
    }
  }
}
