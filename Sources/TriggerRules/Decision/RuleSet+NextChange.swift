import EventLog
import Foundation

extension RuleSet {
  /// The first instant after now at which the same occasion, with nothing new in the log, has another answer.
  func nextChange(of chosen: [Choice], _ situation: Situation) -> Date? {
    var later = situation
    return turningPoints(situation).first { instant in
      later.occasion.now = instant
      return decide(later.occasion, user: later.user, account: later.account).chosen.isOther(than: chosen)
    }
  }

  /// The instants after now, in order, at which time alone may turn an answer.
  ///
  /// Between them nothing that a walk reads can change, so it is enough to decide again at each of them. Weekdays and
  /// times of day turn for ever, but repeat themselves: once nothing else turns any more, eight further days show all
  /// that they can do.
  func turningPoints(_ situation: Situation) -> some Sequence<Date> {
    var now = situation.occasion.now
    var points = turningPoints(situation, at: now)
    var quiet = now
    var left = Self.mostTurningPoints
    return AnyIterator {
      let once = (points.settled + points.opening).filter { $0 > now }.min()
      let again = points.again.filter { $0 > now }.min()
      if once != nil { quiet = now }
      left -= 1
      guard left > 0, let next = [once, again].compactMap(\.self).min() else { return nil }
      if once == nil, next.timeIntervalSince(quiet) > 8 * 86_400 { return nil }
      now = next
      if next == again || points.opening.contains(next) { points = turningPoints(situation, at: now) }
      return next
    }
  }

  private func turningPoints(_ situation: Situation, at now: Date) -> TurningPoints {
    var occasion = situation.occasion
    occasion.now = now
    var walk = Walk(self, Facts(occasion, user: situation.user, account: situation.account), TurningPoints())
    _ = walk.decide()
    return walk.evidence
  }

  /// Far more than rules that people write have; what comes later is not looked for.
  private static let mostTurningPoints = 5_000
}

extension [Choice] {
  fileprivate func isOther(than other: [Choice]) -> Bool {
    count != other.count || zip(self, other).contains { $0.rule != $1.rule || $0.isContinuing != $1.isContinuing }
  }
}
