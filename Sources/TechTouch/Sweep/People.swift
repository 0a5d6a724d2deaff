import Foundation

/// Who there is, and by which clocks they live.
struct People: Sendable {
  /// Every user with a stream.
  private(set) var users: Set<Subject> = []
  private var byAccount: [AccountID: [Subject]] = [:]
  /// The zone that was set last, with the time it was set.
  private var zones: [Subject: Setting] = [:]

  /// Whose stream each closed one is.
  private var persons: [Subject: Subject] = [:]
  /// Who has more streams than their own.
  private var joined: Set<Subject> = []

  private struct Setting {
    var time: Date
    var zone: String?
  }

  mutating func apply(_ event: Event) {
    if event.subject.user != nil, users.insert(event.subject).inserted, let account = event.subject.account {
      byAccount[account, default: []].append(event.subject)
    }
    if let link = IdentityLink(event) {
      persons[link.stream] = link.person
      joined.insert(link.person)
    }
    guard event.name == .attributesChanged, let value = event.properties[.timeZone] else { return }
    guard (zones[event.subject]?.time ?? .distantPast) <= event.time else { return }
    zones[event.subject] = Setting(time: event.time, zone: value.string)
  }

  /// Whom an event concerns: its person, or everybody of its company.
  func users(concernedBy subject: Subject) -> [Subject] {
    guard subject.user == nil, let account = subject.account else { return [person(of: subject)] }
    return (byAccount[account] ?? []).map(person)
  }

  /// True for a stream that was closed because it is another person's.
  func isClosed(_ subject: Subject) -> Bool {
    persons[subject] != nil
  }

  /// True when the zone may come from a stream of theirs that was anonymous once.
  func hasSeveralStreams(_ person: Subject) -> Bool {
    joined.contains(person)
  }

  private func person(of subject: Subject) -> Subject {
    var person = subject
    // Two streams that were said to be one another, which is refused, would lead round in circles.
    for _ in 0..<64 {
      guard let next = persons[person] else { break }
      person = next
    }
    return person
  }

  /// The zones known for a user.
  func zones(of user: Subject, product: String?) -> Zones {
    Zones(user: zones[user]?.zone, account: user.ofAccount.flatMap { zones[$0]?.zone }, product: product)
  }
}
