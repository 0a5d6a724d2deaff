import EventLog
import Foundation

/// How one rule stands before the places are given out.
struct Assessment {
  /// The place of the rule in the order of the set.
  var index: Int
  /// Matched when every gate is open.
  var verdict: Verdict
  /// True when the occasion is one of its own.
  var isTriggered: Bool
  /// True when it goes on with what it began.
  var isContinuing: Bool
  /// Since when the user has left it alone, for longer than it may keep the page's one place from others.
  var leftAloneSince: Date?
  /// Its priority, with what it gained by waiting.
  var priority: Int
  /// How often others took its place since it last had one.
  var timesDeferred = 0
}
