import EventLog
import Foundation
import Testing
import TriggerRules

struct CapTests {
  static let popups = [
    Rule("a", on: .anyPage, do: .show("popup/a"), repeat: .always, caps: ["c"])
  ]

  /// The choice and the next instant for a user who saw other popups at these times.
  static func decide(_ cap: Cap, displays: [Date], at instant: Date) throws -> Decision {
    var user = Story()
    for time in displays { user.display("popup/other", at: time) }
    let rules = try RuleSet(rules: popups, caps: [cap])
    return rules.decide(
      Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history, explaining: true)
  }

  /// Window, when it was displayed, when the place is free again.
  static let windows: [(CapWindow, String, String)] = [
    (.rolling(days: 30), "2026-01-31T12:00:00+09:00", "2026-03-02T12:00:00+09:00"),
    (.oneCalendarMonth, "2026-01-31T12:00:00+09:00", "2026-02-28T12:00:00+09:00"),
    (.oneCalendarMonth, "2026-03-15T08:30:00+09:00", "2026-04-15T08:30:00+09:00"),
    (.calendarMonth, "2026-01-31T23:59:00+09:00", "2026-02-01T00:00:00+09:00"),
    (.calendarMonth, "2026-02-01T00:00:00+09:00", "2026-03-01T00:00:00+09:00"),
  ]

  @Test(arguments: windows)
  func aPlaceIsFreeAtTheEndOfTheWindowAndNotBefore(window: CapWindow, displayed: String, free: String) throws {
    let cap = Cap("c", window: window, limit: 1, kinds: [.popup])
    let (shown, end) = (Date(displayed), Date(free))
    let before = try Self.decide(cap, displays: [shown], at: end.addingTimeInterval(-0.001))
    #expect(before.chosen.isEmpty)
    #expect(before.nextEligible == end)
    #expect(try Self.decide(cap, displays: [shown], at: end).shown == ["popup/a"])
    #expect(try Self.decide(cap, displays: [shown], at: shown).chosen.isEmpty)
    #expect(try Self.decide(cap, displays: [shown], at: shown.addingTimeInterval(-0.001)).shown == ["popup/a"])
  }

  @Test func aRefusalNamesTheCapAndTheNextInstant() throws {
    let cap = Cap("c", window: .rolling(days: 7), limit: 2, kinds: [.popup])
    let decision = try Self.decide(cap, displays: [now.minus(.days(3)), now.minus(.days(1))], at: now)
    let gate = decision.proof?.candidates[0].gates.last
    #expect(gate?.name == .cap)
    #expect(
      gate?.detail == """
        cap c: 2 of 2 taken in 7 days, free again at 2026-04-05 09:00 +09:00; \
        counted: popup/other on 2026-03-29 09:00 +09:00, popup/other on 2026-03-31 09:00 +09:00
        """)
    #expect(decision.nextEligible == now.plus(.days(4)))
  }

  @Test func weightsAddUpOverProductAndMail() throws {
    let cap = Cap(
      "c", window: .rolling(days: 1), limit: 4, kinds: [.popup, .message, .tooltip], weights: [.popup: 2, .tooltip: 0])
    var user = Story()
    user.display("tooltip/t", at: now)
    user.display("popup/other", at: now)
    user.add(.queued, at: now, content: "message/m")
    let rules = try RuleSet(rules: Self.popups, caps: [cap])
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    #expect(rules.decide(occasion, user: user.history).chosen.isEmpty)
    let proof = try #require(rules.decide(occasion, user: user.history, explaining: true).proof)
    #expect(proof.candidates[0].gates.last?.detail.hasPrefix("cap c: 3 of 4 taken in 1 day") == true)
  }

  @Test func anUnconfirmedGrantHoldsItsPlaceUntilItsLeaseEnds() throws {
    let cap = Cap("c", window: .rolling(days: 30), limit: 1, kinds: [.popup])
    let rules = try RuleSet(rules: Self.popups, caps: [cap])
    var user = Story()
    user.add(.granted, at: now, content: "popup/other", [.lease: 600, .rule: "other"])
    func shown(_ instant: Date) -> [ContentRef] {
      rules.decide(Occasion(.pageView("/"), for: sato, at: instant), user: user.history).shown
    }
    #expect(shown(now.plus(Span(seconds: 599))) == [])
    #expect(shown(now.plus(Span(seconds: 600))) == ["popup/a"])
    // A confirmation that comes late is kept as the truth.
    user.add(.displayed, at: now.plus(.hours(1)), content: "popup/other", [.cause: "e1"])
    #expect(shown(now.plus(.hours(2))) == [])
    #expect(shown(now.plus(.hours(1)).plus(.days(30))) == ["popup/a"])
  }

  @Test func aGrantThatIsDisplayedTwiceCountsOnce() throws {
    let cap = Cap("c", window: .rolling(days: 30), limit: 2, kinds: [.popup])
    let rules = try RuleSet(rules: Self.popups, caps: [cap])
    var user = Story()
    user.add(.granted, at: now, content: "popup/other", [.lease: 600])
    user.add(.displayed, at: now, content: "popup/other", [.cause: "e1"])
    user.add(.displayed, at: now, content: "popup/other", [.cause: "e1"])
    #expect(rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history).shown == ["popup/a"])
  }

  @Test func scopesDivideWhatIsCountedTogether() throws {
    var account = Story(subject: Subject(account: "aoba"))
    account.add(.displayed, at: now, content: "popup/other", by: Subject(user: "suzuki", of: "aoba"))
    var user = Story()
    user.display("popup/other", at: now)
    func chosen(_ scope: Cap.Scope, user: Story, account: Story) throws -> Bool {
      let cap = Cap("c", window: .ever, limit: 1, kinds: [.popup], scope: scope)
      let rules = try RuleSet(rules: Self.popups, caps: [cap])
      let occasion = Occasion(.pageView("/"), for: sato, at: now)
      return !rules.decide(occasion, user: user.history, account: account.history).chosen.isEmpty
    }
    #expect(try chosen(.user, user: Story(), account: account))
    #expect(try !chosen(.account, user: Story(), account: account))
    #expect(try !chosen(.user, user: user, account: Story()))
    #expect(try chosen(.object, user: user, account: account))
  }

  @Test func popupsShipWithOneAMonth() throws {
    let rules = try RuleSet(rules: [
      Rule("a", on: .anyPage, do: .show("popup/a")), Rule("b", on: .anyPage, do: .show("popup/b"), caps: []),
    ])
    var user = Story()
    user.display("popup/other", at: now.minus(.days(3)))
    let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history, explaining: true)
    #expect(decision.shown == ["popup/b"])
    #expect(decision.proof?.candidates[0].gates.last?.detail.hasPrefix("cap popup-month: 1 of 1 taken") == true)
  }

  @Test func aCapOfTheSameIdReplacesTheOneThatShips() throws {
    let rules = try RuleSet(
      rules: [Rule("a", on: .anyPage, do: .show("popup/a"))],
      caps: [Cap("popup-month", window: .rolling(days: 1), limit: 1, kinds: [.popup])])
    var user = Story()
    user.display("popup/other", at: now.minus(.days(3)))
    #expect(rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history).shown == ["popup/a"])
  }

  @Test func aCapThatIsNamedTwiceCountsOnce() throws {
    let cap = Cap("c", window: .rolling(days: 7), limit: 2, kinds: [.banner])
    let rules = try RuleSet(
      rules: [
        Rule("a", on: .anyPage, do: .show("banner/a"), caps: ["c", "c"]),
        Rule("b", on: .anyPage, do: .show("banner/b"), caps: ["c"]),
      ], caps: [cap])
    let occasion = Occasion(.pageView("/"), for: sato, at: now, zones: tokyo)
    let decision = rules.decide(occasion, user: History(), explaining: true)
    #expect(decision.chosen.map(\.rule) == ["a", "b"])
    #expect(decision.chosen.map(\.caps) == [["c"], ["c"]])
    #expect(decision.proof?["a"]?.gates.count { $0.name == .cap } == 1)
  }

  @Test func twoRulesDoNotShareThePlaceOfOneInOneDecision() throws {
    let cap = Cap("c", window: .rolling(days: 1), limit: 1)
    let rules = try RuleSet(
      rules: [
        Rule("a", on: .anyPage, do: .show("banner/a"), caps: ["c"]),
        Rule("b", on: .anyPage, do: .show("banner/b"), caps: ["c"]),
      ], caps: [cap])
    let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: History(), explaining: true)
    #expect(decision.shown == ["banner/a"])
    #expect(decision.chosen[0].deferred == ["b"])
    #expect(decision.proof?.candidates.map(\.outcome) == [.chosen, .deferred])
  }
}
