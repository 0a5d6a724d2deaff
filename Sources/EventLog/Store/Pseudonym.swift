import Foundation

/// What stands in the place of an erased subject: a name made of its first position, which says nothing about it.
struct Pseudonym {
  private let prefix: String
  private let name: String

  /// The pseudonym of the subject whose first event has this position.
  init(prefix: String, first: Position) {
    self.prefix = prefix
    name = "\(prefix)\(first.rawValue)"
  }

  /// The event with its place, name, content and numbers, and without ids, texts and lists.
  ///
  /// What stays is what counts and rates are made of, so reports give the same figures as before.
  func apply(to recorded: RecordedEvent) -> RecordedEvent {
    let event = recorded.event
    let subject =
      event.subject.user == nil
      ? Subject(account: AccountID(name)) : Subject(user: UserID(name), of: event.subject.account)
    return RecordedEvent(
      event: Event(
        id: EventID("\(prefix)\(recorded.position.rawValue)"), name: event.name,
        subject: subject, time: event.time, content: event.content, item: event.item,
        properties: event.properties.filter { $0.value.survivesErasure }),
      version: recorded.version, position: recorded.position, recordedAt: recorded.recordedAt)
  }
}

extension Value {
  /// Numbers, truth values and dates stay; texts and lists can name a person.
  fileprivate var survivesErasure: Bool {
    switch self {
    case .integer, .decimal, .boolean, .date: true
    case .string, .strings: false
    }
  }
}

extension Subject {
  /// True for what stands in the place of an erased subject.
  package var isErased: Bool {
    (user?.rawValue ?? account?.rawValue ?? "").utf8.starts(with: EventValidation.erasedPrefix.utf8)
  }
}
