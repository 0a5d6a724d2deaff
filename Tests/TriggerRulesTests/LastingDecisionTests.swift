import EventLog
import Foundation
import Testing
import TriggerRules

/// How long a decision lasts, in random small worlds, held against deciding again at one instant after the other.
struct LastingDecisionTests {
  /// A random occasion on which nothing lies ahead, with rules for it.
  private struct Case {
    var rules: RuleSet
    var occasion: Occasion
    var user: History
    var account: History

    init?(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let instant = Date(random.one(of: NextEligibleOracleTests.starts))
      let world = NextEligibleOracleTests.world(at: instant, ahead: 0, &random)
      guard let rules = try RuleSet.withoutCycles({ try NextEligibleOracleTests.rules(at: instant, &random) }) else {
        return nil
      }
      self.rules = rules
      occasion = Occasion(
        .pageView(world.page ?? "/"), for: sato, at: instant,
        zones: Zones(user: random.one(of: NextEligibleOracleTests.zones)), locale: world.locale, device: world.device)
      user = History(world.user.recorded.filter { $0.event.time <= instant })
      account = History(world.account.recorded.filter { $0.event.time <= instant })
    }

    func decide(at instant: Date) -> Decision {
      var occasion = occasion
      occasion.now = instant
      return rules.decide(occasion, user: user, account: account)
    }

    var lasting: (decision: Decision, until: Date) {
      let (decision, recollection) = rules.decideLasting(occasion, Knowledge(user: user, account: account))
      return (decision, recollection.until)
    }
  }

  @Test(arguments: 0..<160 as Range<UInt64>)
  func isTheSameUntilTheInstantItLasts(seed: UInt64) throws {
    guard let story = try Case(seed: 15_000 + seed) else { return }
    let now = story.occasion.now
    let (decision, until) = story.lasting
    #expect(decision == story.decide(at: now), "seed \(seed)")
    // Everything in these worlds happens on quarters of an hour.
    for step in 1...6 * 96 {
      let instant = now.plus(.minutes(15 * step))
      guard instant < until else { break }
      #expect(story.decide(at: instant) == decision, "seed \(seed): it lasts until \(until), and not to \(instant)")
    }
    let last = min(until, now.plus(.days(30))).addingTimeInterval(-0.000_002)
    if last > now { #expect(story.decide(at: last) == decision, "seed \(seed): it lasts until \(until)") }
  }

  /// A decision that did not last would be worth nothing.
  @Test func lastsForHoursAsARule() throws {
    let spans = try (0..<160 as Range<UInt64>).compactMap { seed in
      try Case(seed: 15_000 + seed).map { $0.lasting.until.timeIntervalSince($0.occasion.now) }
    }
    #expect(spans.count { $0 > 3_600 } > spans.count / 2)
  }

  /// A goal may ask how long ago something was.
  @Test func endsWhenWhatWasDoneFitsAGoal() throws {
    var user = Story()
    user.add("trial", at: now.minus(.hours(3)), ["ends": .date(now.plus(.hours(1)))])
    let rules = try RuleSet(
      rules: [
        Rule(
          "r", on: .anyPage, do: .show("banner/b"),
          goal: Goal("trial", where: .property("ends", .atLeastAgo(.hours(2)))))
      ])
    let occasion = Occasion(.pageView("/"), for: sato, at: now)
    let (decision, recollection) = rules.decideLasting(occasion, Knowledge(user: user.history))
    #expect(decision.shown == ["banner/b"])
    #expect(abs(recollection.until.timeIntervalSince(now.plus(.hours(3)))) < 0.01)
    let explained = rules.decide(occasion, user: user.history, explaining: true)
    #expect(explained.nextEligible == now.plus(.hours(3)))
  }

  /// From page to page, while time passes, and now and then by a clock that is behind.
  @Test(arguments: 0..<160 as Range<UInt64>)
  func isTheSameWithWhatIsRecalledOfOtherPages(seed: UInt64) throws {
    var random = SeededGenerator(seed: 17_000 + seed)
    guard var story = try Case(seed: 15_000 + seed) else { return }
    let known = Knowledge(user: story.user, account: story.account)
    let start = story.occasion.now
    var recollection: Recollection?
    for step in 0..<40 {
      story.occasion.kind = .pageView(random.one(of: ["/", "/forms", "/mails"]))
      story.occasion.elsewhere = random.once(in: 4) ? ["guide/g"] : []
      let minutes = random.one(of: [0, 1, 15, 60, 720, 1_440, 2_880, -15])
      story.occasion.now = max(start, story.occasion.now.plus(.minutes(minutes)))
      let lasting = story.rules.decideLasting(story.occasion, known, recalling: recollection)
      recollection = lasting.recollection
      #expect(lasting.decision == story.decide(at: story.occasion.now), "seed \(seed), step \(step)")
    }
  }

  /// What is recalled of another page says nothing of what the page itself decides.
  @Test(arguments: [Condition.page("/forms"), .all([.segment("forms")])])
  func anExitThatAsksForThePageIsAskedOnEach(exit: Condition) throws {
    let rules = try RuleSet(
      rules: [Rule("r", on: .anyPage, do: .show("banner/b"), exit: exit)], segments: ["forms": .page("/forms")])
    var occasion = Occasion(.pageView("/"), for: sato, at: now)
    var recollection: Recollection?
    for (page, isShown) in [("/", true), ("/forms", false), ("/mails", true), ("/forms", false)] {
      occasion.kind = .pageView(page)
      let lasting = rules.decideLasting(occasion, Knowledge(user: History()), recalling: recollection)
      recollection = lasting.recollection
      #expect(lasting.decision.shown == (isShown ? ["banner/b"] : []), "\(page)")
    }
  }

  @Test func contentWhoseStepIsOnAnotherPageIsNotRecalled() throws {
    let rules = try RuleSet(rules: [Rule("r", on: .anyPage, do: .show("guide/g"))])
    var occasion = Occasion(.pageView("/"), for: sato, at: now)
    var recollection: Recollection?
    for isHere in [true, false, true] {
      occasion.elsewhere = isHere ? [] : ["guide/g"]
      let lasting = rules.decideLasting(occasion, Knowledge(user: History()), recalling: recollection)
      recollection = lasting.recollection
      #expect(lasting.decision.shown == (isHere ? ["guide/g"] : []))
    }
  }

  /// On pages that the same patterns match, everybody is decided alike, whichever rules ask for pages, and where.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func isTheSameOnPagesOfTheSamePatterns(seed: UInt64) throws {
    guard var story = try Case(seed: 16_000 + seed) else { return }
    let pages = ["/", "/forms", "/forms/", "/forms?sort=name", "/forms/1", "/mails", "/mails/1/edit"]
    let decisions = pages.map { page in
      story.occasion.kind = .pageView(page)
      return (patterns: story.rules.pages.matching(page), decision: story.decide(at: story.occasion.now))
    }
    for one in decisions {
      for other in decisions where one.patterns == other.patterns {
        #expect(one.decision == other.decision, "seed \(seed)")
      }
    }
  }
}
