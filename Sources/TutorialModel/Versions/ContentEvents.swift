import EventLog
import Foundation

/// Writes the events of one act on a guide or a scenario.
struct ContentEvents {
  var content: ContentRef
  let subject: Subject
  var id: EventID
  let time: Date

  func make(_ name: EventName, at item: ItemID?, _ properties: [PropertyName: Value] = [:]) -> Event {
    Event(id: id, name: name, subject: subject, time: time, content: content, item: item, properties: properties)
  }
}
