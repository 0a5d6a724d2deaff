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
  /// time alone changes the answer.
  func measure() {
    measure("TechTouch, proof off", isExplaining: false)
    measure("TechTouch, proof on", isExplaining: true)
  }

  private func measure(_ name: String, isExplaining: Bool) {
    let wrong = expected.indices.count { user in
      let decision = decide(user, isExplaining)
      return Set(decision.chosen.map(\.rule)) != expected[user] || (decision.proof != nil) != isExplaining
    }
    var sum = 0
    let pass = { for user in expected.indices { sum &+= decide(user, isExplaining).chosen.count } }
    let allocations = Matching.text(Matching.allocations(pass), count: expected.count)
    print("allocations a decision, \(group), \(name)", allocations, separator: "\t")
    Measurement(name, in: group, count: expected.count, wrong: wrong, pass: pass).report()
    precondition(sum > 0)
  }

  private func decide(_ user: Int, _ isExplaining: Bool) -> Decision {
    rules.decide(occasions[user], user: histories[user], explaining: isExplaining)
  }
}
