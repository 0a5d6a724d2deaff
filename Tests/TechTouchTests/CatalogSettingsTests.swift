import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What is found when a catalogue is loaded, and what a host's own tests can ask of it.
struct CatalogSettingsTests {
  private static func product(_ policy: ContentIssue.Severity) -> Product {
    var product = Fixture.product
    product.missingTranslations = policy
    return product
  }

  private static let german = Popup(
    id: "news", title: ["ja": "お知らせ", "en": "News"], body: ["ja": "公開しました。"])

  @Test func aMissingTranslationIsAWarningOrAnErrorAsTheProductSays() throws {
    let message = "popup/news@1: at body: no text in \"en\"; readers of it see a fallback"
    let catalog = try Catalog(product: Self.product(.warning), contents: [.popup(Self.german)])
    #expect(catalog.warnings.map(\.description) == [message])
    let error = try #require(throws: ContentError.self) {
      try Catalog(product: Self.product(.error), contents: [.popup(Self.german)])
    }
    #expect(error.description == message)
    var survey = Fixture.nps
    survey.title = ["ja": "アンケート"]
    #expect(throws: ContentError.self) {
      try Catalog(product: Self.product(.error), contents: [.survey(survey)])
    }
  }

  @Test(arguments: ["warning", "error"]) func thePolicyIsASettingOfTheProduct(word: String) throws {
    let text = """
      {"format": 1, "kind": "product", "name": "ハコブネMA", "sourceLanguage": "ja", "languages": ["ja", "en"],
       "missingTranslations": "\(word)"}
      """
    let product = try ContentDecoder().decode(Product.self, from: Array(text.utf8))
    #expect(product.missingTranslations.rawValue == word)
    let again = try ContentDecoder().decode(Product.self, from: Array(try JSONEncoder().encode(product)))
    #expect(again == product)
  }

  @Test func stepsThatLostTheirElementAreNamed() throws {
    let catalog = try Catalog(
      product: Fixture.product, contents: [.guide(Fixture.tour), .popup(Fixture.welcome)])
    let home = AnchorManifest(pages: ["/": ["#nav-campaigns"]])
    let campaigns = AnchorManifest(pages: ["/campaigns": ["#old-campaign"], "/": ["#logo"]])
    #expect(catalog.losses(in: home) == [])
    #expect(
      catalog.losses(in: home.merging(campaigns)).map(\.description) == [
        "the step \"create\" of \"guide/tour@1\" points at \"#new-campaign\", which is not on \"/campaigns\""
      ])
    let text = ##"{"format": 1, "kind": "anchors", "pages": {"/": ["#nav-campaigns"]}}"##
    #expect(try ContentDecoder().decode(AnchorManifest.self, from: Array(text.utf8)) == home)
  }

  @Test(
    arguments: [
      ("scenario", Content.scenario(ChatAndResourceTests.help)), ("resource", .resource(ChatAndResourceTests.video)),
      ("resourceList", .resourceList(ChatAndResourceTests.list)), ("guide", .guide(Fixture.tour)),
      ("popup", .popup(Fixture.welcome)), ("checklist", .checklist(Fixture.setup)), ("survey", .survey(Fixture.nps)),
    ]) func whatIsPublishedReadsBackEqual(kind: String, content: Content) async throws
  {
    let contents: [Content] = [
      .scenario(ChatAndResourceTests.help), .resource(ChatAndResourceTests.video),
      .resourceList(ChatAndResourceTests.list), .guide(Fixture.tour), .popup(Fixture.welcome),
      .checklist(Fixture.setup), .survey(Fixture.nps),
    ]
    let engine = TouchEngine(
      catalog: try Catalog(product: Fixture.product, contents: contents), store: MemoryEventStore())
    try await engine.publish(at: Date(timeIntervalSince1970: 1_775_001_600))
    let folder = FileManager.default.temporaryDirectory.appending(path: "published-\(kind)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for recorded in try await engine.store.everything() {
      guard let name = recorded.event.properties["document"]?.string?.replacing("/", with: "-"),
        let text = recorded.event.properties["text"]?.string
      else { continue }
      try Data(text.utf8).write(to: folder.appending(path: "\(name).json"))
    }
    let catalog = try Catalog(directory: folder)
    #expect(catalog.content(content.ref) == content)
    #expect(catalog.product == Fixture.product)
  }

  @Test func aNonceStandsOnEveryLinkAndScript() async throws {
    let product = try Fixture.product()
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/")
    let touches = try #require(journey.touches)
    let tags = (touches.head(nonce: "n\"1").string + touches.root(nonce: "n\"1").string)
      .matches(of: /<(?:link|script)[^>]*>/).map { String($0.output) }
    #expect(tags.count == 4)
    #expect(tags.allSatisfy { $0.contains(" nonce=\"n&quot;1\"") })
    #expect(!touches.head.string.contains("nonce"))
    #expect(product.engine.head(nonce: "n").string.contains("nonce=\"n\""))
  }
}
