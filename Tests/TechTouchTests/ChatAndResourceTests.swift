import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// The unattended chatbot and the lists of videos and manuals, from the rule to the log.
struct ChatAndResourceTests {
  static let help = Scenario(
    id: "help", title: ["ja": "お困りですか？", "en": "May we help?"],
    nodes: [
      ScenarioNode(
        id: "top", text: ["ja": "何をお探しですか。", "en": "What are you looking for?"],
        answers: [
          .init(id: "mail", label: ["ja": "メールが届かない", "en": "No mail"], target: .node("domain")),
          .init(id: "tour", label: ["ja": "使い方を知りたい", "en": "How to begin"], target: .start("guide/tour")),
          .init(id: "contact", label: ["ja": "問い合わせたい", "en": "Contact"], target: .open("/contact")),
        ]),
      ScenarioNode(id: "domain", text: ["ja": "送信ドメインの認証をご確認ください。", "en": "Check your domain."]),
    ])
  static let video = Resource(
    id: "setup-video", title: ["ja": "設置手順", "en": "Setup"], medium: .video, url: "/help/setup", seconds: 95)
  static let list = ResourceList(
    id: "first-help", title: ["ja": "動画・マニュアル", "en": "Videos and manuals"], resources: ["setup-video"])

  static func journey(_ rules: [Rule]) throws -> Journey {
    let catalog = try Catalog(
      product: Fixture.product,
      contents: [.scenario(help), .resource(video), .resourceList(list), .guide(Fixture.tour)],
      rules: RuleDocument(rules: rules))
    return try Journey(catalog: catalog, user: Fixture.sato, start: "2026-04-01T09:00+09:00")
  }

  private static let chat = Rule("help", on: .anyPage, do: .show("scenario/help"))

  private func names(_ journey: Journey) async throws -> [String] {
    try await journey.product.engine.store.everything().map(\.event).filter { $0.content != nil }
      .map { "\($0.name.rawValue.dropFirst(6)) \($0.content?.unversioned.description ?? "")" }
  }

  @Test func aConversationIsShownStartedAndFinished() async throws {
    let journey = try Self.journey([Self.chat])
    try await journey.visit("/")
    #expect(journey.shown == ["scenario/help"])
    try await journey.press("press:mail", on: "scenario/help")
    // The advice stays until it is closed, and there is a way back.
    #expect(journey.touches?.root.string.contains("送信ドメインの認証をご確認ください。") == true)
    #expect(journey.touches?.json.first?.text == "送信ドメインの認証をご確認ください。")
    try await journey.press("restart", on: "scenario/help")
    try await journey.press("press:mail", on: "scenario/help")
    try await journey.press("back", on: "scenario/help")
    try await journey.press("press:mail", on: "scenario/help")
    try await journey.press("dismiss", on: "scenario/help")
    #expect(journey.forms.isEmpty)
    #expect(
      try await names(journey) == [
        "granted scenario/help", "displayed scenario/help", "started scenario/help", "completed scenario/help",
        "restarted scenario/help", "completed scenario/help", "advanced scenario/help", "completed scenario/help",
        "dismissed scenario/help",
      ])
  }

  @Test func leavingBeforeTheEndIsAnotherThing() async throws {
    let journey = try Self.journey([Self.chat])
    try await journey.visit("/")
    try await journey.press("dismiss", on: "scenario/help")
    try await journey.visit("/")
    #expect(journey.shown.isEmpty)
    #expect(try await names(journey).last == "dismissed scenario/help")
  }

  @Test func anAnswerStartsATourOrLeadsToAPage() async throws {
    let journey = try Self.journey([Self.chat, Rule("tour", on: .pageView("/never"), do: .show("guide/tour"))])
    try await journey.visit("/")
    try await journey.press("press:tour", on: "scenario/help")
    #expect(journey.shown == ["guide/tour"])
    let other = journey.product.journey(of: Fixture.suzuki)
    try await other.visit("/")
    try await other.press("press:contact", on: "scenario/help")
    #expect(other.page == "/contact")
    #expect(other.shown.isEmpty)
  }

  @Test func theChatCanStandInAPageOfTheHosts() async throws {
    let journey = try Self.journey([])
    let engine = journey.product.engine
    func embedded() async throws -> RenderedForm {
      let html = try await engine.embed("scenario/help", for: Fixture.sato, on: "/help", at: journey.product.now)
      let form = RenderedForm.all(in: html?.string ?? "").first
      return try #require(form)
    }
    let first = try await embedded()
    #expect(first.actions == ["press:mail", "press:tour", "press:contact", "dismiss"])
    try await journey.submit(FormFields(first.fields.map { ($0.name, $0.value) } + [("action", "dismiss")]))
    let over = try await embedded()
    #expect(over.actions == ["restart"])
    try await journey.submit(FormFields(over.fields.map { ($0.name, $0.value) } + [("action", "restart")]))
    #expect(try await embedded().actions == first.actions)
  }

  @Test func aListTellsTheLogWhatWasOpened() async throws {
    let journey = try Self.journey([Rule("list", on: .anyPage, do: .show("resourceList/first-help"))])
    try await journey.visit("/")
    try await journey.press("press:setup-video", on: "resourceList/first-help")
    #expect(journey.page == "/help/setup")
    #expect(journey.shown == ["resourceList/first-help"])
    try await journey.press("press:setup-video", on: "resourceList/first-help")
    try await journey.press("dismiss", on: "resourceList/first-help")
    #expect(journey.shown.isEmpty)
    #expect(
      try await names(journey).suffix(3) == [
        "opened resource/setup-video", "opened resource/setup-video", "dismissed resourceList/first-help",
      ])
  }

  @Test func aResourceByItselfIsOverWhenItIsOpened() async throws {
    let journey = try Self.journey([Rule("video", on: .anyPage, do: .show("resource/setup-video"))])
    try await journey.visit("/")
    try await journey.press("press:setup-video", on: "resource/setup-video")
    #expect(journey.shown.isEmpty)
  }

  @Test func whatIsNotInTheCatalogueIsNamed() throws {
    var scenario = Self.help
    scenario.nodes[0].answers[1].target = .start("guide/tuor")
    let list = ResourceList(id: "l", title: ["ja": "題", "en": "T"], resources: ["setup-vidoe"])
    let error = try #require(throws: ContentError.self) {
      try Catalog(
        product: Fixture.product,
        contents: [.scenario(scenario), .resourceList(list), .resource(Self.video), .guide(Fixture.tour)])
    }
    #expect(
      error.failures.map { "\($0.issue)" } == [
        "at nodes[0].answers[1].start: there is no content \"guide/tuor\"; did you mean \"guide/tour\"?",
        "at resources[0]: there is no content \"resource/setup-vidoe\"; did you mean \"resource/setup-video\"?",
      ])
  }
}
