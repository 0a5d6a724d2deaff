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
  /// Who is who among them.
  public let identities: Identities

  /// Chooses the events that had happened at `asOf` and were known at `known`, each as its person's.
  ///
  /// Where an anonymous id turned out to be a person, as far as it was known, the person has the events of both.
  public init(_ events: some Sequence<RecordedEvent>, asOf: Date, known: Date = .distantFuture) {
    let known = events.filter { $0.recordedAt <= known }
    let kept = known.filter { !$0.isQuarantined }
    identities = Identities(kept)
    self.events = identities.merged(kept).filter { $0.event.time <= asOf }.sorted { $0.happened(before: $1) }
    self.quarantined = known.count - kept.count
    self.asOf = asOf
  }
}

extension RecordedEvent {
  /// Orders by time; at one instant by the session's own numbers, then by the log.
  fileprivate func happened(before other: RecordedEvent) -> Bool {
    if event.time != other.event.time { return event.time < other.event.time }
    let (mine, theirs) = (event.properties[.session]?.string ?? "", other.event.properties[.session]?.string ?? "")
    if mine != theirs { return mine < theirs }
    let (number, next) = (event.properties[.sequence]?.integer ?? 0, other.event.properties[.sequence]?.integer ?? 0)
    return mine.isEmpty || number == next ? position < other.position : number < next
  }
}
