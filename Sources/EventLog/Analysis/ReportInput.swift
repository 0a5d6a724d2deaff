public import Foundation

/// The events that a report is made of, as of an instant.
///
/// An event dated more than a day after it was recorded comes from a wrong clock: it is quarantined, which is counted
/// and reported, and it is in no figure.
public struct ReportInput: Sendable {
  /// The events that count, in the order in which they happened, then in the order of the log.
  public let events: [RecordedEvent]
  /// How many events were left out because they are dated more than a day ahead.
  public let quarantined: Int
  /// Everything that happened up to this instant counts.
  public let asOf: Date

  /// Chooses the events that had happened at `asOf` and were known at `known`.
  public init(_ events: some Sequence<RecordedEvent>, asOf: Date, known: Date = .distantFuture) {
    var kept: [RecordedEvent] = []
    var quarantined = 0
    for recorded in events where recorded.recordedAt <= known {
      if Self.isQuarantined(recorded) {
        quarantined += 1
      } else if recorded.event.time <= asOf {
        kept.append(recorded)
      }
    }
    self.events = kept.sorted { ($0.event.time, $0.position) < ($1.event.time, $1.position) }
    self.quarantined = quarantined
    self.asOf = asOf
  }

  /// Whether an event is dated more than a day after it was recorded.
  public static func isQuarantined(_ recorded: RecordedEvent) -> Bool {
    recorded.event.time.timeIntervalSince(recorded.recordedAt) > 86_400
  }
}
