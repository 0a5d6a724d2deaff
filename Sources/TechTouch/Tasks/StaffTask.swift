public import Foundation

/// Something that a person on the customer-success team is to do.
public struct StaffTask: Hashable, Sendable {
  /// The id of the event that opened it.
  public var id: EventID
  /// Whom it is about.
  public var subject: Subject
  /// What makes it the same task as another.
  public var task: String
  public var title: String
  /// Why it was opened.
  public var reason: String
  public var assignee: String?
  public var due: Date?
  public var openedAt: Date
  public var closedAt: Date?
  /// Who closed it.
  public var closedBy: UserID?

  /// True while nobody has closed it.
  public var isOpen: Bool { closedAt == nil }
}
