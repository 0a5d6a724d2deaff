import Foundation

/// Who there is, and by which clocks they live.
struct People: Sendable {
  /// Every user with a stream, without those who were erased.
  private(set) var users: Set<Subject> = []
  private var byAccount: [AccountID: [Subject]] = [:]
  /// The zone that was set last, with the time it was set.
  private var zones: [Subject: Setting] = [:]

  /// Whose stream each closed one is.
  private var persons: [Subject: Subject] = [:]
  /// Who has more streams than their own.
  private var joined: Set<Subject> = []

  /// Of whom everything is known, where the feed is not read from its beginning; nil where it is.
  private var certain: Set<Subject>?
  /// Of whom it was learned from a history.
  private var learned: Set<Subject> = []
  /// The companies all of whose users are known.
  private var complete: Set<AccountID> = []

  private struct Setting {
    var time: Date
    var zone: String?
  }

  /// - Parameter partial: True when the feed is read from a place in its middle.
  init(partial: Bool = false) {
    certain = partial ? [] : nil
  }

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    if recorded.version == 1 { certain?.insert(event.subject) }
    add(event.subject)
    if let link = IdentityLink(event) {
      persons[link.stream] = link.person
      joined.insert(link.person)
    }
    guard event.name == .attributesChanged, let value = event.properties[.timeZone] else { return }
    // Which setting is the later one is not known of what was learned.
    if learned.remove(event.subject) != nil { certain?.remove(event.subject) }
    guard (zones[event.subject]?.time ?? .distantPast) <= event.time else { return }
    zones[event.subject] = Setting(time: event.time, zone: value.plain)
  }

  private mutating func add(_ subject: Subject) {
    guard subject.user != nil, !subject.isErased, users.insert(subject).inserted, let account = subject.account
    else { return }
    byAccount[account, default: []].append(subject)
  }

  /// Takes in what a history says of somebody, or of a company with its users.
  mutating func learn(_ subject: Subject, from history: AccountHistory, person: Subject? = nil) {
    guard certain != nil else { return }
    // Where the feed told of a zone meanwhile, which setting is the later one is not known.
    for subject in [subject, subject.ofAccount ?? subject] where zones[subject] == nil {
      certain?.insert(subject)
      learned.insert(subject)
      zones[subject] = Setting(
        time: .distantPast, zone: history.of(subject).attributes(of: subject)[.timeZone]?.plain)
    }
    add(subject)
    if !history.streams(of: subject).isEmpty { joined.insert(subject) }
    if let person, person != subject { persons[subject] = person }
    guard subject.user == nil, let account = subject.account else { return }
    history.users.forEach { add($0) }
    complete.insert(account)
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    users.remove(subject)
    if let account = subject.account { byAccount[account]?.removeAll { $0 == subject } }
    zones[subject] = nil
    persons[subject] = nil
    joined.remove(subject)
    certain?.remove(subject)
    learned.remove(subject)
  }

  /// False for somebody of whom the log may hold more than is known here.
  func isCertain(_ subject: Subject) -> Bool {
    guard let certain else { return true }
    return certain.contains(subject) && subject.ofAccount.map(certain.contains) ?? true
  }

  /// Whom an event concerns: its person, or everybody of its company; the company itself where not all of its users are
  /// known.
  func users(concernedBy subject: Subject) -> [Subject] {
    guard subject.user == nil, let account = subject.account else { return [person(of: subject)] }
    if certain != nil, !complete.contains(account) { return [subject] }
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
