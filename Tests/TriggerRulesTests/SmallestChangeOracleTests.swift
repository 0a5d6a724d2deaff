import EventLog
import Foundation
import Testing
import TriggerRules

/// The smallest change in random small worlds: all of it brings the rule, and no proper part of it does.
struct SmallestChangeOracleTests {
  /// A situation that changes are made to by hand.
  struct Attempt {
    var world: World
    var occasion: Occasion

    mutating func make(_ change: Change) {
      let time = occasion.now
      switch change {
      case .attribute(let key, let value):
        key.side == .account
          ? world.account.set([key.name: value], at: time) : world.user.set([key.name: value], at: time)
      case .event(let name, let times, let side, let properties):
        for _ in 0..<times {
          if side == .account {
            world.account.add(name, at: time, properties)
          } else {
            world.user.add(name, at: time, properties)
          }
        }
      case .content(let content, let state, let item):
        world.user.add(EventName("touch.\(state.rawValue)"), at: time, content: content, item: item)
      case .score(let survey, let value): world.user.add(.answered, at: time, content: survey, [.score: value])
      case .page(let path): occasion.kind = .pageView(path)
      case .locale(let tag): occasion.locale = tag
      case .device(let name): occasion.device = name
      case .wait(let until, _): occasion.now = until
      }
    }
  }

  static func brings(_ rules: RuleSet, _ changes: [Change], _ world: World, _ occasion: Occasion) -> Bool {
    var attempt = Attempt(world: world, occasion: occasion)
    for change in changes { attempt.make(change) }
    return rules.decide(
      attempt.occasion, user: attempt.world.user.history, account: attempt.world.account.history
    ).chosen.contains { $0.rule == "r" }
  }

  /// What brings the rule, and the occasion that is asked about.
  struct Cause {
    var trigger: Trigger
    var kind: Occasion.Kind

    static func page(_ world: inout World, _ random: inout SeededGenerator) -> Cause {
      Cause(trigger: .pageView(random.one(of: ["/", "/forms"])), kind: .pageView("/"))
    }

    /// An event, one with a filter that time turns, or a due time.
    static func eventOrTime(_ world: inout World, _ random: inout SeededGenerator) -> Cause {
      let due = now.plus(.hours(12 * Int.random(in: -4...4, using: &random)))
      let event = Occasion.Kind.event(world.user.add("order", at: now, ["due": .date(due)]))
      return random.one(of: [
        Cause(trigger: .event("order"), kind: event),
        Cause(trigger: .event("order", where: .property("due", .withinNext(.days(1)))), kind: event),
        Cause(trigger: .event("order", where: .not(.property("due", .atLeastAgo(.hours(36))))), kind: event),
        Cause(trigger: .broadcast(at: now), kind: .due(Occurrence(rule: "r", subject: sato, due: now))),
      ])
    }
  }

  /// Returns how many changes there were; nil where none was found.
  static func check(
    seed: UInt64, salt: UInt64, by cause: (inout World, inout SeededGenerator) -> Cause = Cause.page
  ) throws -> Int? {
    var random = SeededGenerator(seed: salt + seed)
    var world = World.random(at: now, ahead: 0, &random)
    let cause = cause(&world, &random)
    if random.once(in: 3) {
      world.user.display("popup/other", at: now.minus(.hours(Int.random(in: 1...700, using: &random))))
    }
    let made = try RuleSet.withoutCycles {
      try RuleSet(
        rules: [
          Rule(
            "r", on: cause.trigger,
            when: Question.random(depth: 2, at: now, &random).condition,
            do: random.one(of: [.call("x"), .show("popup/p")]),
            exit: random.once(in: 4) ? Question.random(depth: 0, at: now, &random).condition : nil)
        ], tiering: World.tiering)
    }
    guard let rules = made else { return 0 }
    let occasion = Occasion(
      cause.kind, for: sato, at: now, zones: tokyo, locale: world.locale, device: world.device)
    let isChosen = brings(rules, [], world, occasion)
    guard
      let changes = rules.smallestChange(
        toChoose: "r", on: occasion, user: world.user.history, account: world.account.history)
    else {
      #expect(!isChosen, "seed \(seed)")
      let waits = (1...6 * 24).lazy.map { Change.wait(until: now.plus(.hours($0)), from: now) }
      let wait = waits.first { brings(rules, [$0], world, occasion) }
      #expect(wait == nil, "seed \(seed): nothing was found")
      return nil
    }
    #expect(changes.isEmpty == isChosen, "seed \(seed): \(changes)")
    #expect(brings(rules, changes, world, occasion), "seed \(seed): \(changes) is not enough")
    var reached = now
    for case .wait(let until, let from) in changes {
      #expect(from == reached && until > from, "seed \(seed): \(changes)")
      reached = until
    }
    guard changes.count <= 8 else { return changes.count }
    for part in 0..<((1 << changes.count) - 1) {
      let some = changes.indices.filter { part & (1 << $0) != 0 }.map { changes[$0] }
      #expect(!brings(rules, some, world, occasion), "seed \(seed): \(some) of \(changes) is enough")
    }
    return changes.count
  }

  @Test func flipsTheDecisionAndNoPartOfItDoes() throws {
    var found: [Int: Int] = [:]
    var none = 0
    for seed in 0..<260 as Range<UInt64> {
      if let count = try Self.check(seed: seed, salt: 13_000) {
        found[count, default: 0] += 1
      } else {
        none += 1
      }
    }
    // Most rules can be brought about, by one change and by several.
    #expect(found[0] ?? 0 > 20 && found[1] ?? 0 > 60 && found[2] ?? 0 > 10, "\(found), none \(none)")
    // Many say "any of ()", or ask for another page than the one that triggers them.
    #expect(none < 90, "\(none)")
  }

  @Test func flipsWhatAnEventOrATimeBrings() throws {
    let found = try (0..<150 as Range<UInt64>).compactMap { seed in
      try Self.check(seed: seed, salt: 17_000, by: Cause.eventOrTime)
    }
    #expect(found.count > 60 && found.count { $0 > 0 } > 20, "\(found)")
  }

  /// Where one change of one attribute is enough, never more are asked for.
  @Test(arguments: [
    (Condition.any([.all([.device("tv"), .locale("fr")]), .attribute("plan", .equals("pro"))]), #"plan = "pro""#),
    (
      .all([.never("a", within: .days(7)), .any([.never("b"), .never("a", within: .days(7))])]), "wait 6 days 3 hours"
    ),
  ])
  func isNotMoreThanItMustBe(condition: Condition, expected: String) throws {
    var user = Story()
    user.add("a", at: now.minus(.hours(21)))
    user.add("b", at: now.minus(.hours(21)))
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, when: condition, do: .call("x"))])
    let found = rules.smallestChange(
      toChoose: "r", on: Occasion(.pageView("/"), for: sato, at: now, zones: tokyo), user: user.history)
    #expect(found?.map(\.description) == [expected])
  }
}
