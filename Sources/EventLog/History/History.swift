public import Foundation

/// The events of one stream, or of one account, indexed by name and by content: a value that folds grow from.
///
/// Appending costs amortised constant time for events that arrive in the order they happened; a late one costs a shift
/// within its name. Questions about a name in a window are two binary searches. A copy costs one count, and shares what it
/// has in common with its original, whichever of them grows.
public struct History: Sendable {
  /// A list of one: a box that copies share, and that changes in its place while there is no copy. Without it a page
  /// counts a dozen references for every copy it passes on; `Benchmarks/compare touches`.
  private var table = [Table()]

  private struct Table: Sendable {
    var quarantined: [RecordedEvent] = []
    var position: Position = .start
    var versions = SharedMap<Subject, Int>()
    var log = Chunks<RecordedEvent>()
    var index = HistoryIndex()
    /// Where the events of companies themselves stand, without those of their users.
    var companyIndex = HistoryIndex()
    /// The places of events by the hashes of their keys; where two keys have the same one, the later has the next.
    var byKey = SharedMap<Int, Int>()
    var attributeFolds = SharedMap<Subject, AttributeFold>()
  }

  /// Events dated more than a day ahead of their recording: counted here, and in no answer.
  public var quarantined: [RecordedEvent] { table[0].quarantined }
  /// The last position seen.
  public var position: Position { table[0].position }

  /// An empty history.
  public init() {}

  /// The history of these events, in the order of the log.
  public init(_ events: some Sequence<RecordedEvent>) {
    for event in events { append(event) }
  }

  /// Adds the next event of the log; one that is held already is left out.
  public mutating func append(_ recorded: RecordedEvent) {
    appendIfNew(recorded)
  }

  /// Adds the next event of the log.
  /// - Returns: False for one that is held already, or quarantined.
  @discardableResult
  package mutating func appendIfNew(_ recorded: RecordedEvent) -> Bool {
    let event = recorded.event
    let (place, hash) = search(event.id, of: event.subject)
    guard place == nil else { return false }
    table[0].position = max(position, recorded.position)
    table[0].versions.update(event.subject, default: 0) { $0 = max($0, recorded.version) }
    guard !recorded.isQuarantined else {
      if !quarantined.contains(recorded) { table[0].quarantined.append(recorded) }
      return false
    }
    let next = log.count
    table[0].log.append(recorded)
    table[0].byKey.set(hash, to: next)
    table[0].index.insert(event, at: next)
    if event.subject.user == nil { table[0].companyIndex.insert(event, at: next) }
    if event.name == .attributesChanged { fold(event) }
    return true
  }

  /// Takes away the events of the log's end that are beyond a position.
  package mutating func removeAll(beyond position: Position) {
    var subjects = Set(quarantined.filter { $0.position > position }.map(\.event.subject))
    table[0].quarantined.removeAll { $0.position > position }
    while let last = log.last, last.position > position {
      subjects.insert(last.event.subject)
      removeLast(last.event)
    }
    for subject in subjects { forgetLater(subject) }
    table[0].position = [log.last, quarantined.last].compactMap { $0?.position }.max() ?? .start
  }

  private mutating func removeLast(_ event: Event) {
    let place = log.count - 1
    table[0].byKey.remove(search(event.id, of: event.subject).hash)
    table[0].log.removeLast()
    table[0].index.remove(event, at: place)
    if event.subject.user == nil { table[0].companyIndex.remove(event, at: place) }
    if event.name == .attributesChanged { refold(event.subject) }
  }

  private mutating func forgetLater(_ subject: Subject) {
    let held = [log.last { $0.event.subject == subject }, quarantined.last { $0.event.subject == subject }]
    table[0].versions.set(subject, to: held.compactMap { $0?.version }.max() ?? 0)
  }

  /// The events in the order of the log.
  /// - Complexity: O(n).
  public var events: [RecordedEvent] { Array(log) }

  /// How many events there are.
  public var count: Int { log.count }

  /// The version of one stream as far as this history has seen it; 0 without events.
  ///
  /// The history of an account holds several streams, so the subject must be given.
  public func version(of subject: Subject) -> Int {
    versions[subject] ?? 0
  }

  /// The event that a subject's stream holds under an id.
  public func event(_ id: EventID, of subject: Subject) -> RecordedEvent? {
    search(id, of: subject).place.map { log[$0] }
  }

  /// The events of one name in the order they happened.
  public func events(named name: EventName) -> [RecordedEvent] { recorded(index.byName[name]) }

  /// The touch events of one piece of content, of any version, in the order they happened.
  public func events(of content: ContentRef) -> [RecordedEvent] { recorded(index.byContent[content.unversioned]) }

  /// How often something happened in the window (`after`, `through`]; open at the start, closed at the end. A window that
  /// ends before it begins holds nothing.
  /// - Complexity: O(log n) in the number of events of that name.
  public func count(of name: EventName, after: Date = .distantPast, through: Date = .distantFuture) -> Int {
    index.byName.read(name) { $0.count(after: after, through: through) } ?? 0
  }

  /// The first or last event of a name, by the time it happened.
  public func first(_ name: EventName) -> RecordedEvent? {
    index.byName.read(name) { $0.places.first }?.map { log[Int($0)] }
  }
  public func last(_ name: EventName) -> RecordedEvent? {
    index.byName.read(name) { $0.places.last }?.map { log[Int($0)] }
  }

  /// What was true at `event` time, as far as it was known at `known`: later events and those recorded later are left out.
  public func asOf(event: Date, known: Date = .distantFuture) -> History {
    History(log.lazy.filter { $0.event.time <= event && $0.recordedAt <= known })
  }

  /// Only the events of one subject.
  public func of(_ subject: Subject) -> History {
    History(log.lazy.filter { $0.event.subject == subject })
  }
}

extension History {
  /// Whether there is any event of the content, of any version.
  package func hasEvents(of content: ContentRef) -> Bool { index.hasEvents(of: content) }

  /// The content, of any version, that the events are about, in no particular order.
  package var contents: [ContentRef] { index.contents }

  /// The same of companies themselves, without the events of their users.
  package func hasCompanyEvents(of content: ContentRef) -> Bool { companyIndex.hasEvents(of: content) }
  package var companyContents: [ContentRef] { companyIndex.isWithoutContents ? [] : companyIndex.contents }
  /// False when there are none of any content.
  package var mayHaveCompanyContents: Bool { !companyIndex.isWithoutContents }

  package func companyEvents(of content: ContentRef) -> [RecordedEvent] {
    recorded(companyIndex.byContent[content.unversioned])
  }

  package func companyEvents(named name: EventName) -> [RecordedEvent] { recorded(companyIndex.byName[name]) }

  /// How often something happened in the window (`after`, `through`], and when it did so first.
  package func window(of name: EventName, after: Date, through: Date) -> (count: Int, first: Date?) {
    index.byName.read(name) { postings in
      (postings.count(after: after, through: through), postings.first(after: after))
    } ?? (0, nil)
  }

  /// Calls `body` with every event of a piece of content, of any version, in the order they happened.
  package func forEachEvent(of content: ContentRef, _ body: (RecordedEvent) -> Void) {
    let log = log
    _ = index.byContent.read(content.unversioned) { postings in
      for place in postings.places { body(log[Int(place)]) }
    }
  }

  /// When an event of this name that is meant last happened to a piece of content, of any version, up to a time.
  package func last(
    _ name: EventName, of content: ContentRef, through time: Date, where isMeant: (Event) -> Bool
  ) -> Date? {
    last(name, of: content, in: index, through: time, where: isMeant)
  }

  /// The last event that is meant of a piece of content, of any version.
  package func last(of content: ContentRef, where isMeant: (Event) -> Bool) -> RecordedEvent? {
    let log = log
    let place = index.byContent[content.unversioned]?.places.last { isMeant(log[Int($0)].event) }
    return place.map { log[Int($0)] }
  }

  /// The same of companies themselves, without the events of their users.
  package func lastOfCompany(
    _ name: EventName, of content: ContentRef, through time: Date, where isMeant: (Event) -> Bool
  ) -> Date? {
    last(name, of: content, in: companyIndex, through: time, where: isMeant)
  }

  /// Events of other names are told by where they stand: to read them took most of the time of deciding a page
  /// (`Benchmarks/compare touches`).
  private func last(
    _ name: EventName, of content: ContentRef, in index: HistoryIndex, through time: Date,
    where isMeant: (Event) -> Bool
  ) -> Date? {
    guard let named = index.byName[name], let postings = index.byContent[content.unversioned] else { return nil }
    for number in postings.places.indices.reversed() where postings.times[number] <= time {
      let (place, time) = (postings.places[number], postings.times[number])
      if named.contains(place, at: time), isMeant(log[Int(place)].event) { return time }
    }
    return nil
  }

  /// The last events of the log, in its order.
  package func last(_ count: Int) -> [RecordedEvent] { Array(log.suffix(count)) }

  /// The events that another history goes on with after this one, up to and including a position of the log, in its
  /// order; nil when this one is empty, or ends with another event than the other one has in its place.
  package func next(in other: History, through position: Position) -> [RecordedEvent]? {
    guard let last = log.last, count <= other.count, last == other.log[count - 1] else { return nil }
    let events = other.log.suffix(other.count - count).prefix { $0.position <= position }
    let quarantined = other.quarantined.filter { $0.position > self.position && $0.position <= position }
    return quarantined.isEmpty ? Array(events) : (events + quarantined).sorted { $0.position < $1.position }
  }

  /// When the events of a name happened, in order, up to a time.
  package func times(of name: EventName, through time: Date) -> ArraySlice<Date> {
    index.byName.read(name) { $0.times(through: time) } ?? []
  }

  /// When the events happened that are later than a time, in no particular order.
  package func times(after time: Date) -> [Date] { index.byName.values.flatMap { $0.times(after: time) } }

  /// When the newest of the events happened.
  package var latest: Date { index.byName.values.compactMap(\.latest).max() ?? .distantPast }

  private func recorded(_ postings: Postings?) -> [RecordedEvent] {
    postings?.places.map { log[Int($0)] } ?? []
  }
}

extension History {
  private var versions: SharedMap<Subject, Int> { table[0].versions }
  private var log: Chunks<RecordedEvent> { table[0].log }
  private var index: HistoryIndex { table[0].index }
  private var companyIndex: HistoryIndex { table[0].companyIndex }
  private var byKey: SharedMap<Int, Int> { table[0].byKey }
  private var attributeFolds: SharedMap<Subject, AttributeFold> { table[0].attributeFolds }

  func attributeFold(of subject: Subject) -> AttributeFold? { attributeFolds[subject] }

  private mutating func fold(_ change: Event) {
    let isLate = table[0].attributeFolds.update(change.subject, default: AttributeFold()) { fold in
      if change.time < fold.latest { return true }
      fold.apply(change)
      return false
    }
    if isLate { refold(change.subject) }
  }

  private mutating func refold(_ subject: Subject) {
    table[0].attributeFolds.set(subject, to: AttributeFold(changes(of: subject)))
  }

  /// The place of an event, and the hash under which it stands or would stand. An id is unique within its stream only.
  private func search(_ id: EventID, of subject: Subject) -> (place: Int?, hash: Int) {
    var hasher = Hasher()
    hasher.combine(subject)
    hasher.combine(id)
    var hash = hasher.finalize()
    while let place = byKey[hash] {
      if log[place].event.id == id, log[place].event.subject == subject { return (place, hash) }
      hash &+= 1
    }
    return (nil, hash)
  }
}
