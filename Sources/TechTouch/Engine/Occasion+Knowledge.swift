import Foundation

// The one way from a history to a decision, whether a page is viewed, something happened, or something has come due: with
// everything that the log knows of the user.

extension Occasion {
  init(_ kind: Kind, for subject: Subject, at now: Date, in history: AccountHistory, catalog: Catalog) {
    let profile = Profile(of: subject, in: history, product: catalog.product)
    self.init(
      kind, for: subject, origin: history.identities.origin(of: subject), at: now, zones: profile.zones,
      locale: profile.languages.first?.rawValue, device: profile.device,
      withheld: catalog.withheld(from: subject, own: history.of(subject)))
  }

  /// The same of somebody who is known already.
  /// - Parameter elsewhere: Content in progress whose next step is on another page.
  init(
    _ kind: Kind, for person: Acquaintance, at now: Date, in history: AccountHistory, elsewhere: Set<ContentRef>
  ) {
    self.init(
      kind, for: person.subject, origin: history.identities.origin(of: person.subject), at: now, zones: person.zones,
      locale: person.locale, device: person.device, elsewhere: elsewhere, withheld: person.withheld)
  }
}
