import Foundation

/// What a sweep needs of the whole log: who there is, when the events happened that schedules count from, and how far
/// earlier sweeps went.
struct SweepLog: Projection {
  /// Every user with a stream.
  private(set) var users: Set<Subject> = []
  /// The events of each name that schedules may count from, by time.
  private(set) var anchors: [EventName: [Anchor]] = [:]
  /// Until when everything due was looked at; nil before the first sweep.
  private(set) var sweptUntil: Date?
  /// The time of the earliest event.
  private(set) var beginning: Date?
  /// Events whose consequences may have been lost with the server that worked them out.
  private(set) var unsettled: [RecordedEvent] = []

  struct Anchor: Sendable {
    var time: Date
    var subject: Subject
  }

  /// The stream in which sweeps keep their progress.
  static let subject = Subject(user: "touch.sweep")
  /// What was recorded this shortly before a sweep is looked at again by the next: another server's append may have
  /// been under way.
  private static let overlap: Double = 60

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    if event.name == .swept {
      let until = event.properties[.until]?.date ?? event.time
      sweptUntil = max(sweptUntil ?? until, until)
      unsettled.removeAll { $0.recordedAt < until.addingTimeInterval(-Self.overlap) }
      return
    }
    guard !recorded.isQuarantined else { return }
    beginning = min(beginning ?? event.time, event.time)
    unsettled.append(recorded)
    if event.subject.user != nil { users.insert(event.subject) }
    if !Self.never.contains(event.name) { insert(Anchor(time: event.time, subject: event.subject), for: event.name) }
  }

  /// The subjects with an event of that name in the window, each once.
  /// - Complexity: O(log n + k) for k events in the window.
  func subjects(with name: EventName, from: Date, through: Date) -> Set<Subject> {
    guard let anchors = anchors[name] else { return [] }
    let start = Self.firstIndex(in: anchors) { $0.time >= from }
    let end = Self.firstIndex(in: anchors) { $0.time > through }
    return Set(anchors[start..<max(start, end)].map(\.subject))
  }

  /// The commonest events of the library, which no schedule counts from.
  private static let never: Set<EventName> = [
    .granted, .displayed, .advanced, .attributesChanged, .queued, .sent, .delivered, .opened, .clicked,
  ]

  private mutating func insert(_ anchor: Anchor, for name: EventName) {
    let index = Self.firstIndex(in: anchors[name] ?? []) { $0.time > anchor.time }
    anchors[name, default: []].insert(anchor, at: index)
  }

  private static func firstIndex(in anchors: [Anchor], where isBeyond: (Anchor) -> Bool) -> Int {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(anchors[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
