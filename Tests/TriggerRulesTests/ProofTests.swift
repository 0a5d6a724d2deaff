import EventLog
import Foundation
import Testing
import TriggerRules

struct ProofTests {
  static let rules = [
    Rule(
      "pro-tour", on: .pageView("/campaigns/**"),
      when: .all([.attribute("account.plan", .equals("pro")), .event("campaign.created", atMost: 2, within: .days(7))]),
      do: .show("guide/first-campaign"), priority: 110),
    Rule("welcome", on: .anyPage, do: .show("popup/welcome")),
    Rule("day-1", on: .schedule(after: "signup.completed", days: 1, at: "09:00"), do: .send("message/day-1")),
  ]

  @Test func readsLikeAnAnswerToASupportPerson() throws {
    var user = Story()
    user.add("campaign.created", at: now.minus(.days(1)))
    user.add(.displayed, at: now.minus(.days(3)), content: "popup/welcome")
    let occasion = Occasion(
      .pageView("/campaigns/new"), for: sato, at: now, zones: Zones(user: "Asia/Tokio", product: "Asia/Tokyo"))
    let proof = try #require(
      try RuleSet(rules: Self.rules).decide(occasion, user: user.history, explaining: true).proof)
    #expect(
      proof.description == """
        decided for 2026-04-01 09:00 +09:00, the local time of Asia/Tokyo
        note: "Asia/Tokio" is not a time zone; used the product's zone Asia/Tokyo
        pro-tour (show guide/first-campaign, priority 110) is held back: unknown: account.plan is missing
          ✓ trigger: page /campaigns/new is /campaigns/**
          ✓ life cycle: it was never displayed
          ? condition: all of (account.plan equals "pro"; campaign.created happened at most 2 times in the last 7 days)
              ? unknown: account.plan is missing
              ✓ matched: campaign.created happened at most 2 times in the last 7 days (found once)
        welcome (show popup/welcome, priority 100) is refused: it was displayed on 2026-03-29 09:00 +09:00, and once is enough
          ✓ trigger: page /campaigns/new is /**
          ✗ life cycle: it was displayed on 2026-03-29 09:00 +09:00, and once is enough
          ✗ cap popup-month: 1 of 1 taken in one calendar month, free again at 2026-04-29 09:00 +09:00; counted: popup/welcome on 2026-03-29 09:00 +09:00
        not for this occasion: day-1
        """)
  }

  /// A question that several rules ask is answered once; each rule's proof still says all that it read, in its order.
  @Test func everyRuleTellsWhatItReadThoughOthersReadTheSame() throws {
    let plan = Condition.attribute("plan", .equals("pro"))
    let seats = Condition.attribute("seats", .atLeast(3))
    let rules = try RuleSet(
      rules: [
        Rule("a", on: .anyPage, when: .all([plan, seats]), do: .call("a"), priority: 30),
        Rule("b", on: .anyPage, when: .any([seats, .not(plan), .segment("s")]), do: .call("b"), priority: 20),
        Rule("c", on: .anyPage, do: .call("c"), priority: 10, exit: plan),
      ], segments: ["s": .all([plan, .percentage(50, salt: "\u{E9}"), .percentage(50, salt: "e\u{301}")])])
    var user = Story()
    user.set(["plan": "pro"], at: now.minus(.days(1)))
    let proof = try #require(
      rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history, explaining: true).proof)
    func read(_ rule: RuleID) -> [String] { proof[rule]?.gates.flatMap { $0.readings.map(\.description) } ?? [] }
    #expect(read("a") == [#"matched: plan equals "pro" (found "pro")"#, "unknown: seats is missing"])
    #expect(read("b").prefix(3) == ["unknown: seats is missing"] + read("a").prefix(1) + read("a").prefix(1))
    // Salts that only look alike give another place each.
    #expect(read("b").count == 5 && read("b")[3] != read("b")[4])
    #expect(read("c") == [#"matched: plan equals "pro" (found "pro")"#])
    #expect(proof.candidates.map(\.rule) == ["a", "b", "c"])
    #expect(proof.candidates.map { proof[$0.rule] } == proof.candidates)
  }

  @Test func travelsAsJSON() throws {
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    let proof = try #require(try RuleSet(rules: Self.rules).decide(occasion, user: History(), explaining: true).proof)
    #expect(try JSONDecoder().decode(Proof.self, from: JSONEncoder().encode(proof)) == proof)
  }

  @Test func aValueOfTheWrongTypeIsUnknownAndNamed() throws {
    var user = Story()
    user.set(["seats": "many"], at: now)
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: .attribute("seats", .atLeast(3)), do: .call("x"))])
    let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history, explaining: true)
    let reading = decision.proof?["r"]?.decisive?.readings.first
    #expect(reading?.verdict == .unknown)
    #expect(reading?.found == "\"many\", a text, where a number is wanted")
  }

  @Test func aLateAttributeChangesWhatIsKnownNowAndNotWhatWasKnownThen() throws {
    var user = Story()
    user.set(["plan": "pro"], at: now.minus(.days(2)), recordedAt: now.plus(.days(1)))
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: .attribute("plan", .equals("pro")), do: .call("x"))])
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    let then = rules.explain(occasion, user: user.history, known: now)
    #expect(then.chosen.isEmpty)
    #expect(then.proof?["r"]?.outcome == .unknown)
    let since = rules.explain(occasion, user: user.history, known: now.plus(.days(2)))
    #expect(since.chosen.map(\.rule) == ["r"])
  }

  @Test func theDigestOfTheReplayIsTheOneThatWasStored() throws {
    let rules = try RuleSet(rules: Self.rules)
    var user = Story()
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    let decision = rules.decide(occasion, user: user.history)
    user.grant(decision.chosen[0], digest: decision.digest, at: now)
    user.add("campaign.created", at: now.plus(.days(1)))
    let replay = rules.explain(occasion, user: user.history.asOf(event: now.addingTimeInterval(-0.001)), known: now)
    #expect(replay.digest == decision.digest)
    #expect(user.history.first(.granted)?.event.properties[.digest] == .string(replay.digest))
    #expect(try RuleSet(rules: [Self.rules[1]]).decide(occasion, user: History()).digest != decision.digest)
  }
}
