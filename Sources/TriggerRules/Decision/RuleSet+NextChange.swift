import EventLog
import Foundation

extension RuleSet {
  /// The first instant after now at which the same occasion, with nothing new in the log, has another answer.
  ///
  /// Where nothing but the conditions of some rules may turn, those are asked first: as long as they come to the same,
  /// so does the decision.
  func nextChange(of chosen: [Choice], _ situation: Situation) -> Date? {
    var later = situation
    var ahead = LookAhead(self, situation)
    while let moment = ahead.next() {
      guard moment.mayTurn else { continue }
      later.occasion.now = moment.date
      let answer = decide(later.occasion, user: later.user, account: later.account).chosen
      if answer.isOther(than: chosen) { return moment.date }
    }
    return nil
  }

  /// The instants after now, in order, at which time alone may turn an answer.
  func turningPoints(_ situation: Situation) -> some Sequence<Date> {
    var ahead = LookAhead(self, situation)
    return AnyIterator { ahead.next()?.date }
  }
}

extension [Choice] {
  fileprivate func isOther(than other: [Choice]) -> Bool {
    count != other.count || zip(self, other).contains { $0.rule != $1.rule || $0.isContinuing != $1.isContinuing }
  }
}
