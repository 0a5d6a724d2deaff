import EventLog
import Foundation

extension RuleSet {
  /// The first instant after now at which the same occasion, with nothing new in the log, has another answer.
  ///
  /// Where nothing but the conditions of some rules may turn, those are asked first: as long as they come to the same,
  /// so does the decision.
  func nextChange(of chosen: [Choice], _ facts: Facts) -> Date? {
    var ahead = LookAhead(self, facts)
    while let moment = ahead.next() {
      guard moment.mayTurn else { continue }
      var walk = Walk(self, moment.facts, NoEvidence())
      let again = moment.matching.map { walk.decide(among: $0) } ?? walk.decide()
      if again.isOther(than: chosen) { return moment.facts.now }
    }
    return nil
  }

  /// The instants after now, in order, at which time alone may turn an answer.
  func turningPoints(_ situation: Situation) -> some Sequence<Date> {
    var ahead = LookAhead(self, Facts(situation.occasion, user: situation.user, account: situation.account))
    return AnyIterator { ahead.next()?.facts.now }
  }
}

extension [Choice] {
  fileprivate func isOther(than other: [Choice]) -> Bool {
    count != other.count || zip(self, other).contains { $0.rule != $1.rule || $0.isContinuing != $1.isContinuing }
  }
}
