import EventLog
import Foundation

/// A place that was given to a touch, as the log tells it.
struct Grant: Hashable, Sendable {
  var id: EventID
  var content: ContentRef?
  var rule: RuleID?
  var time: Date
  /// The first instant at which an unconfirmed grant no longer holds its place.
  var leaseEnd: Date
  var isDisplayed = false
  /// The rules that had to wait for it.
  var deferred: [String]

  init(_ event: Event) {
    id = event.id
    content = event.content
    rule = event.properties[.rule]?.string.map { RuleID($0) }
    time = event.time
    leaseEnd = event.time.addingTimeInterval(event.properties[.lease]?.number ?? 0)
    deferred = event.properties[.deferred]?.strings ?? []
  }
}

extension Event {
  /// The event that this one goes back to.
  var cause: EventID? { properties[.cause]?.string.map { EventID($0) } }
}
