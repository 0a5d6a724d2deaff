import EventLog
import Foundation
import TriggerRules

/// What is known of one user, as a host has it at hand for a decision.
final class KnownUser {
  /// The values of the attributes in their order.
  let values: [Value?]
  let times: EventTimes
  /// The same times, those of each event apart.
  let lists: [[Date]]
  /// All of it with its place found in the index.
  let prepared: Traits

  init(_ values: [Value?], _ times: EventTimes, lists: [[Date]], prepared: Traits) {
    self.values = values
    self.times = times
    self.lists = lists
    self.prepared = prepared
  }
}
