import EventLog
import Foundation
import Testing
import TriggerRules

/// `nextEligible` in random small worlds, held against looking at one instant after the other.
struct NextEligibleOracleTests {
  static let zones = ["Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"]
  /// Around the changes of clocks, and in between.
  static let starts = [
    "2026-03-06T12:00:00Z", "2026-04-03T12:00:00Z", "2026-10-31T00:00:00Z", "2011-12-28T12:00:00Z",
    "2026-07-01T00:00:00Z",
  ]

  static func rules(
    at instant: Date, on triggers: [Trigger] = [.anyPage], _ random: inout SeededGenerator
  ) throws -> RuleSet {
    let actions: [Action] = [
      .show("popup/p"), .show("guide/g"), .show("survey/s"), .show("banner/b"), .call("x"),
      .openTask(TaskSpec("t", title: "ご連絡", coolDownDays: 2)), .send("message/m"), .start("programme/p"),
    ]
    let rules = (0..<Int.random(in: 1...3, using: &random)).map { number in
      Rule(
        RuleID("r\(number)"), on: random.one(of: triggers),
        when: random.once(in: 3) ? nil : Question.random(depth: 1, at: instant, &random).condition,
        do: random.one(of: actions), priority: 10 * Int.random(in: 1...3, using: &random),
        repeat: random.one(of: [.once, .always, .afterDays(2), .afterDays(3)]),
        caps: random.one(of: [[], ["c"], ["m"], ["o"], ["c", "m", "o"]]),
        exit: random.once(in: 4) ? Question.random(depth: 0, at: instant, &random).condition : nil,
        goal: random.once(in: 4) ? Goal("a") : nil)
    }
    return try RuleSet(
      rules: rules,
      caps: [
        Cap("c", window: .rolling(days: 2), limit: 2, weights: [.popup: 2]),
        Cap("m", window: random.one(of: [.calendarMonth, .rolling(days: 3)]), limit: 3, scope: .account),
        Cap("o", window: random.one(of: [.oneCalendarMonth, .rolling(days: 1)]), limit: 1, scope: .object),
      ], tiering: World.tiering,
      policy: Policy(
        quietHours: random.once(in: 2) ? DayPart(from: "21:00", until: "08:00") : nil, patienceDays: 2))
  }

  /// A random world in which rules and the company have done something, too.
  static func world(at instant: Date, ahead hours: Int, _ random: inout SeededGenerator) -> World {
    var world = World.random(at: instant, ahead: hours, &random)
    touch(&world, &random)
    colleagues(&world, &random)
    actions(&world, &random)
    return world
  }

  /// Touches on whole hours: displays, grants, what was put off, tasks.
  private static func touch(_ world: inout World, _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let time = world.now.plus(.hours(Int.random(in: -70...4, using: &random)))
      let content = random.one(of: ["popup/p", "guide/g", "survey/s", "banner/b"] as [ContentRef])
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        world.user.add(
          .granted, at: time, content: content,
          [.lease: .integer(3_600 * Int.random(in: 1...90, using: &random)), .rule: "r0", .deferred: ["r1"]])
      case 1:
        world.user.add(
          .snoozed, at: time, content: content,
          [.until: .date(time.plus(.hours(Int.random(in: 1...80, using: &random))))])
      case 2: world.user.add(.taskOpened, at: time, [.task: "t"])
      case 3: world.user.add(.taskClosed, at: time, [.task: "t"])
      default: world.user.add(.displayed, at: time, content: content)
      }
    }
  }

  /// What counts against a company's caps: what colleagues were shown and sent, and what is claimed for them.
  private static func colleagues(_ world: inout World, _ random: inout SeededGenerator) {
    let kato = Subject(user: "kato", of: "aoba")
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let time = world.now.plus(.hours(Int.random(in: -700...2, using: &random)))
      let content = random.one(of: ["popup/p", "guide/g", "message/m"] as [ContentRef])
      let lease = Value.integer(3_600 * Int.random(in: 1...90, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: world.account.add(.granted, at: time, content: content, [.lease: lease, .rule: "r0"], by: kato)
      case 1: world.account.add(.queued, at: time, content: "message/m", by: kato)
      case 2: world.account.add(.claimed, at: time, content: content, [.lease: lease, .claimant: "x"])
      default: world.account.add(.displayed, at: time, content: content, by: kato)
      }
    }
  }

  /// What rules did that show nothing.
  private static func actions(_ world: inout World, _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let time = world.now.plus(.hours(Int.random(in: -70...2, using: &random)))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: world.user.add(.queued, at: time, content: "message/m", [.rule: "r0"])
      case 1: world.user.add(.hostCalled, at: time, [.rule: "r1"])
      default: world.user.add(.started, at: time, content: "programme/p")
      }
    }
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func isTheFirstInstantAtWhichTheAnswerChanges(seed: UInt64) throws {
    var random = SeededGenerator(seed: 10_000 + seed)
    let instant = Date(random.one(of: Self.starts))
    let world = Self.world(at: instant, ahead: 12, &random)
    guard let rules = try RuleSet.withoutCycles({ try Self.rules(at: instant, &random) }) else { return }
    try expectFirstChange(rules, .pageView(world.page ?? "/"), in: world, by: random.one(of: Self.zones), seed: seed)
  }

  /// The same event, or the same due time, asked about later.
  @Test(arguments: 0..<80 as Range<UInt64>)
  func isTheFirstInstantForWhatAnEventOrATimeBringsToo(seed: UInt64) throws {
    var random = SeededGenerator(seed: 13_000 + seed)
    let instant = Date(random.one(of: Self.starts))
    var world = Self.world(at: instant, ahead: 12, &random)
    let due = instant.plus(.hours(12 * Int.random(in: -4...4, using: &random)))
    let event = world.user.add("order", at: instant, ["due": .date(due), "plan": "pro"])
    let triggers: [Trigger] = [
      .event("order"), .event("order", where: .property("due", .withinNext(.days(1)))),
      .event("order", where: .not(.property("due", .atLeastAgo(.hours(36))))), .event("a"), .anyPage,
      .broadcast(at: instant),
    ]
    guard let rules = try RuleSet.withoutCycles({ try Self.rules(at: instant, on: triggers, &random) }) else { return }
    let kind: Occasion.Kind =
      random.once(in: 3) ? .due(Occurrence(rule: "r0", subject: sato, due: instant)) : .event(event)
    try expectFirstChange(rules, kind, in: world, by: random.one(of: Self.zones), seed: seed)
  }

  private func expectFirstChange(
    _ rules: RuleSet, _ kind: Occasion.Kind, in world: World, by zone: String, seed: UInt64
  ) throws {
    let instant = world.now
    let (user, account) = (world.user.history, world.account.history)
    func decide(_ instant: Date, explaining: Bool = false) -> Decision {
      rules.decide(
        Occasion(
          kind, for: sato, at: instant, zones: Zones(user: zone), locale: world.locale, device: world.device),
        user: user, account: account, explaining: explaining)
    }
    let decision = decide(instant, explaining: true)
    func isOther(_ instant: Date) -> Bool {
      let other = decide(instant).chosen
      return other.map(\.rule) != decision.chosen.map(\.rule)
        || other.map(\.isContinuing) != decision.chosen.map(\.isContinuing)
    }
    // Everything in these worlds happens on quarters of an hour; six days see every weekday turn but one.
    let step = Span.minutes(15)
    let found = (1...6 * 96).lazy.map { instant.plus(Span(seconds: step.seconds * $0)) }.first(where: isOther)
    guard let next = decision.nextEligible else {
      #expect(found == nil, "seed \(seed): nothing was found, and the answer changes")
      return
    }
    #expect(isOther(next), "seed \(seed): \(next) changes nothing")
    let before = max(instant, next.addingTimeInterval(-0.000_002))
    #expect(!isOther(before), "seed \(seed): the answer changed before \(next)")
    if let found {
      #expect(found.minus(step) < next && next <= found, "seed \(seed): wanted up to \(found), found \(next)")
    } else {
      #expect(next > instant.plus(.days(6)).minus(step), "seed \(seed): too early, \(next)")
    }
  }

  /// Where no instant of two months changes anything, there is none to tell.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func isNothingWhereTimeAloneCannotChangeTheAnswer(seed: UInt64) throws {
    var random = SeededGenerator(seed: 11_000 + seed)
    let world = World.random(at: now, ahead: 0, &random)
    let rules = try RuleSet(
      rules: [
        Rule(
          "r", on: .anyPage,
          when: .all([.percentage(0, salt: "s"), Question.random(depth: 2, at: now, &random).condition]),
          do: .call("x"))
      ], tiering: World.tiering)
    let decision = rules.decide(
      Occasion(.pageView("/"), for: sato, at: now, zones: tokyo), user: world.user.history,
      account: world.account.history, explaining: true)
    #expect(decision.nextEligible == nil, "seed \(seed)")
  }

  /// Instants between two microseconds of a binary fraction must not be passed over.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func findsInstantsThatAreNoWholeSeconds(seed: UInt64) throws {
    var random = SeededGenerator(seed: 12_000 + seed)
    let fraction = Double(Int.random(in: 0..<1_000_000, using: &random)) / 1_000_000
    let time = Timestamp.rounded(now.addingTimeInterval(-Double.random(in: 0...80_000, using: &random) + fraction))
    var user = Story()
    user.add("x", at: time)
    user.set(["since": .date(time)], at: time)
    let condition: Condition =
      random.once(in: 2) ? .never("x", within: .days(1)) : .attribute("since", .atLeastAgo(.days(1)))
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: now), user: user.history, explaining: true)
    let next = try #require(decision.nextEligible, "seed \(seed)")
    #expect(abs(next.timeIntervalSince(time) - 86_400) < 0.000_002, "seed \(seed)")
  }
}
