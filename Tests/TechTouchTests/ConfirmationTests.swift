import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Displays that only the client can tell of.
struct ConfirmationTests {
  private static func product(_ rules: [Rule]? = nil) throws -> VirtualProduct {
    try VirtualProduct(catalog: Fixture.catalog(rules: rules ?? Fixture.rules), start: "2026-04-01T09:00+09:00")
  }

  private static let popups = [
    Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 2),
    Rule("news", on: .anyPage, do: .show("popup/news"), priority: 1),
  ]

  private static func ask(_ product: VirtualProduct, of user: User = Fixture.sato) async throws -> Touches {
    try await product.engine.touches(for: user, on: "/", at: product.now, display: .whenConfirmed)
  }

  private static func confirm(
    _ content: ContentRef, _ nonce: EventID, in product: VirtualProduct, by user: User = Fixture.sato
  ) async throws -> Received {
    try await product.engine.receive(
      Submission(content: content, action: "displayed", nonce: nonce, page: "/"), from: user, at: product.now)
  }

  private static func names(_ product: VirtualProduct) async throws -> [EventName] {
    try await product.engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event.name)
      .filter { $0 == .granted || $0 == .displayed || $0 == .started }
  }

  @Test func aGrantIsNoDisplayUntilTheClientSaysSo() async throws {
    let product = try Self.product(Self.popups)
    let touches = try await Self.ask(product)
    #expect(touches.shown == ["popup/welcome@1"])
    let nonce = try #require(touches.grants["popup/welcome"])
    #expect(try await Self.names(product) == [.granted])

    // Asked again before it was confirmed, it is the same grant.
    try await product.advance(minutes: 5)
    #expect(try await Self.ask(product).grants == ["popup/welcome": nonce])
    #expect(try await Self.confirm("popup/welcome@1", nonce, in: product).outcome == .stored)
    #expect(try await Self.names(product) == [.granted, .displayed])
    #expect(try await Self.ask(product).shown == [])
  }

  @Test func aDisplayThatIsConfirmedTwiceIsStoredOnce() async throws {
    let product = try Self.product(Self.popups)
    let nonce = try #require(try await Self.ask(product).grants["popup/welcome"])
    let submission = Submission(content: "popup/welcome@1", action: "displayed", nonce: nonce, page: "/")
    let (engine, now) = (product.engine, product.now)
    let outcomes = try await withThrowingTaskGroup(of: Received.Outcome.self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await engine.receive(submission, from: Fixture.sato, at: now).outcome
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == .stored } == 1)
    #expect(try await Self.names(product) == [.granted, .displayed])
    let answer = try await product.engine.answer(submission, from: Fixture.sato, at: product.now, asFragment: true)
    #expect(answer.status == 204)
  }

  @Test func aGrantThatIsNotConfirmedGivesItsPlaceBackWithItsLease() async throws {
    let product = try Self.product([Self.popups[1]])
    let first = try #require(try await Self.ask(product).grants["popup/news"])
    try await product.advance(minutes: 10)
    let second = try #require(try await Self.ask(product).grants["popup/news"])
    #expect(first != second)
    #expect(try await Self.names(product) == [.granted, .granted])
  }

  @Test func aLateConfirmationIsKeptAndMarkedAndSaidInTheProof() async throws {
    let product = try Self.product(Self.popups)
    let first = try #require(try await Self.ask(product).grants["popup/welcome"])
    try await product.advance(minutes: 11)
    // Its place is taken by the next, which is displayed.
    let second = try #require(try await Self.ask(product).grants["popup/welcome"])
    _ = try await Self.confirm("popup/welcome@1", second, in: product)
    _ = try await Self.confirm("popup/welcome@1", first, in: product)
    let displays = try await product.engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event)
      .filter { $0.name == .displayed }
    #expect(displays.map { $0.properties[.late]?.boolean ?? false } == [false, true])
    #expect(displays.map(\.time) == [product.now, product.now])

    let proof = try #require(
      try await product.engine.explain(Fixture.sato.subject, on: "/", at: product.now.addingTimeInterval(1)).proof)
    let gate = try #require(proof.candidates.first { $0.rule == "news" }?.gates.first { $0.name == .cap })
    #expect(
      gate.detail
        == "cap popup-month: 2 of 1 taken in one calendar month because of a late confirmation, free again at "
        + "2026-05-01 09:11 +09:00; counted: popup/welcome on 2026-04-01 09:11 +09:00, "
        + "popup/welcome on 2026-04-01 09:11 +09:00, confirmed late")
  }

  @Test func aLateConfirmationCountsFromItsOwnTime() async throws {
    let product = try Self.product([Self.popups[1]])
    let nonce = try #require(try await Self.ask(product).grants["popup/news"])
    try await product.advance(days: 3)
    #expect(try await Self.confirm("popup/news@1", nonce, in: product).outcome == .stored)
    let decision = try await product.engine.explain(
      Fixture.sato.subject, on: "/", at: product.now.addingTimeInterval(1))
    #expect(decision.chosen.isEmpty)
    let gate = decision.proof?.candidates.first?.gates.first { $0.name == .cap }
    #expect(
      gate?.detail
        == "cap popup-month: 1 of 1 taken in one calendar month, free again at 2026-05-04 09:00 +09:00; "
        + "counted: popup/news on 2026-04-04 09:00 +09:00, confirmed late")
  }

  @Test func whoActsOnATouchHasSeenIt() async throws {
    let product = try Self.product()
    let engine = product.engine
    let touches = try await Self.ask(product)
    #expect(touches.shown.first == "popup/welcome@1")
    let form = try #require(
      RenderedForm.all(in: touches.root.string).first { $0.actions.contains("press:later") })
    let fields = FormFields(
      form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "press:later")])
    _ = try await engine.receive(Submission(fields), from: Fixture.sato, at: product.now)
    let names = try await engine.store.readAll(.stream(Fixture.sato.subject)).map(\.event)
      .filter { $0.content == "popup/welcome@1" }.map(\.name)
    #expect(names == [.granted, .displayed, .dismissed])
  }

  @Test func aGuideBeginsWhenItsDisplayIsConfirmed() async throws {
    let product = try Self.product([Rule("tour", on: .anyPage, when: .page("/"), do: .show("guide/tour"))])
    let touches = try await Self.ask(product)
    #expect(touches.root.string.contains("一覧"))
    let nonce = try #require(touches.grants["guide/tour"])
    _ = try await Self.confirm("guide/tour@1", nonce, in: product)
    #expect(try await Self.names(product) == [.granted, .displayed, .started])
    // The form that was rendered before the confirmation is still the present one.
    let form = try #require(RenderedForm.all(in: touches.root.string).first { $0.actions.contains("next") })
    let fields = FormFields(form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "next")])
    let received = try await product.engine.receive(Submission(fields), from: Fixture.sato, at: product.now)
    #expect(received.location == "/campaigns#new-campaign")
  }

  @Test(arguments: ["confirming", "acting"])
  func theLanguageOfADisplayIsThatOfTheVersionThatWasGranted(by means: String) async throws {
    func tour(_ version: Int, _ languages: [LanguageTag]) -> Content {
      let texts = Dictionary(uniqueKeysWithValues: languages.map { ($0, "Step \(version)") })
      return .guide(
        Guide(
          id: "tour", version: version, title: Localized(texts),
          steps: [Step(id: "a", title: Localized(texts), body: Localized(texts))], onNewVersion: .pin))
    }
    let product = try VirtualProduct(
      catalog: Editions.catalog([tour(1, ["ja", "en"])]), start: "2026-04-01T09:00+09:00")
    try await product.engine.publish(at: product.now)
    let user = User(id: "lee", languages: ["en"])
    let touches = try await product.engine.touches(for: user, on: "/", at: product.now, display: .whenConfirmed)
    let nonce = try #require(touches.grants["guide/tour"])
    // The next version says nothing in English.
    try await product.publish(Editions.catalog([tour(2, ["ja"])]))
    if means == "confirming" {
      _ = try await product.engine.receive(
        Submission(content: "guide/tour@1", action: "displayed", nonce: nonce, page: "/"), from: user, at: product.now)
    } else {
      let form = try #require(RenderedForm.all(in: touches.root.string).first)
      let fields = FormFields(form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: "next")])
      _ = try await product.engine.receive(Submission(fields), from: user, at: product.now)
    }
    let displayed = try await product.engine.store.everything().map(\.event).filter { $0.name == .displayed }
    #expect(displayed.map(\.content) == ["guide/tour@1"])
    #expect(displayed.map { $0.properties[.language] } == [nil])
  }

  @Test func aConfirmationOfWhatWasNotGrantedIsRefused() async throws {
    let product = try Self.product(Self.popups)
    let nonce = try #require(try await Self.ask(product).grants["popup/welcome"])
    for (content, nonce, user) in [
      ("popup/news@1", nonce, Fixture.sato), ("popup/welcome@1", "welcome@9", Fixture.sato),
      ("popup/welcome@1", nonce, Fixture.suzuki),
    ] as [(ContentRef, EventID, User)] {
      let refusal = await #expect(throws: Refusal.self) {
        try await Self.confirm(content, nonce, in: product, by: user)
      }
      #expect(refusal?.code == .outOfOrder)
      #expect(
        refusal?.message == "\"\(content.unversioned)\" was not granted to this user under this nonce")
    }
    #expect(try await Self.names(product) == [.granted])
  }
}
