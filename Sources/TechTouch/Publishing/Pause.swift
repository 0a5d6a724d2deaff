import Foundation

/// Why a version of a guide is paused: too many users found no element where a step points.
struct Pause: Hashable, Sendable {
  var step: ItemID
  var anchor: String
  /// How many users found the element missing, of how many who came to the step.
  var missed: Int
  var presented: Int

  init(step: ItemID, anchor: String, missed: Int, presented: Int) {
    self.step = step
    self.anchor = anchor
    self.missed = missed
    self.presented = presented
  }

  /// Reads `touch.paused`.
  init?(_ event: Event) {
    let properties = event.properties
    guard let step = event.item, let anchor = properties[.anchor]?.string,
      let missed = properties[.missed]?.integer, let presented = properties[.presented]?.integer
    else { return nil }
    self.init(step: step, anchor: anchor, missed: missed, presented: presented)
  }

  /// The event that pauses a version; its id is the version's, so that a version is paused once.
  func event(of content: ContentRef, at date: Date) -> Event {
    Event(
      id: EventID("paused/\(content)"), name: .paused, subject: PublicationLog.subject, time: date, item: step,
      properties: [
        .document: .string(content.description), .anchor: .string(anchor), .missed: .integer(missed),
        .presented: .integer(presented),
      ])
  }
}

extension Pause: CustomStringConvertible {
  var description: String {
    "paused: \(missed) of \(presented) presentations found no anchor \(anchor) on step \(step)"
  }
}

extension PropertyName {
  /// The selector of a missing element.
  static let anchor: PropertyName = "anchor"
  /// How many found it missing.
  static let missed: PropertyName = "missed"
  /// How many came to the step.
  static let presented: PropertyName = "presented"
}
