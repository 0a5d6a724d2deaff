import Foundation

/// The places of caps that all users of a company share. Pure.
///
/// An append is conditional on one stream only, and two users have two. So a shared place is claimed first in the
/// company's own stream, where all of its users' servers meet; the grant then names the claim. A claim that nobody used
/// gives its place back with its lease. Before a place that lapsed is given to another, the lapse is written to the
/// stream of the one who had it: whoever is still about to use it there has to decide again.
struct SharedPlaces {
  let subject: Subject
  let history: AccountHistory
  let now: Date

  init(of subject: Subject, in history: AccountHistory, at now: Date) {
    self.subject = subject
    self.history = history
    self.now = now
  }

  /// The user's own claim for this content that is not used yet and still holds.
  func claim(for content: ContentRef) -> EventID? {
    history.all.unusedClaims(at: now).last {
      $0.content?.isSameContent(as: content) ?? false && $0.properties[.claimant]?.string == subject.claimant
        && now < $0.leaseEnd
    }?.id
  }

  /// The claims still to be made for choices that take shared places.
  func missing(for choices: [Choice], rules: RuleSet) -> [Event] {
    let choices = choices.filter(rules.isShared)
    guard !choices.isEmpty, let account = subject.ofAccount else { return [] }
    let version = history.of(account).version(of: account)
    return choices.compactMap { choice in
      guard let content = choice.content, claim(for: content) == nil else { return nil }
      return Event(
        id: EventID.derived("claim/\(choice.rule)/\(subject.claimant)@\(version)"), name: .claimed, subject: account,
        time: now, content: content,
        properties: [
          .rule: .string(choice.rule.rawValue), .lease: .integer(rules.document.policy.lease.seconds),
          .claimant: .string(subject.claimant),
        ])
    }
  }

  /// What is stored with a grant or a message: with it, the claim that it uses.
  func grantProperties(of choice: Choice, digest: String) -> [PropertyName: Value] {
    var properties = choice.grantProperties(digest: digest)
    properties[.claim] = choice.content.flatMap(claim).map { .string($0.rawValue) }
    return properties
  }

  /// What closes the grants and claims of others that have lapsed, in their own streams.
  func closures() -> [Event] {
    let closed = Set(history.all.events(named: .lapsed).map { Key($0.event) })
    let displayed = Set(history.all.events(named: .displayed).map { Key($0.event) })
    return (lapsedGrants + lapsedClaims).filter { $0.subject != subject }
      .filter { !closed.contains(Key($0)) && !displayed.contains(Key($0)) }
  }

  private var lapsedGrants: [Event] {
    history.all.events(named: .granted).map(\.event).filter { $0.leaseEnd <= now && !$0.subject.isErased }
      .map { closure(of: $0, subject: $0.subject) }
  }

  private var lapsedClaims: [Event] {
    let lapsed = history.all.unusedClaims(at: now).filter { $0.leaseEnd <= now }
    guard !lapsed.isEmpty else { return [] }
    let users = Dictionary(history.users.map { ($0.claimant, $0) }) { first, _ in first }
    return lapsed.compactMap { claim in
      claim.properties[.claimant]?.string.flatMap { users[$0] }.map { closure(of: claim, subject: $0) }
    }
  }

  private func closure(of event: Event, subject: Subject) -> Event {
    Event(
      id: EventID.derived("\(event.id)/lapsed"), name: .lapsed, subject: subject, time: now, content: event.content,
      properties: [.cause: .string(event.id.rawValue)])
  }

  /// What an event goes back to; an id is unique within its stream only.
  private struct Key: Hashable {
    var subject: Subject
    var cause: String?

    init(_ event: Event) {
      subject = event.subject
      cause = event.properties[.cause]?.string
    }
  }
}
