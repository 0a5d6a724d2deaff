import Foundation

/// How far a sweep went, as an event.
struct SweepProgress: Sendable {
  /// Until when everything due was looked at.
  var until: Date
  /// How far the feed was read when it began, by partition.
  var seen: [Int: Position]
  /// From where a process has to read that begins, by partition: nothing that is still to be done lies before.
  var resumption: [Int: Position]
  /// For which anchors that holds, and for how many seconds after they happened.
  var reach: [EventName: Int]

  init(until: Date, seen: [Int: Position], resumption: [Int: Position] = [:], reach: [EventName: Int] = [:]) {
    self.until = until
    self.seen = seen
    self.resumption = resumption
    self.reach = reach
  }

  /// Reads the event of a sweep; nil for any other.
  init?(_ event: Event) {
    guard event.name == .swept else { return nil }
    let reach = Self.pairs(.reach, in: event).map { (EventName($0), Int($1) ?? 0) }
    self.init(
      until: event.properties[.until]?.date ?? event.time, seen: Self.positions(.settled, in: event),
      resumption: Self.positions(.resumption, in: event), reach: Dictionary(reach) { first, _ in first })
  }

  var event: Event {
    let places = Self.texts(of: seen)
    var hash = StableHash()
    for place in places { hash.combine(place) }
    return Event(
      id: EventID("swept/\(Timestamp.microseconds(of: until))/\(hash.text)"), name: .swept, subject: SweepLog.subject,
      time: until,
      properties: [
        .until: .date(until), .settled: .strings(places), .resumption: .strings(Self.texts(of: resumption)),
        .reach: .strings(reach.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }),
      ])
  }

  private static func texts(of places: [Int: Position]) -> [String] {
    places.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.rawValue)" }
  }

  private static func positions(_ name: PropertyName, in event: Event) -> [Int: Position] {
    let places = pairs(name, in: event).compactMap { partition, position -> (Int, Position)? in
      guard let partition = Int(partition), let position = Int64(position) else { return nil }
      return (partition, Position(position))
    }
    return Dictionary(places) { first, _ in first }
  }

  /// What stands before and after the last colon of each text.
  private static func pairs(_ name: PropertyName, in event: Event) -> [(String, String)] {
    (event.properties[name]?.strings ?? []).compactMap { text in
      text.lastIndex(of: ":").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
    }
  }
}

extension PropertyName {
  /// How far the feed of each partition was settled.
  static let settled: PropertyName = "settled"
  /// From where a process that begins has to read the feed of each partition.
  static let resumption: PropertyName = "resumption"
  /// How long after each anchor something may still come due.
  static let reach: PropertyName = "reach"
}
