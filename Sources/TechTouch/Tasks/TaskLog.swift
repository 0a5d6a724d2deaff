/// The tasks of the customer-success team as a fold over the log.
struct TaskLog: Projection {
  private(set) var tasks: [Key: StaffTask] = [:]
  private(set) var order: [Key] = []

  struct Key: Hashable {
    var account: AccountID?
    var id: EventID
  }

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    let properties = event.properties
    if event.name == .taskOpened {
      let key = Key(account: event.subject.account, id: event.id)
      tasks[key] = StaffTask(
        id: event.id, subject: event.subject, task: properties[.task]?.string ?? "",
        title: properties[.title]?.string ?? "", reason: properties[.reason]?.string ?? "",
        assignee: properties[.assignee]?.string, due: properties[.due]?.date, openedAt: event.time)
      order.append(key)
    } else if event.name == .taskClosed, let cause = properties[.cause]?.string {
      let key = Key(account: event.subject.account, id: EventID(cause))
      guard tasks[key]?.isOpen == true else { return }
      tasks[key]?.closedAt = event.time
      tasks[key]?.closedBy = event.subject.user
    }
  }
}
