import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Percentages, variants and the holdout through signing in.
struct StickySideTests {
  private static let known = Fixture.sato

  /// Ids of visitors who are on the other side of a share than the known user.
  private static func visitors(_ isIncluded: (Subject) -> Bool, count: Int = 3) -> [UserID] {
    let side = isIncluded(known.subject)
    var found: [UserID] = []
    for number in 0..<1_000 where found.count < count {
      let id = UserID("cookie-\(number)")
      if isIncluded(Subject(user: id)) != side { found.append(id) }
    }
    return found
  }

  private static let share = Percentage(50, salt: "news")
  private static let test = Experiment("news", variants: [.init("a", percent: 50), .init("b", percent: 50)])

  private static func product(_ condition: Condition? = nil, policy: Policy = Policy()) throws -> VirtualProduct {
    let rules = [
      Rule("side", on: .pageView("/"), when: condition, do: .show("popup/news"), priority: 9, repeat: .always),
      Rule(
        "other", on: .pageView("/"), when: condition.map { Condition.not($0) }, do: .show("popup/welcome"), priority: 8,
        repeat: .always),
    ]
    let catalog = try Catalog(
      product: Fixture.product, contents: [.popup(Fixture.welcome), .popup(Fixture.news), .guide(Fixture.tour)],
      rules: RuleDocument(
        rules: condition == nil ? [rules[0]] : rules, caps: [], experiments: [test], policy: policy))
    return try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
  }

  private static func seen(by user: User, in product: VirtualProduct) async throws -> [ContentRef] {
    try await product.engine.explain(user.subject, on: "/", at: product.now.addingTimeInterval(1)).shown.map(
      \.unversioned)
  }

  /// The arm a user is in, whatever was shown to them.
  private static func isIn(_ rule: RuleID, _ user: User, _ product: VirtualProduct) async throws -> Verdict? {
    let decision = try await product.engine.explain(user.subject, on: "/", at: product.now.addingTimeInterval(1))
    return decision.proof?[rule]?.gates.first { $0.name == .condition }?.verdict
  }

  @Test(arguments: ["percentage", "variant"])
  func aVisitorKeepsTheirSideWhenTheySignIn(_ kind: String) async throws {
    let condition: Condition =
      kind == "percentage" ? .percentage(50, salt: "news") : .variant("a", of: "news")
    let ids = Self.visitors {
      kind == "percentage" ? Self.share.includes($0) : Self.test.variant(of: $0) == "a"
    }
    for id in ids {
      let product = try Self.product(condition)
      let visitor = product.journey(of: .anonymous(id))
      try await visitor.visit("/")
      let shown = visitor.shown
      let side = try await Self.isIn("side", visitor.user, product)
      try await product.advance(minutes: 1)
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      #expect(try await Self.isIn("side", Self.known, product) == side, "\(id)")
      // Forty days on, past the cap, the same content is what they are meant to see.
      try await product.advance(days: 40)
      let sato = product.journey(of: Self.known)
      try await sato.visit("/")
      #expect(sato.shown == shown, "\(id)")
    }
  }

  @Test func aVisitorWhoWasHeldOutStaysSoThoughNothingWasShown() async throws {
    let holdout = Percentage(50, salt: "quiet")
    for id in Self.visitors(holdout.includes) {
      let product = try Self.product(policy: Policy(holdout: holdout))
      let visitor = product.journey(of: .anonymous(id))
      try await visitor.visit("/")
      #expect(visitor.shown.isEmpty == holdout.includes(visitor.user.subject))
      try await product.advance(minutes: 1)
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      let proof = try await product.engine.explain(
        Self.known.subject, on: "/", at: product.now.addingTimeInterval(1)
      ).proof
      let gate = proof?["side"]?.gates.first { $0.name == .holdout }
      #expect(gate?.verdict == (holdout.includes(visitor.user.subject) ? .unmatched : .matched), "\(id)")
    }
  }

  @Test func aUserOfLongStandingKeepsTheirOwnSideWhateverTheyBrowsedWithLater() async throws {
    let condition = Condition.percentage(50, salt: "news")
    for id in Self.visitors(Self.share.includes) {
      let product = try Self.product(condition)
      let sato = product.journey(of: Self.known)
      try await sato.visit("/")
      let side = try await Self.isIn("side", Self.known, product)
      try await product.advance(days: 1)
      try await product.journey(of: .anonymous(id)).visit("/")
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      #expect(try await Self.isIn("side", Self.known, product) == side, "\(id)")
    }
  }

  @Test func whatACRMSaidBeforeIsNoVisit() async throws {
    let condition = Condition.percentage(50, salt: "news")
    for id in Self.visitors(Self.share.includes) {
      let product = try Self.product(condition)
      try await product.engine.record(["plan": "pro"], of: Self.known.subject, at: product.now)
      try await product.advance(days: 1)
      let visitor = product.journey(of: .anonymous(id))
      try await visitor.visit("/")
      let side = try await Self.isIn("side", visitor.user, product)
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      #expect(try await Self.isIn("side", Self.known, product) == side, "\(id)")
    }
  }

  @Test func everyOrderOfIdentificationsGivesOneSideOnEveryServer() async throws {
    let condition = Condition.percentage(50, salt: "news")
    let ids = Self.visitors(Self.share.includes, count: 2) + ["cookie-same"]
    var sides: Set<String> = []
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let product = try Self.product(condition)
      for id in ids {
        try await product.journey(of: .anonymous(id)).visit("/")
        try await product.advance(minutes: 1)
      }
      for index in order {
        try await product.engine.identify(anonymous: ids[index], as: Self.known, at: product.now)
        // A server that has read as it went, and one that reads everything now.
        let late = TouchEngine(catalog: product.engine.catalog, store: product.engine.store)
        let date = product.now.addingTimeInterval(1)
        let warm = try await product.engine.explain(Self.known.subject, on: "/", at: date)
        #expect(try await late.explain(Self.known.subject, on: "/", at: date) == warm)
      }
      sides.insert("\(String(describing: try await Self.isIn("side", Self.known, product)))")
    }
    #expect(sides.count == 1)
  }

  @Test func whatWasGrantedBeforeIsReplayedWithItsOwnDigest() async throws {
    let condition = Condition.percentage(50, salt: "news")
    for id in Self.visitors(Self.share.includes) {
      let product = try Self.product(condition)
      let visitor = product.journey(of: .anonymous(id))
      try await visitor.visit("/")
      let grant = try #require(try await product.engine.store.everything().first { $0.event.name == .granted })
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      let decision = try await product.engine.explain(grant.event.id, of: visitor.user.subject)
      #expect(decision?.digest == grant.event.properties[.digest]?.string)
    }
  }

  @Test func reportsCountThemOnTheSideTheyWereOn() async throws {
    let rule = Rule(
      "side", on: .pageView("/"), when: .variant("a", of: "news"), do: .show("popup/news"),
      goal: Goal("campaign.sent", within: .days(14)))
    let catalog = try Catalog(
      product: Fixture.product, contents: [.popup(Fixture.news)],
      rules: RuleDocument(rules: [rule], experiments: [Self.test]))
    for id in Self.visitors({ Self.test.variant(of: $0) == "a" }) {
      let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
      let visitor = product.journey(of: .anonymous(id))
      try await visitor.visit("/")
      try await product.engine.identify(anonymous: id, as: Self.known, at: product.now)
      try await product.journey(of: Self.known).record("signup.completed")
      try await product.advance(days: 20)
      let input = ReportInput(try await product.engine.store.everything(), asOf: product.now)
      let report = catalog.rules.goalReport(
        for: "side", since: "signup.completed", variantsOf: "news", in: input)
      let entered = report?.arms.filter { $0.entered == 1 }.map(\.variant)
      #expect(entered == [Self.test.variant(of: visitor.user.subject)], "\(id)")
    }
  }
}
