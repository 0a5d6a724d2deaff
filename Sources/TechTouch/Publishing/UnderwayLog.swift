/// Who may be in the middle of which guide or scenario: an index over the whole log, which keeps nothing of who is done.
///
/// It says whose histories are to be looked at. Where somebody stands is for these to say, which know of all of a
/// person's streams.
struct UnderwayLog: Sendable {
  private var streams: [ContentRef: Set<Subject>] = [:]
  /// Whose the streams are that turned out to be somebody's.
  private var people: [Subject: Subject] = [:]

  mutating func apply(_ recorded: RecordedEvent) {
    let event = recorded.event
    guard !event.subject.isErased else { return }
    if event.name == .identified, event.id == IdentityLink.closingID {
      people[event.subject] = IdentityLink(event)?.person
    }
    guard let content = event.content?.unversioned, content.kind == .guide || content.kind == .scenario else { return }
    switch event.name {
    case .started, .restarted, .advanced, .snoozed: streams[content, default: []].insert(event.subject)
    case .completed, .skipped, .dismissed: streams[content]?.remove(event.subject)
    default: break
    }
  }

  /// The people who may be in the middle of some content, in a stable order.
  func people(in content: ContentRef) -> [Subject] {
    Set((streams[content.unversioned] ?? []).map(person)).sorted { $0.description < $1.description }
  }

  /// Keeps nothing more of somebody who is erased.
  mutating func forget(_ subject: Subject) {
    for content in streams.keys { streams[content]?.remove(subject) }
    people[subject] = nil
  }

  private func person(of stream: Subject) -> Subject {
    var path = [stream]
    while let last = path.last, let next = people[last], !path.contains(next) { path.append(next) }
    return path.last ?? stream
  }
}
