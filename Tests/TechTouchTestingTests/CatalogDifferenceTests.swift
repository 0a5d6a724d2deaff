import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct CatalogDifferenceTests {
  /// Three users: one at the second step of the tour, one who has done with everything, one who is new.
  private func story() async throws -> VirtualProduct {
    let product = try VirtualProduct(catalog: Fixture.catalog(), start: Fixture.start)
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    try await sato.click("案内を始める")
    try await sato.press("next", on: "guide/tour")
    let suzuki = product.journey(of: User(id: "suzuki", account: "kuroshio"))
    try await suzuki.visit("/")
    try await suzuki.click("また今度")
    try await suzuki.press("skip", on: "guide/tour")
    let tanaka = product.journey(of: User(id: "tanaka", account: "kuroshio"))
    try await tanaka.record("signup.completed")
    return product
  }

  @Test func theSameCatalogueChangesNothing() async throws {
    let product = try await story()
    let difference = try await CatalogDifference(
      from: Fixture.catalog(), to: Fixture.catalog(), over: product.engine.store, at: product.now)
    #expect(difference.isEmpty)
    #expect(difference.description == "no difference")
  }

  @Test func whoGainsWhoLosesAndWhoIsMidwayIsSaid() async throws {
    let product = try await story()
    let old = try Fixture.catalog()
    var tour = Fixture.tour
    tour.version = 2
    tour.steps.remove(at: 1)
    var rules = Fixture.rules.filter { $0.id != "setup" }
    rules[0].priority = 310
    rules.append(Rule("hello", on: .pageView("/"), do: .show("banner/hello"), repeat: .always))
    let new = try Catalog(
      product: Fixture.product,
      contents: [
        .popup(Fixture.welcome), .popup(Fixture.news), .guide(tour), .checklist(Fixture.setup), .survey(Fixture.nps),
        Fixture.message("day-1"), Fixture.message("day-3"),
        .banner(Banner(id: "hello", body: ["ja": "ようこそ。", "en": "Welcome."])),
      ], rules: RuleDocument(rules: rules))

    let events = try await product.engine.store.everything().count
    let difference = try await CatalogDifference(from: old, to: new, over: product.engine.store, at: product.now)
    #expect(
      difference.description == """
        banner/hello is added
        guide/tour is changed, from version 1 to 2
        rule hello is added
        rule setup is removed
        rule welcome is changed
        3 users ("sato" of "aoba", "suzuki" of "kuroshio", "tanaka" of "kuroshio") would see banner/hello
        3 users ("sato" of "aoba", "suzuki" of "kuroshio", "tanaka" of "kuroshio") would no longer see checklist/setup
        1 user ("sato" of "aoba") at step "create" of guide/tour, which is no longer there
        """)
    #expect(try await product.engine.store.everything().count == events)
    #expect(difference.midway.map(\.step) == ["create"])
  }

  @Test func whoGetsOtherMailsAndTasksInTheDaysAheadIsSaid() async throws {
    let product = try await story()
    let sato = product.journey(of: Fixture.sato)
    try await product.advance(days: 2)
    try await sato.record("signup.completed")
    // Tanaka signed up two days ago: only the mail of the third day is still to come.
    var rules = Fixture.rules.filter { $0.id != "day-1" }
    let index = try #require(rules.firstIndex { $0.id == "day-3" })
    rules[index] = Rule(
      "day-3", on: .schedule(after: "signup.completed", days: 3, at: "10:00"), do: .send("message/day-3"))
    rules += [
      Rule(
        "call", on: .schedule(after: "signup.completed", days: 5, at: "09:00"),
        when: .event("campaign.created", atMost: 0), do: .openTask(TaskSpec("call", title: "お電話する"))),
      Rule(
        "past", on: .schedule(after: "signup.completed", days: 1, at: "09:00"),
        when: .not(.attribute("lastName", .exists)),
        do: .send("message/day-1"), repeat: .always),
    ]
    let events = try await product.engine.store.everything()
    let difference = CatalogDifference(
      from: try Fixture.catalog(), to: try Fixture.catalog(rules: rules), over: events, at: product.now)
    #expect(
      difference.due.map(\.description) == [
        "1 user (\"sato\" of \"aoba\") would no longer get message/day-1",
        "2 users (\"sato\" of \"aoba\", \"tanaka\" of \"kuroshio\") would get message/day-3 at other times",
        "2 users (\"sato\" of \"aoba\", \"tanaka\" of \"kuroshio\") would get task call",
      ])
    #expect(difference.description.contains("would get task call"))
    // Nothing further ahead than is asked for.
    let near = CatalogDifference(
      from: try Fixture.catalog(), to: try Fixture.catalog(rules: rules), over: events, at: product.now, ahead: 1)
    #expect(near.due.map(\.name) == ["message/day-1", "message/day-3"])
    #expect(near.due.last?.subjects.map(\.user) == ["tanaka"])
  }

  /// What a sweep would really do is what the difference to a catalogue without rules foretells.
  @Test func whatIsForetoldIsWhatComes() async throws {
    let product = try await story()
    try await product.journey(of: Fixture.sato).record("signup.completed")
    let cap = Cap("mail", window: .rolling(days: 3), limit: 1, kinds: [.message], scope: .account)
    var document = RuleDocument(rules: Fixture.rules, caps: [cap])
    for index in document.rules.indices {
      if case .send = document.rules[index].action { document.rules[index].caps = ["mail"] }
    }
    let catalog = try Catalog(product: Fixture.product, contents: Fixture.catalog().all, rules: document)
    let live = try VirtualProduct(catalog: catalog, start: Fixture.start)
    for event in try await product.engine.store.everything().map(\.event) where !event.name.isReserved {
      try await live.engine.record(event, at: live.now)
    }
    for user in [Fixture.sato, User(id: "tanaka", account: "kuroshio")] {
      _ = try await live.engine.touches(for: user, on: "/", at: live.now)
    }
    let none = try Catalog(product: Fixture.product, contents: Fixture.catalog().all, rules: RuleDocument(rules: []))
    let foretold = try await CatalogDifference(from: none, to: catalog, over: live.engine.store, at: live.now).due
    for _ in 0..<31 * 24 { try await live.advance(hours: 1) }
    let sent = try await live.engine.outbox.messages().map { "\($0.content.unversioned) \($0.subject)" }
    #expect(
      Set(foretold.filter { $0.kind == .gained }.flatMap { due in due.subjects.map { "\(due.name) \($0)" } })
        == Set(sent))
    #expect(!sent.isEmpty)
  }
}
