import Foundation

extension Event {
  /// The event as every store keeps it: all instants in whole microseconds.
  var normalized: Event {
    Event(id: id, name: name, subject: subject, time: time, content: content, item: item, properties: properties)
  }
}
