/// Who is who: which streams are one person's, read from the events that say so.
///
/// A person's history is that of the person's own stream and of every stream opened to it, directly or through others.
/// The order of identifications does not matter, and saying one again changes nothing. Streams of anonymous ids that
/// nobody was recognised by stay people of their own.
public struct Identities: Sendable {
  private var closings: [Subject: Closing] = [:]
  private var origins = Origins()

  /// What became of one stream.
  private struct Closing: Sendable {
    var person: Subject
    /// The version of the event that closed it; nil when only the opening was seen.
    var version: Int?
    /// The event in the person's own stream; nil when only the closing was seen.
    var opening: RecordedEvent?
  }

  /// Reads the identifications among the events.
  ///
  /// An identification whose ids were erased is known by the number that both of its events share.
  public init(_ events: some Sequence<RecordedEvent>) {
    let events = Array(events)
    var streams: [Int: RecordedEvent] = [:]
    var people: [Int: RecordedEvent] = [:]
    for recorded in events where recorded.event.name == .identified {
      guard let token = recorded.event.properties[.link]?.integer,
        let closes = recorded.event.properties[.closes]?.boolean
      else { continue }
      if closes { streams[token] = recorded } else { people[token] = recorded }
    }
    for (token, closing) in streams {
      guard let person = people[token]?.event.subject ?? IdentityLink(closing.event)?.person else { continue }
      add(closing.event.subject, Closing(person: person, version: closing.version, opening: people[token]))
    }
    for (token, opening) in people where streams[token] == nil {
      guard let link = IdentityLink(opening.event) else { continue }
      add(link.stream, Closing(person: link.person, version: nil, opening: opening))
    }
    guard !closings.isEmpty else { return }
    for stream in closings.keys { origins.add(stream, of: person(of: stream)) }
    for event in events { note(event) }
  }

  /// Takes in a further event that says nothing of who somebody is.
  public mutating func note(_ recorded: RecordedEvent) {
    if let last = closings[recorded.event.subject]?.version, recorded.version >= last { return }
    origins.note(recorded)
  }

  private mutating func add(_ stream: Subject, _ closing: Closing) {
    guard stream != closing.person else { return }
    // A stream is closed once; of two events that say otherwise one is taken whatever their order.
    if let other = closings[stream], other.person.precedes(closing.person) { return }
    closings[stream] = closing
  }

  /// True when no stream is another person's.
  public var isEmpty: Bool { closings.isEmpty }

  /// Whose stream it is: the subject itself unless it was closed.
  public func person(of subject: Subject) -> Subject {
    path(from: subject).last ?? subject
  }

  /// The stream in which a person was seen first: what is given out by lot, such as the variants of an experiment, goes
  /// by its id, so that a person keeps what they had before signing in. The subject itself for who has but one stream,
  /// and for who was never seen.
  public func origin(of person: Subject) -> Subject {
    origins[person] ?? person
  }

  /// True when the stream was closed because it is another person's.
  public func isClosed(_ subject: Subject) -> Bool {
    person(of: subject) != subject
  }

  /// The streams on the way from one to its person, both included. In a circle the first by id is the person.
  private func path(from subject: Subject) -> [Subject] {
    var path = [subject]
    while let next = closings[path[path.count - 1]]?.person {
      if let start = path.firstIndex(of: next) {
        let root = path[start...].min { $0.precedes($1) } ?? next
        guard let end = path.firstIndex(of: root) else { return path }
        return Array(path[...end])
      }
      path.append(next)
    }
    return path
  }

  /// The events as those of people: first what was done in the streams opened to them, in an order that does not depend
  /// on when they were opened, then the rest as given.
  ///
  /// What was done in a closed stream gets the person's subject, an id that is the person's alone, the version 0, which
  /// no event of a stream has, and the time at which it was known to be the person's. What came to a closed stream
  /// afterwards is left out: it stands in the person's own stream too.
  public func merged(_ events: some Sequence<RecordedEvent>) -> [RecordedEvent] {
    guard !isEmpty else { return Array(events) }
    var linked: [String: [RecordedEvent]] = [:]
    var others: [RecordedEvent] = []
    for recorded in events {
      let path = path(from: recorded.event.subject)
      guard path.count > 1 else {
        others.append(recorded)
        continue
      }
      guard let view = view(recorded, along: path) else { continue }
      linked[recorded.event.subject.identityHash.text, default: []].append(view)
    }
    return linked.sorted { $0.key < $1.key }.flatMap(\.value) + others
  }

  /// An event of a closed stream as its person's; nil for one that came too late and for the closing itself.
  private func view(_ recorded: RecordedEvent, along path: [Subject]) -> RecordedEvent? {
    let stream = path[0]
    if let last = closings[stream]?.version, recorded.version >= last { return nil }
    var event = recorded.event
    event.subject = path[path.count - 1]
    event.id = event.id.linked(from: stream)
    if event.name.isReserved, let cause = event.properties[.cause]?.string {
      event.properties[.cause] = .string(EventID(cause).linked(from: stream).rawValue)
    }
    event.properties[.isAnonymous] = nil
    let openings = path.dropLast().compactMap { closings[$0]?.opening }
    return RecordedEvent(
      event: event, version: 0, position: openings.last?.position ?? recorded.position,
      recordedAt: openings.map(\.recordedAt).reduce(recorded.recordedAt, max))
  }
}

extension Subject {
  /// An order of subjects that is the same everywhere: by company, then by user.
  public func precedes(_ other: Subject) -> Bool {
    (account ?? "", user ?? "") < (other.account ?? "", other.user ?? "")
  }
}
