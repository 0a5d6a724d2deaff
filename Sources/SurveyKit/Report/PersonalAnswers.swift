import EventLog
import Foundation

/// The responses of everybody, of which one person's may have been given under several ids.
struct PersonalAnswers {
  private var entries: [Entry] = []

  private struct Entry {
    var response: SurveyResponse
    /// What the ids of the stream begin with that turned out to be the person's; nil for the person's own.
    var stream: String?
    /// When it became known to be the person's.
    var knownAt: Date
  }

  /// Adds a response; they come in the order they were given.
  mutating func add(_ response: SurveyResponse, _ recorded: RecordedEvent) {
    entries.append(
      Entry(response: response, stream: recorded.event.id.linkedParts?.prefix, knownAt: recorded.recordedAt))
  }

  /// Those that count.
  ///
  /// Whoever answers again under another id, before anybody knows that it is theirs, was asked twice by mistake. What is
  /// answered once it is known was asked again on purpose.
  var counted: [SurveyResponse] {
    guard entries.contains(where: { $0.stream != nil }) else { return entries.map(\.response) }
    let people = Dictionary(grouping: entries.indices) { entries[$0].response.subject }
    return entries.indices.filter { index in
      let own = people[entries[index].response.subject] ?? []
      return !own.contains { $0 > index && isReplaced(entries[index], by: entries[$0]) }
    }.map { entries[$0].response }
  }

  private func isReplaced(_ first: Entry, by second: Entry) -> Bool {
    guard first.stream != second.stream else { return false }
    return (first.stream != nil && second.response.time < first.knownAt) || second.stream != nil
  }
}
