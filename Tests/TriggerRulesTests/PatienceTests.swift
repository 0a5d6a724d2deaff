import EventLog
import Foundation
import Testing
import TriggerRules

/// What is left unanswered on a page's one place, and what waits for it.
struct PatienceTests {
  static let rules = [
    Rule("nps", on: .anyPage, do: .show("survey/nps"), priority: 200),
    Rule("news", on: .anyPage, do: .show("popup/news"), priority: 50),
  ]

  static func decide(
    _ user: Story, at instant: Date, rules: [Rule] = rules, policy: Policy = Policy(), page: String = "/"
  ) throws -> Decision {
    try RuleSet(rules: rules, policy: policy).decide(
      Occasion(.pageView(page), for: sato, at: instant, zones: tokyo), user: user.history, explaining: true)
  }

  static var unanswered: Story {
    var user = Story()
    user.display("survey/nps", at: now)
    return user
  }

  @Test func whatIsUnansweredKeepsThePlaceAWeekAndNotForEver() throws {
    let end = now.plus(.days(7))
    let before = try Self.decide(Self.unanswered, at: end.addingTimeInterval(-0.001))
    #expect(before.shown == ["survey/nps"])
    #expect(before.nextEligible == end)
    let decision = try Self.decide(Self.unanswered, at: end)
    #expect(decision.shown == ["popup/news"])
    #expect(decision.chosen[0].deferred == ["nps"])
    #expect(decision.proof?["nps"]?.outcome == .deferred)
    #expect(
      decision.proof?["nps"]?.decisive?.detail
        == "gave way to rule news, as nobody touched it since 2026-04-01 09:00 +09:00")
  }

  /// The condition is not asked in the middle, and the place turns all the same.
  @Test func patienceEndsForRulesWithAConditionToo() throws {
    var rules = Self.rules
    rules[0].condition = .all([.never("plan.changed"), .weekday(Set(Weekday.allCases.prefix(6)))])
    let decision = try Self.decide(Self.unanswered, at: now.plus(.days(1)), rules: rules)
    #expect(decision.shown == ["survey/nps"])
    #expect(decision.nextEligible == now.plus(.days(7)))
  }

  @Test func whatGaveWayComesBackWhenThePlaceIsFreeAndTakesNoSlot() throws {
    var user = Self.unanswered
    let end = now.plus(.days(7))
    user.grant(try Self.decide(user, at: end).chosen[0], at: end)
    let after = try Self.decide(user, at: end.plus(.minutes(1)))
    #expect(after.shown == ["survey/nps"])
    #expect(after.chosen[0].isContinuing)
    #expect(after.chosen[0].caps == [])
  }

  @Test func whatNobodyWaitsForStays() throws {
    let decision = try Self.decide(Self.unanswered, at: now.plus(.days(400)), rules: [Self.rules[0]])
    #expect(decision.shown == ["survey/nps"])
    #expect(decision.nextEligible == nil)
  }

  @Test func whatIsHeldBackByItsOwnGatesTakesNoPlace() throws {
    var user = Self.unanswered
    user.display("popup/other", at: now.plus(.days(1)))
    #expect(try Self.decide(user, at: now.plus(.days(8))).shown == ["survey/nps"])
  }

  @Test(arguments: [EventName.advanced, .started, .pressed, .snoozed])
  func aSignOfLifeBeginsTheWeekAgain(name: EventName) throws {
    let rules = [
      Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 200), Self.rules[1],
    ]
    var user = Story()
    user.display("guide/tour", at: now)
    let sign = now.plus(.days(6))
    let until = sign.plus(.days(1))
    user.add(name, at: sign, content: "guide/tour", name == .snoozed ? [.until: .date(until)] : [:])
    // A press that leads on ends a notice; a tour begins again after it.
    if name == .pressed { user.add(.restarted, at: sign, content: "guide/tour") }
    let end = (name == .snoozed ? until : sign).plus(.days(7))
    #expect(try Self.decide(user, at: end.minus(.minutes(1)), rules: rules).shown == ["guide/tour"])
    #expect(try Self.decide(user, at: end, rules: rules).shown == ["popup/news"])
  }

  @Test func aGrantThatWaitsForItsPageIsNotImpatient() throws {
    let rules = [
      Rule("tour", on: .event("contacts.imported"), do: .show("guide/tour"), priority: 10), Self.rules[1],
    ]
    var user = Story()
    user.add(.granted, at: now, content: "guide/tour", [.lease: .integer(Span.days(30).seconds), .rule: "tour"])
    #expect(try Self.decide(user, at: now.plus(.days(20)), rules: rules).shown == ["guide/tour"])
  }

  @Test func patienceIsSaidByThePolicy() throws {
    let policy = Policy(patienceDays: 2)
    #expect(try Self.decide(Self.unanswered, at: now.plus(.days(2)), policy: policy).shown == ["popup/news"])
    let error = #expect(throws: RuleSetError.self) { try RuleSet(rules: [], policy: Policy(patienceDays: 0)) }
    #expect(
      error?.issues.map(\.description) == ["policy.patienceDays: wanted at least 1 day, found 0 (outOfRange)"])
  }

  /// A year of daily visits by somebody who never answers anything: everything that waits has its turn.
  @Test func nobodyIsStarvedByWhatIsNeverAnswered() throws {
    let rules = try RuleSet(
      rules: [
        Rule("nps", on: .anyPage, do: .show("survey/nps"), priority: 200),
        Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 150),
        Rule("news", on: .anyPage, do: .show("popup/news"), priority: 50),
        Rule("event", on: .anyPage, do: .show("popup/event"), priority: 40),
      ])
    var user = Story()
    var first: [ContentRef: Int] = [:]
    var shows = 0
    for day in 0..<365 {
      let instant = now.plus(.days(day))
      let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history)
      #expect(decision.shown.count == 1, "day \(day)")
      for choice in decision.chosen {
        if let content = choice.content, first[content] == nil { first[content] = day }
        if !choice.isContinuing {
          user.grant(choice, at: instant)
          shows += 1
        }
      }
    }
    // The survey for a week, then the tour for one; then a pop-up, and the next a calendar month later.
    #expect(first == ["survey/nps": 0, "guide/tour": 7, "popup/news": 14, "popup/event": 44])
    #expect(shows == 4)
  }
}
