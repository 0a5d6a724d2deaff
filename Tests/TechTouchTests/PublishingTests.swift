import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// New versions while users are in the middle, through the engine.
struct PublishingTests {
  /// Somebody at the third of four steps of the first version, which is published.
  private func somebodyInTheMiddle() async throws -> (VirtualProduct, Journey) {
    let product = try Editions.product(Editions.tour(1, ["a", "b", "c", "d"]))
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await journey.press("next", on: "guide/tour")
    try await journey.press("next", on: "guide/tour")
    #expect(journey.tour == "guide/tour@1 c")
    return (product, journey)
  }

  private func publish(_ tour: Guide, in product: VirtualProduct) async throws {
    try await product.publish(Editions.catalog([.guide(tour)]))
  }

  @Test func pinLetsThemFinishTheOldVersionAndOthersBeginTheNewOne() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    try await publish(Editions.tour(2, ["a", "x"], .pin, anchor: "#new"), in: product)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@1 c")
    #expect(journey.touches?.root.string.contains("第1版") == true)
    let other = product.journey(of: Fixture.suzuki)
    try await other.visit("/")
    #expect(other.tour == "guide/tour@2 a")
    try await journey.press("next", on: "guide/tour")
    #expect(journey.tour == "guide/tour@1 d")
    try await journey.press("next", on: "guide/tour")
    #expect(try await journey.events(named: .completed).map(\.content) == ["guide/tour@1"])
  }

  /// The newest version names no such event.
  @Test func aPinnedVersionGoesOnByTheEventThatItsStepWaitsFor() async throws {
    var first = Editions.tour(1, ["a", "b"])
    first.steps[0].advance = .event("campaign.created")
    let product = try Editions.product(first)
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@1 a")
    try await publish(Editions.tour(2, ["a", "b"], .pin), in: product)
    try await journey.record("campaign.created")
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@1 b")
  }

  @Test func theStyleSheetOfAPinnedVersionIsServed() async throws {
    let product = try Editions.product(Editions.tour(1, ["a", "b"], anchor: "#old"))
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await publish(Editions.tour(2, ["a", "b"], .pin, anchor: "#new"), in: product)
    try await journey.visit("/")
    let head = try #require(journey.touches?.head.string)
    let name = try #require(head.firstMatch(of: /anchors\.[0-9a-f]+\.css/).map { String($0.output) })
    #expect(name != product.engine.assets.anchors.name)
    let sheet = try #require(try await product.engine.asset(name))
    #expect(String(decoding: sheet.bytes, as: UTF8.self).contains("#old"))
    #expect(try await product.engine.asset("anchors.0.css") == nil)
  }

  @Test func restartIsANewAttemptWithoutASecondPlaceInTheCap() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    try await publish(Editions.tour(2, ["x", "y"], .restart), in: product)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@2 x")
    try await journey.visit("/")
    #expect(try await journey.events(named: .granted).count == 1)
    #expect(try await journey.events(named: .displayed).count == 1)
    #expect(try await journey.events(named: .restarted).map(\.content) == ["guide/tour@2"])
  }

  @Test func mapLeadsToTheNewStepAndTheNumberDoesNotFall() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    #expect(journey.touches?.root.string.contains("ステップ 3／4") == true)
    try await publish(Editions.tour(2, ["a", "x", "d", "e", "f", "g"], .map(["c": "x"])), in: product)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@2 x")
    #expect(journey.touches?.root.string.contains("ステップ 5／6") == true)
    #expect(journey.touches?.json.first?.step?.number == 5)
    try await journey.press("next", on: "guide/tour")
    #expect(journey.tour == "guide/tour@2 d")
    #expect(journey.touches?.root.string.contains("ステップ 5／6") == true)
  }

  @Test func drainLetsNobodyBegin() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    try await publish(Editions.tour(2, ["x"], .drain), in: product)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@1 c")
    let other = product.journey(of: Fixture.suzuki)
    try await other.visit("/")
    #expect(other.shown.isEmpty)
    let proof = try #require(try await other.explain(on: "/")?["tour"])
    #expect(proof.decisive?.name == .withheld)
    #expect(proof.decisive?.detail == "drained: who is in the middle finishes it, and nobody begins it any more")
  }

  @Test(
    arguments: [
      (
        nil,
        "guide/tour@2 no longer has \"c\", where 2 users stand, and \"b\", where 1 user stands, and declares no "
          + "\"onNewVersion\"; wanted \"pin\", \"restart\", \"drain\" or a map to steps that it has"
      ),
      (
        .map(["b": "a"]),
        "guide/tour@2 no longer has \"c\", where 2 users stand, and the map in its \"onNewVersion\" does not cover that"
      ),
    ] as [(VersionPolicy?, String)])
  func publishingOverPeopleInTheMiddleIsRefused(policy: VersionPolicy?, message: String) async throws {
    let (product, _) = try await somebodyInTheMiddle()
    for (user, steps) in [(Fixture.suzuki, 2), (Editions.user(1), 1), (Editions.user(2), 3), (Editions.user(3), 0)] {
      let journey = product.journey(of: user)
      try await journey.visit("/")
      for _ in 0..<steps { try await journey.press("next", on: "guide/tour") }
      if steps == 3 { try await journey.press("next", on: "guide/tour") }
    }
    let events = try await product.engine.store.everything().count
    let error = try await #require(throws: PublicationError.self) {
      try await publish(Editions.tour(2, ["a", "x", "d"], policy), in: product)
    }
    #expect(error.description == message)
    #expect(try await product.engine.store.everything().count == events)
    #expect(product.engine.catalog.guides.first?.version == 1)
  }

  @Test func aFormOfAnOldVersionIsRefusedWhereTheUserWasTakenOver() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    let old = try #require(journey.forms.first)
    try await publish(Editions.tour(2, ["a", "b", "c", "d"]), in: product)
    let refusal = try await #require(throws: Refusal.self) {
      try await journey.submit(FormFields(old.fields.map { ($0.name, $0.value) } + [("action", "next")]))
    }
    #expect(refusal.code == .staleForm)
    #expect(refusal.message == "the form is for \"guide/tour@1\", and \"guide/tour@2\" is published now")
  }

  @Test func twoServersWithDifferentVersionsDoNotHarmEachOther() async throws {
    let (product, journey) = try await somebodyInTheMiddle()
    let old = product.engine
    try await publish(Editions.tour(2, ["x", "y"], .restart), in: product)
    try await journey.visit("/")
    // The old server finds the user in a version that it does not have, and goes on with it.
    let page = try await old.touches(for: Fixture.sato, on: "/", at: product.now)
    let form = try #require(RenderedForm.all(in: page.root.string).first)
    #expect(form["content"] == "guide/tour@2")
    #expect(form["item"] == "x")
    let sent = try Submission(FormFields(form.fields.map { ($0.name, $0.value) } + [("action", "next")]))
    #expect(try await old.receive(sent, from: Fixture.sato, at: product.now).outcome == .stored)
    try await journey.visit("/")
    #expect(journey.tour == "guide/tour@2 y")
    #expect(try await journey.events(named: .restarted).count == 1)
    // Started again, it changes nothing of what is published.
    let again = try await old.publish(at: product.now)
    #expect(again.documents.isEmpty)
    #expect(again.superseded == ["guide/tour@1"])
  }

  @Test func publishingTwiceWritesOnceAndOtherContentsNeedAnotherVersion() async throws {
    let product = try Editions.product(Editions.tour(1, ["a"]))
    let first = try await product.engine.publish(at: product.now)
    #expect(first.documents == ["guide/tour@1", "product", "rules"])
    #expect(try await product.engine.publish(at: product.now).documents.isEmpty)
    #expect(
      try await product.publish(Editions.catalog([.guide(Editions.tour(2, ["a"]))])).documents == ["guide/tour@2"])
    let error = try await #require(throws: PublicationError.self) {
      try await product.publish(Editions.catalog([.guide(Editions.tour(2, ["a", "b"]))]))
    }
    #expect(
      error.description
        == "guide/tour@2 was published with other contents; wanted the version 3 for what has changed")
  }

  @Test func serversThatPublishAtOnceWriteEachDocumentOnce() async throws {
    let store = MemoryEventStore()
    let now = Date(timeIntervalSince1970: 1_775_001_600)
    let old = try Editions.catalog([.guide(Editions.tour(1, ["a"]))])
    let new = try Editions.catalog([.guide(Editions.tour(2, ["a", "b"]))])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<8 {
        group.addTask {
          try await TouchEngine(catalog: index.isMultiple(of: 2) ? old : new, store: store).publish(at: now)
        }
      }
      try await group.waitForAll()
    }
    let documents = try await store.everything().compactMap { $0.event.properties["document"]?.string }
    #expect(documents.filter { $0 == "guide/tour@2" }.count == 1)
    #expect(documents.filter { $0 == "guide/tour@1" }.count <= 1)
    #expect(documents.filter { $0 == "product" }.count == 1)
  }

  @Test func aDocumentLargerThanAnEventIsDividedAndReadBack() async throws {
    let long = String(repeating: "手順を一つずつご案内します。", count: 9_000)
    var tour = Editions.tour(1, ["a", "b"])
    tour.steps[1].body = LocalizedBody(["ja": long, "en": "Long"])
    let product = try Editions.product(tour)
    try await product.engine.publish(at: product.now)
    let parts = try await product.engine.store.everything().filter {
      $0.event.properties["document"] == "guide/tour@1"
    }
    #expect(parts.count > 5)
    #expect(parts.allSatisfy { ($0.event.properties["text"]?.string?.utf8.count ?? 0) <= 64 * 1024 })
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    try await publish(Editions.tour(2, ["x"], .pin), in: product)
    try await journey.press("next", on: "guide/tour")
    #expect(journey.touches?.root.string.contains(long) == true)
  }

  @Test func anEngineTakesAnotherCatalogueAndBothStayUsable() async throws {
    let (product, _) = try await somebodyInTheMiddle()
    let next = product.engine.replacingCatalog(with: try Fixture.catalog())
    #expect(next.catalog.guides.first?.steps.count == 3)
    #expect(product.engine.catalog.guides.first?.steps.count == 4)
    #expect(try await next.outbox.messages().isEmpty)
  }

  @Test func whatIsPublishedIsNobodysAttention() async throws {
    let product = try Fixture.product()
    try await product.engine.publish(at: product.now)
    try await product.advance(days: 1)
    #expect(try await product.engine.outbox.messages().isEmpty)
    let events = try await product.engine.store.everything()
    let report = TutorialReport(of: Fixture.tour, in: events, asOf: product.now)
    #expect(report.displayed == 0)
  }

  @Test func answersGivenToTheFirstVersionCountForIt() async throws {
    let rules = [Rule("nps", on: .pageView("/reports"), do: .show("survey/nps"))]
    let product = try VirtualProduct(
      catalog: Editions.catalog([.survey(Fixture.nps)], rules: rules), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/reports")
    let open = try #require(journey.forms.first { $0["content"] == "survey/nps@1" })
    var survey = Fixture.nps
    survey.version = 2
    survey.title = ["ja": "新しいアンケート", "en": "A new survey"]
    try await product.publish(Editions.catalog([.survey(survey)], rules: rules))
    try await journey.submit(
      FormFields(open.fields.map { ($0.name, $0.value) } + [("action", "send"), ("q.score", "9")]))
    let answers = try await journey.events(named: .answered)
    #expect(answers.map(\.content) == ["survey/nps@1"])
    try await journey.visit("/reports")
    #expect(!journey.shown.contains("survey/nps"))
  }

  @Test func aScaleThatChangesUnderItsIdIsRefused() async throws {
    let product = try Fixture.product()
    try await product.engine.publish(at: product.now)
    var survey = Fixture.nps
    survey.version = 2
    survey.questions[0].kind = .csat
    let contents = product.engine.catalog.all.filter { $0.ref.kind != .survey } + [.survey(survey)]
    let error = try await #require(throws: PublicationError.self) {
      try await product.publish(Editions.catalog(contents, rules: Fixture.rules))
    }
    #expect(error.description.hasPrefix("survey/nps@2 at questions[0].kind: question \"score\" was"))
  }

  @Test func theShownProgressOfAChecklistDoesNotFallWhenAnItemIsAdded() async throws {
    let product = try Fixture.product()
    try await product.engine.publish(at: product.now)
    let journey = product.journey(of: Fixture.sato)
    try await journey.record("campaign.created")
    try await journey.visit("/campaigns")
    func percent() -> Int? { journey.touches?.json.first { $0.content.kind == .checklist }?.percent }
    #expect(percent() == 25)
    var setup = Fixture.setup
    setup.version = 2
    let more = (0..<6).map { Checklist.Item(id: ItemID("more-\($0)"), statement: ["ja": "追加", "en": "More"]) }
    setup.levels[1].sections[0].items += more
    let contents = product.engine.catalog.all.filter { $0.ref.kind != .checklist } + [.checklist(setup)]
    try await product.publish(Editions.catalog(contents, rules: Fixture.rules))
    try await journey.visit("/campaigns")
    #expect(percent() == 25)
  }
}
