public import EventLog
public import Foundation
import TouchContent

extension GuideProgress {
  /// What the guide does when the host records an event: it goes on when the step waits for it.
  ///
  /// The id is derived from the event's, so a repeated event counts once. An event of somebody else, or one that
  /// happened before the step was reached, changes nothing. A guide that is put off goes on too, and stays put off.
  public func reaction(to event: Event) -> [Event] {
    guard let step, case .event(event.name) = step.advance, event.subject == subject, isSince(event.time) else {
      return []
    }
    let draft = ContentEvents(
      content: guide.ref, subject: subject, id: EventID.derived("\(event.id)/guide/\(guide.id)/\(step.id)"),
      time: event.time)
    var advanced = draft.left(step.id, to: successor(of: step), by: step.advance.cause)
    advanced.properties[.cause] = .string(event.id.rawValue)
    return takenOver(at: event.time) + [advanced]
  }

  /// What the guide does when the user comes to a page: it goes on when the step waits for the visit.
  ///
  /// The id is derived from the present state, so two page views at once count once.
  public func visited(page: String, subject: Subject, at date: Date) -> [Event] {
    guard let step, case .visit(let pattern) = step.advance, subject == self.subject, isSince(date),
      pattern.matches(page)
    else { return [] }
    let draft = ContentEvents(
      content: guide.ref, subject: subject, id: EventID("\(nonce(for: subject))-visit"), time: date)
    return takenOver(at: date) + [draft.left(step.id, to: successor(of: step), by: step.advance.cause)]
  }

  private func isSince(_ date: Date) -> Bool {
    since.map { $0 <= Timestamp.rounded(date) } ?? false
  }
}
