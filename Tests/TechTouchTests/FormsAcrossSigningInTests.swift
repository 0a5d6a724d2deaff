import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A page that was open before its visitor signed in, in another tab, still has forms.
struct FormsAcrossSigningInTests {
  private static let rules: [Rule] = [
    Rule("tour", on: .anyPage, do: .show("guide/tour"), priority: 200),
    Rule("nps", on: .pageView("/reports"), do: .show("survey/nps"), priority: 400, repeat: .afterDays(90)),
    Rule("setup", on: .pageView("/setup"), do: .show("checklist/setup"), priority: 100, repeat: .always),
  ]
  private static let visitor = User.anonymous("cookie-1", languages: ["en"])

  private func product() throws -> VirtualProduct {
    try VirtualProduct(catalog: Fixture.catalog(rules: Self.rules), start: "2026-04-01T09:00+09:00")
  }

  /// The fields that a browser would send from an open page.
  private func form(
    _ content: String, _ action: String, of journey: Journey, with fields: [(name: String, value: String)] = []
  ) throws -> FormFields {
    let form = try #require(
      journey.forms.first { $0["content"]?.hasPrefix(content) == true && $0.actions.contains(action) })
    return FormFields(
      form.fields.map { (name: $0.name, value: $0.value) }.filter { field in !fields.contains { $0.name == field.name }
      }
        + fields + [(name: "action", value: action)])
  }

  private func signIn(_ product: VirtualProduct, as user: User = Fixture.sato) async throws {
    try await product.advance(minutes: 1)
    try await product.engine.identify(anonymous: "cookie-1", as: user, at: product.now)
  }

  private func send(_ fields: FormFields, by user: User = Fixture.sato, in product: VirtualProduct) async throws
    -> Received.Outcome
  {
    try await product.engine.receive(Submission(fields), from: user, at: product.now).outcome
  }

  @Test func itIsTakenAsThePersonsOwnAndOnce() async throws {
    let product = try product()
    let page = product.journey(of: Self.visitor)
    try await page.visit("/")
    let next = try form("guide/tour", "next", of: page)
    try await signIn(product)
    #expect(try await send(next, in: product) == .stored)
    #expect(try await send(next, in: product) == .duplicate)
    // The cookie of the open page may still be the old one.
    #expect(try await send(next, by: Self.visitor, in: product) == .duplicate)
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/campaigns")
    #expect(sato.forms.contains { $0["item"] == "create" })
  }

  @Test func anAnswerIsTakenOnce() async throws {
    let product = try product()
    let page = product.journey(of: Self.visitor)
    try await page.visit("/reports")
    let answer = try form("survey/nps", "send", of: page, with: [(name: "q.score", value: "9")])
    try await signIn(product)
    #expect(try await send(answer, in: product) == .stored)
    #expect(try await send(answer, in: product) == .duplicate)
    let answered = try await product.engine.store.everything().filter { $0.event.name == .answered }
    #expect(answered.map(\.event.subject) == [Fixture.sato.subject])
  }

  @Test func whatWasSentBeforeSigningInIsARepetition() async throws {
    let product = try product()
    let page = product.journey(of: Self.visitor)
    try await page.visit("/")
    let next = try form("guide/tour", "next", of: page)
    #expect(try await send(next, by: Self.visitor, in: product) == .stored)
    try await signIn(product)
    #expect(try await send(next, in: product) == .duplicate)
    #expect(try await send(next, by: Self.visitor, in: product) == .duplicate)
  }

  @Test func aFormOfAStateThatIsPastIsRefused() async throws {
    let product = try product()
    let sato = product.journey(of: Fixture.sato)
    try await sato.visit("/")
    try await sato.press("next", on: "guide/tour")
    let page = product.journey(of: Self.visitor)
    try await page.visit("/")
    let next = try form("guide/tour", "next", of: page)
    try await signIn(product)
    let refusal = await #expect(throws: Refusal.self) { _ = try await send(next, in: product) }
    #expect(refusal?.code == .staleForm)
  }

  @Test func aFormOfSomebodyElseIsRefused() async throws {
    let product = try product()
    let page = product.journey(of: .anonymous("cookie-2"))
    try await page.visit("/")
    let next = try form("guide/tour", "next", of: page)
    try await product.journey(of: Self.visitor).visit("/")
    try await signIn(product)
    let refusal = await #expect(throws: Refusal.self) { _ = try await send(next, in: product) }
    #expect(refusal?.code == .staleForm)
  }

  @Test func whatACompanySharesIsNotTickedFromOutsideIt() async throws {
    let product = try product()
    let page = product.journey(of: Self.visitor)
    try await page.visit("/setup")
    let tick = try form("checklist/setup", "tick", of: page)
    try await signIn(product)
    let refusal = await #expect(throws: Refusal.self) { _ = try await send(tick, in: product) }
    #expect(refusal?.code == .staleForm)
  }

  @Test func aVisitorOfTheCompanyTicksWhatItShares() async throws {
    let product = try product()
    let visitor = User.anonymous("cookie-1", of: "aoba", languages: ["ja"])
    let page = product.journey(of: visitor)
    try await page.visit("/setup")
    let tick = try form("checklist/setup", "tick", of: page)
    try await product.advance(minutes: 1)
    try await product.engine.identify(anonymous: "cookie-1", of: "aoba", as: Fixture.sato, at: product.now)
    #expect(try await send(tick, in: product) == .stored)
    #expect(try await send(tick, in: product) == .duplicate)
  }
}
