import EventLog
import Foundation
import Measuring
import TriggerRules

/// The whole of `RuleSet.decide` over the users' logs, with and without the proof.
struct WholeDecision {
  private let rules: RuleSet
  private let group: String
  private let occasions: [Occasion]
  private let histories: [History]
  private let expected: [Set<RuleID>]

  init(_ file: DecideRules, _ users: DecideUsers, in group: String, count: Int) throws {
    rules = try RuleSet(file.document)
    self.group = group
    let subjects = (0..<count).map { Subject(user: UserID("user-\($0)"), of: "company") }
    occasions = subjects.map { Occasion(.pageView("/app"), for: $0, at: users.now, zones: Zones(user: "Asia/Tokyo")) }
    histories = zip(subjects, users.users).map { $1.history($0, users.events, at: users.now) }
    expected = file.expected.prefix(count).map { matches in Set(matches.map { RuleID("\($0)") }) }
  }

  /// Without a proof; and with one, which has every rule with every gate and value read, and the next instant at which
  /// time alone changes the answer. The two take turns, as it is their ratio that matters.
  func measure() {
    var plain = measurement("TechTouch, proof off", isExplaining: false)
    var explained = measurement("TechTouch, proof on", isExplaining: true)
    for _ in 0..<Measurement.rounds {
      plain.measure { pass(isExplaining: false) }
      explained.measure { pass(isExplaining: true) }
    }
    plain.report()
    explained.report()
  }

  /// Checks every answer and counts how often memory is asked for.
  private func measurement(_ name: String, isExplaining: Bool) -> Measuring.Measurement {
    let wrong = expected.indices.count { user in
      let decision = decide(user, isExplaining)
      return Set(decision.chosen.map(\.rule)) != expected[user] || (decision.proof != nil) != isExplaining
    }
    let allocations = Matching.text(
      Matching.allocations { pass(isExplaining: isExplaining) }, count: expected.count)
    print("allocations a decision, \(group), \(name)", allocations, separator: "\t")
    return Measurement(name, in: group, count: expected.count, wrong: wrong)
  }

  private func pass(isExplaining: Bool) {
    var sum = 0
    for user in expected.indices { sum &+= decide(user, isExplaining).chosen.count }
    precondition(sum > 0)
  }

  private func decide(_ user: Int, _ isExplaining: Bool) -> Decision {
    rules.decide(occasions[user], user: histories[user], explaining: isExplaining)
  }
}
