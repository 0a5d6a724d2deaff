import Foundation

/// How far a sweep went, as an event.
struct SweepProgress: Sendable {
  /// Until when everything due was looked at.
  var until: Date
  /// How far the feed was read when it began, by partition.
  var seen: [Int: Position]

  var event: Event {
    let places = seen.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.rawValue)" }
    var hash = StableHash()
    for place in places { hash.combine(place) }
    return Event(
      id: EventID("swept/\(Timestamp.microseconds(of: until))/\(hash.text)"), name: .swept, subject: SweepLog.subject,
      time: until, properties: [.until: .date(until), .settled: .strings(places)])
  }

  /// The places of the feed that an event of progress names.
  static func positions(in event: Event) -> [Int: Position] {
    let places = (event.properties[.settled]?.strings ?? []).compactMap { place -> (Int, Position)? in
      let parts = place.split(separator: ":")
      guard parts.count == 2, let partition = Int(parts[0]), let position = Int64(parts[1]) else { return nil }
      return (partition, Position(position))
    }
    return Dictionary(places) { first, _ in first }
  }
}

extension PropertyName {
  /// How far the feed of each partition was settled.
  static let settled: PropertyName = "settled"
}
