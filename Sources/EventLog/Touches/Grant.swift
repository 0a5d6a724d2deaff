package import Foundation

/// A place that was given to a touch, as the log tells it.
package struct Grant: Hashable, Sendable {
  package var id: EventID
  package var content: ContentRef?
  package var rule: String?
  package var time: Date
  /// The first instant at which an unconfirmed grant no longer holds its place.
  package var leaseEnd: Date
  package var isDisplayed = false
  /// The rules that had to wait for it.
  package var deferred: [String]

  init(_ event: Event) {
    id = event.id
    content = event.content
    rule = event.properties[.rule]?.string
    time = event.time
    leaseEnd = event.time.addingTimeInterval(event.properties[.lease]?.number ?? 0)
    deferred = event.properties[.deferred]?.strings ?? []
  }
}

extension Event {
  /// The event that this one goes back to.
  package var cause: EventID? { properties[.cause]?.string.map { EventID($0) } }
}
