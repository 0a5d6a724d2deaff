public import EventLog
import Foundation

extension Checklist {
  /// Whose list a user sees: the company's, or their own. A user without a company has their own in both cases.
  public func owner(for subject: Subject) -> Subject {
    scope == .account ? subject.ofAccount ?? subject : subject
  }

  /// Whose list an event of this checklist is about; nil when it is a list of none of these users.
  ///
  /// A list of the company, and what users do with their own, is told by the event's subject. A second check of a
  /// user's own list is in the stream of whoever looked, and does not name the user.
  public func owner(of event: Event, among users: some Sequence<Subject>) -> Subject? {
    guard let tag = event.properties[.owner] else { return owner(for: event.subject) }
    return users.lazy.map { owner(for: $0) }.first { .string(Self.tag(of: $0)) == tag }
  }

  /// True when what this subject does in the product counts for the owner's list.
  func isDone(by subject: Subject, owner: Subject) -> Bool {
    if scope == .account, let account = owner.account { return subject.account == account }
    return subject == owner
  }

  /// True when an event of this checklist is about the owner's list.
  ///
  /// A second check of a user's own list is in the stream of whoever looked; its property `owner` says whose list it is.
  func concerns(_ event: Event, owner: Subject) -> Bool {
    isDone(by: event.subject, owner: owner) && event.properties[.owner] == nil
      || event.properties[.owner] == .string(Self.tag(of: owner))
  }

  /// Tells owners apart without naming them, so that nothing has to be erased in somebody else's stream.
  static func tag(of owner: Subject) -> String {
    var hash = StableHash()
    hash.combine(owner.account?.rawValue ?? "")
    hash.combine(owner.user?.rawValue ?? "")
    return hash.text
  }

  /// When the list was first granted, started or displayed.
  func assignment(of owner: Subject, in history: History) -> Date? {
    history.events(of: ref).first {
      [.granted, .started, .displayed].contains($0.event.name) && isDone(by: $0.event.subject, owner: owner)
    }?.event.time
  }
}

extension PropertyName {
  /// Whose list a second check is about, as a hash, where the list is a user's own.
  static let owner: PropertyName = "owner"
}
