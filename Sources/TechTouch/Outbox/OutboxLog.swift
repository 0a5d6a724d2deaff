/// The outbox as a fold over the log.
struct OutboxLog: Projection {
  private(set) var messages: [Key: OutboxMessage] = [:]
  private(set) var order: [Key] = []

  struct Key: Hashable {
    var subject: Subject
    var id: EventID
  }

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    if event.name == .queued, let content = event.content {
      let key = Key(subject: event.subject, id: event.id)
      messages[key] = OutboxMessage(
        id: event.id, subject: event.subject, content: content,
        rule: event.properties[.rule]?.string ?? "", due: event.properties[.due]?.date ?? event.time, state: .pending)
      order.append(key)
    } else if let state = Self.states[event.name], let cause = event.properties[.cause]?.string {
      messages[Key(subject: event.subject, id: EventID(cause))]?.state.reach(state)
    }
  }

  private static let states: [EventName: OutboxMessage.State] = [
    .failed: .failed, .sent: .sent, .delivered: .delivered, .opened: .opened, .clicked: .clicked,
  ]
}

extension OutboxMessage.State {
  /// Goes on to a later state, and never back: reports arrive in any order.
  fileprivate mutating func reach(_ state: Self) {
    let order = Self.allCases
    guard let from = order.firstIndex(of: self), let to = order.firstIndex(of: state), to > from else { return }
    self = state
  }
}
