import EventLog

/// Reads events in the order they happened.
struct SurveyReportFold {
  private(set) var answers = PersonalAnswers()
  private(set) var askings: [SurveyAsking] = []
  private(set) var delivered: Set<Subject> = []
  private let content: ContentRef
  private let messages: Set<ContentRef>
  /// The asking of each subject that no response has followed yet.
  private var open: [Subject: Int] = [:]
  private var seen: Set<SeenEvent> = []

  init(_ content: ContentRef, messages: [ContentRef]) {
    self.content = content
    self.messages = Set(messages.map(\.unversioned))
  }

  func isRelevant(_ event: Event) -> Bool {
    guard let content = event.content else { return false }
    return content.isSameContent(as: self.content) || messages.contains(content.unversioned)
  }

  mutating func add(_ recorded: RecordedEvent) {
    let event = recorded.event
    // One response sent under two ids of one person is one.
    let id = event.name == .answered ? event.id.linkedParts?.id ?? event.id : event.id
    guard let content = event.content, seen.insert(SeenEvent(subject: event.subject, id: id)).inserted else { return }
    switch event.name {
    case .displayed where content.isSameContent(as: self.content):
      guard open[event.subject] == nil else { return }
      open[event.subject] = askings.count
      askings.append(
        SurveyAsking(subject: event.subject, version: content.version, time: event.time, isAnswered: false))
    case .answered:
      guard let response = SurveyResponse(event) else { return }
      answers.add(response, recorded)
      if let index = open.removeValue(forKey: event.subject) { askings[index].isAnswered = true }
    case .delivered where messages.contains(content.unversioned):
      delivered.insert(event.subject)
    default: break
    }
  }
}

/// An id is unique within its stream only.
private struct SeenEvent: Hashable {
  var subject: Subject
  var id: EventID
}
