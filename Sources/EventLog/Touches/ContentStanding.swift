package import Foundation

/// How far one piece of content has come with one user: the fold of its touch events.
package struct ContentStanding: Sendable {
  /// How it ended, and when.
  package struct End: Hashable, Sendable {
    /// `completed`, `skipped`, `dismissed` or `answered`.
    package var name: EventName
    package var time: Date
  }

  package private(set) var grants: [Grant] = []
  /// When it was last on the screen in this attempt.
  package private(set) var displayed: Date?
  /// When this attempt was started.
  package private(set) var started: Date?
  /// How the last attempt ended; nil while one is open.
  package private(set) var end: End?
  /// Until when the user put it off.
  package private(set) var snoozedUntil: Date?
  /// When it was put off.
  package private(set) var snoozed: Date?
  /// When it last came to the screen, or the user last did something with it, in this attempt.
  package private(set) var lastSign: Date?
  /// When a message was last put in the outbox.
  package private(set) var queued: Date?

  /// Folds the events of one piece of content, in the order they happened.
  package init(_ events: [RecordedEvent] = []) {
    for recorded in events { apply(recorded.event) }
  }

  /// The grant that holds a place and waits to be displayed.
  package func liveGrant(at now: Date) -> Grant? {
    grants.last { !$0.isDisplayed && now < $0.leaseEnd }
  }

  /// True while the user is in the middle of it.
  package var isOpen: Bool { end == nil && (displayed != nil || started != nil) }

  /// Takes the next event of the content, not earlier than those before it.
  mutating func apply(_ event: Event) {
    defer { sign(event) }
    switch event.name {
    case .granted: grants.append(Grant(event))
    case .displayed:
      if let cause = event.cause, let index = grants.lastIndex(where: { $0.id == cause }) {
        grants[index].isDisplayed = true
        if let end, grants[index].time > end.time { reopen() }
      }
      displayed = event.time
    case .started, .restarted:
      if end != nil { reopen() }
      started = event.time
    // Back from where it had come to its end: from the advice of a scenario to its questions.
    case .advanced where end?.name == .completed:
      reopen()
      started = event.time
    case .completed where event.properties[.scope] == nil: end = End(name: .completed, time: event.time)
    // Who presses a button that leads on has done what a pop-up or a banner is for.
    case .pressed: end = End(name: .completed, time: event.time)
    case .skipped: end = End(name: .skipped, time: event.time)
    case .dismissed: end = End(name: .dismissed, time: event.time)
    case .answered: end = End(name: .answered, time: event.time)
    case .snoozed:
      snoozed = event.time
      snoozedUntil = event.properties[.until]?.date
    case .queued: queued = event.time
    default: break
    }
  }

  /// What was put off comes to the screen again when that is over.
  private mutating func sign(_ event: Event) {
    switch event.name {
    case .granted, .anchorMissing, .queued, .sent, .failed, .delivered, .opened, .clicked: break
    case .snoozed: lastSign = max(event.time, snoozedUntil ?? event.time)
    default: lastSign = max(event.time, lastSign ?? event.time)
    }
  }

  /// A new attempt begins.
  private mutating func reopen() {
    end = nil
    displayed = nil
    started = nil
    lastSign = nil
    snoozed = nil
    snoozedUntil = nil
  }
}
