public import EventLog
public import Foundation
public import TouchContent

/// Where one user stands with a resource, or with a list of them: a fold over the user's events of both.
///
/// Opening writes `touch.opened` of the resource. A resource that is shown by itself is done with that; a list stays until
/// it is closed.
public struct ResourceProgress: Sendable {
  /// The resource, or the list.
  public let content: ContentRef
  /// The heading of a list; nil for a resource by itself.
  public let title: LocalizedText?
  /// What can be opened.
  public let resources: [Resource]
  /// Whose progress it is.
  public let subject: Subject
  /// The resources that the user has opened, from this widget or from another.
  public private(set) var opened: Set<ContentID> = []
  /// True when the user has closed it.
  public private(set) var isDismissed = false
  /// How many events have changed the state; forms of an earlier revision are stale.
  public private(set) var revision = 0

  /// Folds the progress of a subject with one resource.
  public init(of resource: Resource, in history: History, subject: Subject) {
    self.init(resource.ref, title: nil, [resource], in: history, subject: subject)
  }

  /// Folds the progress of a subject with a list.
  /// - Parameter resources: What the list names; what it does not name is left out, and the order is the list's.
  public init(of list: ResourceList, resources: [Resource], in history: History, subject: Subject) {
    let named = list.resources.compactMap { id in resources.first { $0.id == id } }
    self.init(list.ref, title: list.title, named, in: history, subject: subject)
  }

  private init(
    _ content: ContentRef, title: LocalizedText?, _ resources: [Resource], in history: History, subject: Subject
  ) {
    self.content = content
    self.title = title
    self.resources = resources
    self.subject = subject
    for resource in resources {
      let events = history.events(of: resource.ref).filter { $0.event.subject == subject && $0.event.name == .opened }
      if !events.isEmpty { opened.insert(resource.id) }
      revision += events.count
    }
    for recorded in history.events(of: content) where recorded.event.subject == subject { fold(recorded.event) }
  }

  private mutating func fold(_ event: Event) {
    switch event.name {
    case .granted: isDismissed = false
    case .dismissed:
      isDismissed = true
      revision += 1
    default: break
    }
  }

  /// The nonce of the form for the present state.
  public func nonce(for subject: Subject) -> EventID {
    FormNonce.make(subject: subject, content: content, revision: revision)
  }

  /// The resource with an id.
  public func resource(_ id: ContentID) -> Resource? {
    resources.first { $0.id == id }
  }

  /// The events that an action causes; the first has the id given.
  /// - Throws: `Refusal` when there is no such resource, or somebody else acts.
  public func apply(_ action: ResourceAction, by subject: Subject, id: EventID, at date: Date) throws(Refusal)
    -> [Event]
  {
    guard subject == self.subject else {
      throw Refusal(.notAllowed, "\(subject) may not act in \"\(content)\", which is that of \(self.subject)")
    }
    switch action {
    case .dismiss:
      guard !isDismissed else { throw Refusal(.outOfOrder, "\"\(content)\" is closed and does not take \"dismiss\"") }
      return [Event(id: id, name: .dismissed, subject: subject, time: date, content: content)]
    case .open(let resourceID):
      guard let resource = resource(resourceID) else {
        throw Refusal(
          .unknownItem, "\"\(content)\" has no resource \"\(resourceID)\"", item: resourceID.rawValue)
      }
      return opening(resource, id: id, at: date)
    }
  }

  private func opening(_ resource: Resource, id: EventID, at date: Date) -> [Event] {
    var opened = Event(id: id, name: .opened, subject: subject, time: date, content: resource.ref)
    guard title == nil else {
      opened.properties[.by] = .string(content.unversioned.description)
      return [opened]
    }
    let completed = Event(
      id: EventID("\(id)/completed"), name: .completed, subject: subject, time: date, content: resource.ref)
    return [opened, completed]
  }
}
