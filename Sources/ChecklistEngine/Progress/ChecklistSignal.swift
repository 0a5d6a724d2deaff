import EventLog
import Foundation

/// One event as a checklist understands it.
struct ChecklistSignal {
  var kind: Kind
  /// Who, when, and which event.
  var mark: Mark
  /// Its place in the log, for events of one instant.
  var position: Position
  /// The version of the checklist it was written for; 0 for the product's own events.
  var version: Int
  /// The percentage that was shown after it, as the log says.
  var percent: Int?

  enum Kind {
    case ticked(Int)
    case unticked(Int)
    case verified(Int, role: String)
    /// The event that a key waits for: item and key.
    case occurred(Int, key: Int)
    /// The attribute that a key waits for has the value: item and key.
    case matched(Int, key: Int)
    case levelCompleted(Int, Completion.Cause?)
    case listCompleted(Completion.Cause?)
    case milestone
    /// An event that only tells the percentage.
    case note
  }

  /// What the log will say brought something to its end, if this event did.
  ///
  /// An event of an older version was judged when it was written, and ended nothing then; so it was the content.
  func completion(of checklist: Checklist) -> Completion {
    let isOld = version > 0 && version < checklist.version
    return Completion(at: mark.at, cause: isOld ? .contentChange : .event(mark.event))
  }
}
