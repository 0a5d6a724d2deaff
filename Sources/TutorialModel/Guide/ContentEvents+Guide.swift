public import EventLog
import Foundation
import TouchContent

/// The events of a guide.
extension ContentEvents {
  /// A step is done: the guide goes on, or is completed.
  func left(_ step: ItemID, to next: ItemID?, by cause: String, button: ItemID? = nil) -> Event {
    var properties: [PropertyName: Value] = [.by: .string(cause)]
    if let button { properties[.button] = .string(button.rawValue) }
    guard let next else { return make(.completed, at: step, properties) }
    properties[.to] = .string(next.rawValue)
    return make(.advanced, at: step, properties)
  }

  func ended(_ name: EventName, at step: ItemID, by cause: String = "button") -> Event {
    make(name, at: step, [.by: .string(cause)])
  }

  func snoozed(at step: ItemID, _ snooze: Snooze) -> Event {
    make(.snoozed, at: step, [.until: .date(snooze.end(from: time))])
  }

  /// The report that an anchor is missing, under an id of its own: the form that sends it stays usable.
  func missing(_ step: ItemID) -> Event {
    Event(
      id: EventID("\(id)-missing"), name: .anchorMissing, subject: subject, time: time, content: content, item: step)
  }
}

extension PropertyName {
  /// The button of a step that was pressed.
  public static let button: PropertyName = "button"
}
