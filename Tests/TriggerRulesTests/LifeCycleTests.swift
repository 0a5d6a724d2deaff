import EventLog
import Foundation
import Testing
import TriggerRules

struct LifeCycleTests {
  /// What one rule does with content that has been through these, at the given time.
  static func outcome(
    _ content: ContentRef, _ events: [(EventName, Date, [PropertyName: Value])], repeat repetition: Repetition = .once,
    on page: String = "/", at instant: Date = now, elsewhere: Set<ContentRef> = []
  ) throws -> Proof.Outcome {
    var user = Story()
    for (name, time, properties) in events { user.add(name, at: time, content: content, properties) }
    let rules = try RuleSet(rules: [
      Rule("r", on: .pageView("/"), do: .show(content), repeat: repetition, caps: [])
    ])
    let occasion = Occasion(.pageView(page), for: sato, at: instant, elsewhere: elsewhere)
    let decision = rules.decide(occasion, user: user.history, explaining: true)
    return try #require(decision.proof?.candidates.first?.outcome)
  }

  static let past = now.minus(.days(2))

  @Test(arguments: [EventName.completed, .skipped, .dismissed, .answered])
  func whatEndedIsOverForOnceAndForAlways(end: EventName) throws {
    for content: ContentRef in ["guide/g", "survey/s", "tooltip/t", "banner/b", "checklist/c"] {
      let events =
        [(EventName.displayed, Self.past, [:]), (end, Self.past, [:])] as [(EventName, Date, [PropertyName: Value])]
      #expect(try Self.outcome(content, events) == .refused)
      #expect(try Self.outcome(content, events, repeat: .always) == .refused)
      #expect(try Self.outcome(content, events, repeat: .afterDays(2)) == .chosen)
      #expect(try Self.outcome(content, events, repeat: .afterDays(3)) == .refused)
    }
  }

  @Test func aPopupIsDisplayedOnce() throws {
    let displayed: [(EventName, Date, [PropertyName: Value])] = [(.displayed, Self.past, [:])]
    #expect(try Self.outcome("popup/p", []) == .chosen)
    #expect(try Self.outcome("popup/p", displayed) == .refused)
    #expect(try Self.outcome("popup/p", displayed, repeat: .always) == .chosen)
    #expect(try Self.outcome("popup/p", displayed, repeat: .afterDays(3)) == .refused)
  }

  @Test(arguments: ["guide/g", "survey/s", "tooltip/t", "banner/b", "checklist/c"] as [ContentRef])
  func whatIsBegunGoesOnUntilItEnds(content: ContentRef) throws {
    #expect(try Self.outcome(content, [(.displayed, Self.past, [:])]) == .continued)
  }

  @Test func aTourGoesOnOnOtherPagesAndAHintDoesNot() throws {
    let started: [(EventName, Date, [PropertyName: Value])] = [
      (.displayed, Self.past, [:]), (.started, Self.past, [:]),
    ]
    #expect(try Self.outcome("guide/g", started, on: "/reports") == .continued)
    #expect(try Self.outcome("guide/g", [], on: "/reports") == .notTriggered)
    #expect(try Self.outcome("tooltip/t", started, on: "/reports") == .notTriggered)
    #expect(try Self.outcome("guide/g", started, elsewhere: ["guide/g@1"]) == .refused)
  }

  @Test func whatIsPutOffComesBack() throws {
    let until = now.plus(.hours(1))
    let events: [(EventName, Date, [PropertyName: Value])] = [
      (.displayed, Self.past, [:]), (.snoozed, Self.past.plus(.minutes(1)), [.until: .date(until)]),
    ]
    for content: ContentRef in ["popup/p", "guide/g"] {
      #expect(try Self.outcome(content, events) == .refused)
      #expect(try Self.outcome(content, events, at: until) == .continued)
    }
    #expect(try Self.outcome("popup/p", events + [(.displayed, until, [:])], at: until.plus(.minutes(1))) == .refused)
  }

  @Test func aGrantThatWaitsKeepsItsPlace() throws {
    let granted: [(EventName, Date, [PropertyName: Value])] = [(.granted, now.minus(.minutes(5)), [.lease: 600])]
    #expect(try Self.outcome("popup/p", granted) == .continued)
    #expect(try Self.outcome("popup/p", granted, at: now.plus(.minutes(5))) == .chosen)
  }

  @Test func aSecondAttemptBeginsWithItsDisplay() throws {
    let events: [(EventName, Date, [PropertyName: Value])] = [
      (.granted, Self.past, [.lease: 60]), (.displayed, Self.past, [.cause: "e1"]), (.completed, Self.past, [:]),
      (.granted, now.minus(.hours(1)), [.lease: 60]),
    ]
    // A grant that lapsed begins nothing.
    #expect(try Self.outcome("guide/g", events) == .refused)
    #expect(try Self.outcome("guide/g", events + [(.displayed, now.minus(.hours(1)), [.cause: "e4"])]) == .continued)
    #expect(try Self.outcome("guide/g", events + [(.restarted, now.minus(.hours(1)), [:])]) == .continued)
  }

  @Test func theConditionIsNotAskedAgainInTheMiddleOfATour() throws {
    let rules = try RuleSet(rules: [
      Rule("r", on: .anyPage, when: .never("campaign.created"), do: .show("guide/g"), exit: .event("account.closed"))
    ])
    var user = Story()
    user.add(.displayed, at: Self.past, content: "guide/g")
    user.add("campaign.created", at: Self.past)
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    #expect(rules.decide(occasion, user: user.history).shown == ["guide/g"])
    user.add("account.closed", at: now)
    #expect(rules.decide(occasion, user: user.history).shown == [])
  }

  @Test func oneTaskIsOpenAtATimeAndTheNextWaits() throws {
    let task = TaskSpec("nps-low", title: "スコア低下のご確認", coolDownDays: 30)
    let rules = try RuleSet(rules: [
      Rule(
        "r", on: .event(.answered, where: .property(.score, .atMost(6))), do: .openTask(task), repeat: .always)
    ])
    var user = Story()
    func opens(score: Int, at instant: Date) -> Bool {
      let event = user.add(.answered, at: instant, content: "survey/nps@1", [.score: .integer(score)])
      return !rules.decide(Occasion(.event(event), for: sato, at: instant), user: user.history).chosen.isEmpty
    }
    #expect(!opens(score: 9, at: now))
    #expect(opens(score: 3, at: now))
    user.add(.taskOpened, at: now, [.task: "nps-low"])
    #expect(!opens(score: 2, at: now.plus(.days(40))))
    user.add(.taskClosed, at: now.plus(.days(41)), [.task: "nps-low"])
    #expect(opens(score: 2, at: now.plus(.days(42))))
    user.add(.taskOpened, at: now.plus(.days(42)), [.task: "nps-low"])
    user.add(.taskClosed, at: now.plus(.days(43)), [.task: "nps-low"])
    #expect(!opens(score: 2, at: now.plus(.days(44))))
    #expect(opens(score: 2, at: now.plus(.days(72))))
  }
}
