/// The outbox as a fold over the log.
struct OutboxLog: Sendable {
  private var messages: [Key: OutboxMessage] = [:]
  private var order: [Key] = []
  /// The places in the order of those that wait for the mailer.
  private var waiting: Set<Int> = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    var subject: Subject
    var id: EventID
  }

  /// Where those stand in the feed.
  private var positions: [Int: (partition: Int, position: Position)] = [:]

  /// Where the first that waits stands, by partition.
  var pendingPlaces: [Int: Position] {
    Dictionary(positions.values.map { ($0.partition, $0.position) }, uniquingKeysWith: min)
  }

  /// Every message, in the order of the log.
  var all: [OutboxMessage] { order.compactMap { messages[$0] } }

  /// The messages that wait for the mailer, in the order of the log.
  /// - Complexity: O(n log n) in the number of those.
  var pending: [OutboxMessage] { waiting.sorted().compactMap { messages[order[$0]] } }

  mutating func apply(_ recorded: RecordedEvent, in partition: Int) {
    let event = recorded.event
    guard !event.subject.isErased else { return }
    if event.name == .queued, let content = event.content {
      let key = Key(subject: event.subject, id: event.id)
      messages[key] = OutboxMessage(
        id: event.id, subject: event.subject, content: content,
        rule: event.properties[.rule]?.string ?? "", due: event.properties[.due]?.date ?? event.time, state: .pending)
      waiting.insert(order.count)
      positions[order.count] = (partition, recorded.position)
      places[key] = order.count
      order.append(key)
    } else if let state = Self.states[event.name], let cause = event.properties[.cause]?.string {
      let key = Key(subject: event.subject, id: EventID(cause))
      messages[key]?.reach(state, because: event.properties[.reason]?.string)
      if let place = places[key] {
        waiting.remove(place)
        positions[place] = nil
      }
    }
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    for key in messages.keys where key.subject == subject {
      messages[key] = nil
      guard let place = places.removeValue(forKey: key) else { continue }
      waiting.remove(place)
      positions[place] = nil
    }
  }

  private static let states: [EventName: OutboxMessage.State] = [
    .cancelled: .cancelled, .failed: .failed, .sent: .sent, .delivered: .delivered, .opened: .opened,
    .clicked: .clicked,
  ]
}

extension OutboxMessage {
  /// Goes on to a later state, and never back: reports arrive in any order.
  fileprivate mutating func reach(_ state: State, because reason: String?) {
    let order = State.allCases
    guard let from = order.firstIndex(of: self.state), let to = order.firstIndex(of: state), to > from else { return }
    self.state = state
    self.reason = reason
  }
}
