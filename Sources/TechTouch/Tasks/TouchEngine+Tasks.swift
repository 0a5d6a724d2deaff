public import Foundation

extension TouchEngine {
  /// Every task of the customer-success team, in the order they were opened.
  public func tasks() async throws -> [StaffTask] {
    try await log.read { log in log.tasks.order.compactMap { log.tasks.tasks[$0] } }
  }

  /// Closes a task; closing it again changes nothing.
  /// - Parameter user: The member of staff who did it, from the host's session.
  public func close(_ task: StaffTask, by user: User, at now: Date) async throws {
    // In the stream of the user it is about, where rules look before they open the next.
    let event = Event(
      id: EventID.derived("\(task.id)/closed"), name: .taskClosed, subject: task.subject, time: now,
      properties: [
        .cause: .string(task.id.rawValue), .task: .string(task.task), .by: .string(user.id.rawValue),
      ])
    _ = try await store.append([event], to: task.subject, expecting: .any, at: now)
  }
}
