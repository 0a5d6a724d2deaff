/// The tasks of the customer-success team as a fold over the log.
struct TaskLog: Projection {
  private(set) var tasks: [Key: StaffTask] = [:]
  private(set) var order: [Key] = []

  struct Key: Hashable {
    var subject: Subject
    var id: EventID
  }

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    guard !event.subject.isErased else { return }
    let properties = event.properties
    if event.name == .taskOpened {
      let key = Key(subject: event.subject, id: event.id)
      tasks[key] = StaffTask(
        id: event.id, subject: event.subject, task: properties[.task]?.string ?? "",
        title: properties[.title]?.string ?? "", reason: properties[.reason]?.string ?? "",
        assignee: properties[.assignee]?.string, due: properties[.due]?.date, openedAt: event.time)
      order.append(key)
    } else if event.name == .taskClosed, let cause = properties[.cause]?.string {
      let key = Key(subject: event.subject, id: EventID(cause))
      guard tasks[key]?.isOpen == true else { return }
      tasks[key]?.closedAt = event.time
      tasks[key]?.closedBy = properties[.by]?.string.map(UserID.init)
    }
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    tasks = tasks.filter { $0.key.subject != subject }
    order.removeAll { $0.subject == subject }
  }
}
