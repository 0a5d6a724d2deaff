public import Foundation

/// The events of one stream, or of one account, indexed by name and by content: a value that folds grow from.
///
/// Appending costs amortised constant time for events that arrive in the order they happened; a late one costs a shift
/// within its name. Questions about a name in a window are two binary searches.
public struct History: Sendable {
  /// The events in the order of the log.
  public private(set) var events: [RecordedEvent] = []
  /// Events dated more than a day ahead of their recording: counted here, and in no answer.
  public private(set) var quarantined: [RecordedEvent] = []
  /// The last position seen.
  public private(set) var position: Position = .start
  private var versions: [Subject: Int] = [:]
  /// Indices into `events`, sorted by event time, then by order of the log.
  private var byName: [EventName: [Int]] = [:]
  private var byContent: [ContentRef: [Int]] = [:]
  private var indexByID: [EventKey: Int] = [:]

  /// An empty history.
  public init() {}

  /// The history of these events, in the order of the log.
  public init(_ events: some Sequence<RecordedEvent>) {
    for event in events { append(event) }
  }

  /// Adds the next event of the log; one that is held already is left out.
  public mutating func append(_ recorded: RecordedEvent) {
    let key = EventKey(subject: recorded.event.subject, id: recorded.event.id)
    guard indexByID[key] == nil else { return }
    position = max(position, recorded.position)
    versions[recorded.event.subject] = max(versions[recorded.event.subject] ?? 0, recorded.version)
    guard !recorded.isQuarantined else {
      if !quarantined.contains(recorded) { quarantined.append(recorded) }
      return
    }
    let index = events.count
    events.append(recorded)
    indexByID[key] = index
    insert(index, into: &byName[recorded.event.name, default: []])
    if let content = recorded.event.content {
      insert(index, into: &byContent[content.unversioned, default: []])
    }
  }

  /// The version of one stream as far as this history has seen it; 0 without events.
  ///
  /// The history of an account holds several streams, so the subject must be given.
  public func version(of subject: Subject) -> Int {
    versions[subject] ?? 0
  }

  /// The event that a subject's stream holds under an id.
  public func event(_ id: EventID, of subject: Subject) -> RecordedEvent? {
    indexByID[EventKey(subject: subject, id: id)].map { events[$0] }
  }

  /// The events of one name in the order they happened.
  public func events(named name: EventName) -> [RecordedEvent] {
    (byName[name] ?? []).map { events[$0] }
  }

  /// The touch events of one piece of content, of any version, in the order they happened.
  public func events(of content: ContentRef) -> [RecordedEvent] {
    (byContent[content.unversioned] ?? []).map { events[$0] }
  }

  /// How often something happened in the window (`after`, `through`]; open at the start, closed at the end. A window that
  /// ends before it begins holds nothing.
  /// - Complexity: O(log n) in the number of events of that name.
  public func count(of name: EventName, after: Date = .distantPast, through: Date = .distantFuture) -> Int {
    guard let indices = byName[name] else { return 0 }
    return max(0, firstIndex(in: indices, later: through) - firstIndex(in: indices, later: after))
  }

  /// The first or last event of a name, by the time it happened.
  public func first(_ name: EventName) -> RecordedEvent? { byName[name]?.first.map { events[$0] } }
  public func last(_ name: EventName) -> RecordedEvent? { byName[name]?.last.map { events[$0] } }

  /// What was true at `event` time, as far as it was known at `known`: later events and those recorded later are left out.
  public func asOf(event: Date, known: Date = .distantFuture) -> History {
    History(events.lazy.filter { $0.event.time <= event && $0.recordedAt <= known })
  }

  /// Only the events of one subject.
  public func of(_ subject: Subject) -> History {
    History(events.lazy.filter { $0.event.subject == subject })
  }

  private func insert(_ index: Int, into indices: inout [Int]) {
    let time = events[index].event.time
    if let last = indices.last, events[last].event.time > time {
      indices.insert(index, at: firstIndex(in: indices, later: time))
    } else {
      indices.append(index)
    }
  }

  /// The place of the first event that happened later than `time`.
  private func firstIndex(in indices: [Int], later time: Date) -> Int {
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if events[indices[middle]].event.time > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// An id is unique within its stream only.
private struct EventKey: Hashable {
  var subject: Subject
  var id: EventID
}
