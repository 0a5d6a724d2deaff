import Foundation

/// In which of their streams the people who have several were seen first.
///
/// It depends on what is in the streams alone, and not on the order in which they were said to be one person's.
struct Origins: Sendable {
  private var people: [Subject: Subject] = [:]
  private var traces: [Subject: Trace] = [:]

  /// The first that was seen of a person.
  private struct Trace: Sendable {
    var recordedAt: Date
    var stream: Subject
    var isOwn: Bool

    func precedes(_ other: Trace) -> Bool {
      if recordedAt != other.recordedAt { return recordedAt < other.recordedAt }
      // At one instant the visitor came first: nobody signs in before they have come.
      return isOwn == other.isOwn ? stream.precedes(other.stream) : !isOwn
    }
  }

  /// Says that a stream is a person's.
  mutating func add(_ stream: Subject, of person: Subject) {
    people[stream] = person
    people[person] = person
  }

  /// Takes in an event of any stream.
  mutating func note(_ recorded: RecordedEvent) {
    let stream = recorded.event.subject
    guard let person = people[stream], recorded.isTrace else { return }
    let trace = Trace(recordedAt: recorded.recordedAt, stream: stream, isOwn: stream == person)
    if traces[person].map(trace.precedes) ?? true { traces[person] = trace }
  }

  subscript(person: Subject) -> Subject? { traces[person]?.stream }
}

extension RecordedEvent {
  /// True for what shows that somebody was there. What a host says of a known user may come from elsewhere, long before
  /// the user does; what is said of an anonymous id is said when it comes.
  fileprivate var isTrace: Bool {
    guard !isQuarantined, event.name != .identified else { return false }
    return event.name != .attributesChanged || event.properties[.isAnonymous] == true
  }
}
