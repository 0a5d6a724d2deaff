import Foundation

extension Event {
  /// The event as every store keeps it: all instants in whole microseconds.
  var normalized: Event {
    Event(id: id, name: name, subject: subject, time: time, content: content, item: item, properties: properties)
  }
}

extension Value {
  /// The value as an event keeps it: an instant in whole microseconds.
  package var normalized: Value {
    if case .date(let date) = self { .date(Timestamp.rounded(date)) } else { self }
  }
}
