import EventLog
import Foundation
import Testing
import TriggerRules

struct TraitsTests {
  @Test func rulesComeByPriority() throws {
    let rules = try RuleSet(rules: [
      Rule("low", on: .anyPage, do: .call("x"), priority: 1), Rule("high", on: .anyPage, do: .call("x"), priority: 9),
      Rule("event", on: .event("e"), do: .call("x"), priority: 99),
    ])
    var traits = Traits(for: rules, at: now)
    traits.page = "/"
    var found: [RuleID] = []
    rules.forEachMatch(traits) { found.append($0.id) }
    #expect(found == ["high", "low"])
  }

  @Test func traitsOfAnotherRuleSetAreAProgrammerError() async throws {
    await #expect(processExitsWith: .failure) {
      let one = try RuleSet(rules: [Rule("r", on: .anyPage, do: .call("x"))])
      let other = try RuleSet(rules: [Rule("s", on: .anyPage, do: .call("x"))])
      other.forEachMatch(Traits(for: one, at: Date(timeIntervalSince1970: 0))) { _ in }
    }
  }
}
