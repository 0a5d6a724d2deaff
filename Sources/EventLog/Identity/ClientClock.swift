public import Foundation

/// What a client says of its own clock when it sends an event, so that a wrong clock does no harm.
///
/// What counts is how long before the sending the event happened, by the client's own clock: corrected = recorded −
/// (sent − original). Within one session the client's numbers win over any time: an event is never dated before one
/// with a smaller number, nor after one with a greater.
public struct ClientClock: Hashable, Sendable {
  /// What the client's clock showed when it sent the event.
  public var sent: Date
  /// The client's session: a page that stays open, or a run of an app.
  public var session: String?
  /// The number of the event in its session, rising.
  public var sequence: Int?

  /// Describes a client's clock; a session without numbers, or numbers without a session, order nothing.
  public init(sent: Date, session: String? = nil, sequence: Int? = nil) {
    self.sent = sent
    self.session = session
    self.sequence = sequence
  }

  /// The event at its corrected time; what the client said stays in the properties `clientTime` and `clientSent`.
  /// - Parameters:
  ///   - event: The event as the client sent it, with the time of the client's clock.
  ///   - recordedAt: When it arrived, by the server's clock.
  ///   - history: The events of the same subject, among which those of the same session are looked for.
  public func corrected(_ event: Event, recordedAt: Date, in history: History = History()) -> Event {
    var properties = event.properties
    properties[.clientTime] = .date(event.time)
    properties[.clientSent] = .date(sent)
    properties[.session] = session.map(Value.string)
    properties[.sequence] = sequence.map(Value.integer)
    let time = recordedAt.addingTimeInterval(-sent.timeIntervalSince(event.time))
    return Event(
      id: event.id, name: event.name, subject: event.subject, time: clamped(time, in: history),
      content: event.content, item: event.item, properties: properties)
  }

  /// Whether an event is the same as one that was stored corrected, so that sending it again is a repetition.
  public func isRepeated(_ event: Event, as stored: Event) -> Bool {
    var again = corrected(event, recordedAt: stored.time)
    again.time = stored.time
    again.properties[.clientSent] = stored.properties[.clientSent]
    return again == stored
  }

  /// The time brought between those of the session's neighbouring numbers.
  private func clamped(_ time: Date, in history: History) -> Date {
    guard let session, let sequence else { return time }
    var earliest = Date.distantPast
    var latest = Date.distantFuture
    for event in history.events.lazy.map(\.event) where event.properties[.session]?.string == session {
      guard let number = event.properties[.sequence]?.integer else { continue }
      if number < sequence { earliest = max(earliest, event.time) }
      if number > sequence { latest = min(latest, event.time) }
    }
    return max(earliest, min(time, latest))
  }
}
