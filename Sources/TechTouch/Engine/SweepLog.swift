import Foundation

/// What a sweep needs of the whole log: who there is, when the events happened that schedules count from, and how far
/// earlier sweeps went.
struct SweepLog: Sendable {
  var people: People
  private(set) var anchors: [EventName: AnchorList] = [:]
  /// Until when everything due was looked at; nil before the first sweep.
  private(set) var sweptUntil: Date?
  /// The time of the earliest event.
  private(set) var beginning: Date?
  /// How far the feed has been read, by partition.
  private(set) var seen: [Int: Position] = [:]
  /// How much of the feed earlier sweeps had settled, by partition.
  private var settled: [Int: Position] = [:]
  /// Events whose consequences may have been lost with the server that worked them out.
  private var unsettled: [Unsettled] = []
  /// Whose time zone was set since the last sweep, and where the feed says so.
  private var moves: [Subject: (partition: Int, position: Position)] = [:]
  private var newest = Date.distantPast
  private var bound = 10_000
  let reactions: Reactions

  private struct Unsettled {
    var partition: Int
    var recorded: RecordedEvent
  }

  /// The stream in which sweeps keep their progress.
  static let subject = Subject(user: "touch.sweep")
  /// How long after it was recorded an event is still looked at for consequences that were lost: a day. A log that was
  /// written long before its first sweep is not worked through again.
  private static let memory: Double = 86_400

  /// - Parameter partial: True when the feed is read from where an earlier sweep said.
  init(_ reactions: Reactions, partial: Bool = false) {
    self.reactions = reactions
    people = People(partial: partial)
  }

  mutating func apply(_ recorded: RecordedEvent, in partition: Int) {
    let event = recorded.event
    seen[partition] = recorded.position
    guard event.subject != PublicationLog.subject else { return }
    guard event.name != .swept else { return note(event) }
    guard !recorded.isQuarantined else { return }
    beginning = min(beginning ?? event.time, event.time)
    guard !event.subject.isErased else { return }
    people.apply(recorded)
    if event.name == .attributesChanged, event.properties[.timeZone] != nil, !isSettled(partition, recorded.position) {
      moves[event.subject] = (partition, recorded.position)
    }
    if reactions.anchors[event.name] != nil {
      anchors[event.name, default: AnchorList()].add(
        AnchorList.Anchor(
          time: event.time, recordedAt: recorded.recordedAt, subject: event.subject, partition: partition,
          position: recorded.position))
    }
    guard !isSettled(partition, recorded.position),
      reactions.mayFollow(event) || people.isClosed(event.subject) || !people.isCertain(event.subject)
    else { return }
    unsettled.append(Unsettled(partition: partition, recorded: recorded))
    newest = max(newest, recorded.recordedAt)
    if unsettled.count > bound { forgetOld() }
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    people.forget(subject)
    for name in anchors.keys { anchors[name]?.forget(subject) }
    unsettled.removeAll { $0.recorded.event.subject == subject }
    moves[subject] = nil
  }

  /// What was recorded within a day before now and is not known to be settled.
  func unsettled(at now: Date) -> [Event] {
    unsettled.filter { $0.recorded.recordedAt >= now.addingTimeInterval(-Self.memory) }.map(\.recorded.event)
  }

  /// True for what was in the feed already when an earlier sweep began.
  func isSettled(_ partition: Int, _ position: Position) -> Bool {
    position <= settled[partition] ?? .start
  }

  /// The users and companies whose time zone was set since the last sweep.
  var moved: Set<Subject> { Set(moves.keys) }

  /// The window of an anchor's time, as it stands in the list of its name.
  mutating func anchors(_ name: EventName, from: Date, through: Date) -> ArraySlice<AnchorList.Anchor> {
    anchors[name]?.window(from: from, through: through) ?? []
  }

  /// Where the first anchor stands, by partition, from which something may come due after an instant.
  mutating func anchorPlaces(after date: Date) -> [Int: Position] {
    var places: [Int: Position] = [:]
    for (name, reach) in reactions.anchors {
      for anchor in anchors(name, from: date.addingTimeInterval(-Double(reach)), through: .distantFuture) {
        places[anchor.partition] = min(places[anchor.partition] ?? anchor.position, anchor.position)
      }
    }
    return places
  }

  /// The progress of an earlier sweep. It names places of the feed and not times: servers' clocks differ, and an append
  /// may have been under way.
  private mutating func note(_ event: Event) {
    guard let progress = SweepProgress(event) else { return }
    sweptUntil = max(sweptUntil ?? progress.until, progress.until)
    for (partition, position) in progress.seen {
      settled[partition] = max(settled[partition] ?? .start, position)
    }
    let settled = settled
    unsettled.removeAll { $0.recorded.position <= settled[$0.partition] ?? .start }
    moves = moves.filter { $0.value.position > settled[$0.value.partition] ?? .start }
  }

  /// Keeps no more than a day's events while a long log is being read.
  private mutating func forgetOld() {
    let start = newest.addingTimeInterval(-Self.memory)
    unsettled.removeAll { $0.recorded.recordedAt < start }
    bound = max(10_000, unsettled.count * 2)
  }
}
