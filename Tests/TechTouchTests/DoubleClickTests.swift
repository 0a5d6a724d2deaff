import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// A form that is sent twice stores once, and leads to the same place twice: the browser follows the second answer.
struct DoubleClickTests {
  private static let offer = Popup(
    id: "offer", title: ["ja": "ご案内", "en": "An offer"], body: ["ja": "ご覧ください。", "en": "Have a look."],
    buttons: [
      ContentButton(id: "open", label: ["ja": "開く", "en": "Open"], action: .open("/help")),
      ContentButton(id: "tour", label: ["ja": "始める", "en": "Start"], action: .start("guide/tour")),
      ContentButton(id: "close", label: ["ja": "閉じる", "en": "Close"], action: .dismiss),
    ])
  private static let contents: [Content] = [
    .popup(offer), .guide(Fixture.tour), .scenario(ChatAndResourceTests.help), .resource(ChatAndResourceTests.video),
    .resourceList(ChatAndResourceTests.list),
  ]

  @Test(
    arguments: [
      ("popup/offer", "/reports", "press:open", "/help", true),
      ("popup/offer", "/reports", "press:tour", "/#nav-campaigns", true),
      ("popup/offer", "/reports", "press:close", "/reports", false),
      ("scenario/help", "/reports", "press:contact", "/contact", true),
      ("scenario/help", "/reports", "press:tour", "/#nav-campaigns", true),
      ("scenario/help", "/reports", "press:mail", "/reports", false),
      ("resource/setup-video", "/reports", "press:setup-video", "/help/setup", true),
      ("resourceList/first-help", "/reports", "press:setup-video", "/help/setup", true),
      ("guide/tour", "/", "next", "/campaigns#new-campaign", true), ("guide/tour", "/", "skip", "/", false),
    ] as [(ContentRef, Page, String, String, Bool)])
  func theSecondAnswerLeadsWhereTheFirstDid(
    content: ContentRef, page: Page, action: String, location: String, leaves: Bool
  ) async throws {
    let product = try VirtualProduct(
      catalog: Editions.catalog(Self.contents, rules: [Rule("r", on: .anyPage, do: .show(content))]),
      start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit(page)
    let form = try #require(journey.forms.first { $0.actions.contains(action) })
    let submission = try Submission(
      FormFields(form.fields.map { (name: $0.name, value: $0.value) } + [(name: "action", value: action)]))
    let first = try await product.engine.receive(submission, from: Fixture.sato, at: product.now)
    let count = try await product.engine.store.everything().count
    let second = try await product.engine.receive(submission, from: Fixture.sato, at: product.now)
    #expect(first.outcome == .stored)
    #expect(second.outcome == .duplicate)
    for received in [first, second] {
      #expect(received.location == location)
      #expect(received.leavesPage == leaves)
    }
    #expect(try await product.engine.store.everything().count == count)
  }

  @Test func aRepeatedFormEndsWhatTheFirstDiedIn() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    // The first page brings the welcome, and later ones the survey.
    for _ in 0..<2 { try await journey.visit("/reports") }
    let form = try #require(journey.forms.first { $0.content?.kind == .survey })
    let fields = form.fields.map { (name: $0.name, value: $0.value) }
    let submission = try Submission(FormFields(fields + [("action", "send"), ("q.score", "3")]))
    for calls in 1...20 {
      let store = DyingStore(product.engine.store, dyingAt: calls, after: false)
      let dying = TouchEngine(catalog: product.engine.catalog, store: store)
      _ = try? await dying.receive(submission, from: Fixture.sato, at: product.now)
      let log = try await product.engine.store.everything()
      if log.contains(where: { $0.event.name == .answered }) { break }
    }
    #expect(try await product.engine.tasks().isEmpty)
    for _ in 0..<2 {
      let again = try await product.engine.receive(submission, from: Fixture.sato, at: product.now)
      #expect(again.outcome == .duplicate)
      #expect(try await product.engine.tasks().count == 1)
    }
  }
}
