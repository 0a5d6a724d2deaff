extension [Event] {
  /// The events of each stream, the streams in the order in which they first occur.
  var byStream: [(subject: Subject, events: [Event])] {
    var order: [Subject] = []
    var streams: [Subject: [Event]] = [:]
    for event in self {
      if streams[event.subject] == nil { order.append(event.subject) }
      streams[event.subject, default: []].append(event)
    }
    return order.map { (subject: $0, events: streams[$0] ?? []) }
  }
}
