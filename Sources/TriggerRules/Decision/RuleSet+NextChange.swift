import EventLog
import Foundation

extension RuleSet {
  /// The first instant after now at which the same occasion, with nothing new in the log, has another answer.
  ///
  /// Between the turning points of what the walk reads nothing can change, so it is enough to decide again at each of
  /// them, in order. Weekdays and times of day turn for ever, but repeat themselves: once nothing else turns any more,
  /// eight further days show all that they can do.
  func nextChange(of chosen: [Choice], _ facts: Facts) -> Date? {
    var occasion = facts.occasion
    var settled = occasion.now
    for _ in 0..<Self.mostTurningPoints {
      var walk = Walk(self, Facts(occasion, user: facts.user, account: facts.account), TurningPoints())
      let answer = walk.decide()
      if occasion.now > facts.now, answer.isOther(than: chosen) { return occasion.now }
      let once = walk.evidence.once.filter { $0 > occasion.now }.min()
      let again = walk.evidence.again.filter { $0 > occasion.now }.min()
      if once != nil { settled = occasion.now }
      guard let next = [once, again].compactMap(\.self).min() else { return nil }
      if once == nil, next.timeIntervalSince(settled) > 8 * 86_400 { return nil }
      occasion.now = next
    }
    return nil
  }

  /// Far more than rules that people write have; what comes later is not looked for.
  private static let mostTurningPoints = 5_000
}

extension [Choice] {
  fileprivate func isOther(than other: [Choice]) -> Bool {
    count != other.count || zip(self, other).contains { $0.rule != $1.rule || $0.isContinuing != $1.isContinuing }
  }
}
