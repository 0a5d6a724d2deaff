import EventLog
import Foundation
import Testing
import TriggerRules

/// Random conditions over random worlds, held against an evaluator that was written from the definitions.
struct ConditionOracleTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func everyConditionIsAnsweredAsItIsDefined(seed: UInt64) throws {
    var random = SeededGenerator(seed: 7_000 + seed)
    for round in 0..<30 {
      let instant = now.plus(.hours(Int.random(in: 0..<200, using: &random)))
      let question = Question.random(depth: 3, at: instant, &random)
      let world = World.random(at: instant, &random)
      let rules = try RuleSet(
        rules: [Rule("r", on: .anyPage, when: question.condition, do: .call("x"))], tiering: World.tiering)
      // Without a page there is nothing to be triggered by, so a page that is asked for is always there.
      let page = world.page ?? "/"
      var asked = world
      asked.page = page
      let occasion = Occasion(
        .pageView(page), for: sato, at: instant, zones: tokyo, locale: world.locale, device: world.device)
      let decision = rules.decide(
        occasion, user: world.user.history, account: world.account.history, explaining: true)
      let gate = decision.proof?["r"]?.gates.first { $0.name == .condition }
      let expected = asked.answer(question).map { Verdict($0) } ?? .unknown
      #expect(gate?.verdict == expected, "seed \(seed), round \(round): \(question.condition)")
      let hot = rules.decide(occasion, user: world.user.history, account: world.account.history)
      #expect(hot.chosen.isEmpty == (expected != .matched), "seed \(seed), round \(round): \(question.condition)")
    }
  }
}
