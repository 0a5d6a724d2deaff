import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// What had to be used in place of something better is said in the proof, and recorded with what was displayed.
struct FallbackTests {
  private let page: Page = "/"

  private func product(languages: [LanguageTag: String], of product: Product = Fixture.product) throws -> VirtualProduct
  {
    let popup = Popup(id: "welcome", title: Localized(languages), body: Localized(languages))
    let catalog = try Catalog(
      product: product, contents: [.popup(popup)],
      rules: RuleDocument(rules: [Rule("welcome", on: .anyPage, do: .show("popup/welcome"))]))
    return try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
  }

  private func user(_ languages: [LanguageTag]) -> User {
    User(id: "sato", account: "aoba", languages: languages, timeZone: "Asia/Tokyo")
  }

  @Test(
    arguments: [
      (["zh-Hant-HK"], "popup/welcome: wanted in zh-hant-hk, shown in ja", "ja"),
      (["zh-Hant-HK", "en-GB"], "popup/welcome: wanted in zh-hant-hk, shown in en", "en"),
      (["en-GB"], "popup/welcome: wanted in en-gb, shown in en", "en"),
      (["ja"], nil, nil), ([], "popup/welcome: no language is known, shown in ja", nil),
    ] as [([LanguageTag], String?, String?)])
  func theLanguageThatWasUsedIsSaid(languages: [LanguageTag], note: String?, recorded: String?) async throws {
    let product = try product(languages: ["ja": "ようこそ", "en": "Welcome", "zh-Hans": "欢迎"])
    let journey = product.journey(of: user(languages))
    try await journey.visit(page)
    #expect(journey.shown == ["popup/welcome"])
    let proof = try await product.engine.explain(journey.user.subject, on: page, at: product.now, known: product.now)
      .proof
    #expect(proof?.fallbacks == [note].compactMap(\.self))
    let displayed = try await product.engine.store.everything().first { $0.event.name == .displayed }
    #expect(displayed?.event.properties[.language]?.string == recorded)
  }

  @Test(
    arguments: [
      9, 9.5, true, .strings(["Asia/Tokyo", "UTC"]), .date(Date(timeIntervalSince1970: 0)), "", "Asia/Tokio",
    ] as [Value])
  func aZoneThatIsNoneIsSaidAndDropsNobody(_ zone: Value) async throws {
    let product = try product(languages: ["ja": "ようこそ"])
    var user = user(["ja"])
    user.timeZone = nil
    user.attributes["timeZone"] = zone
    let journey = product.journey(of: user)
    try await journey.visit(page)
    #expect(journey.shown == ["popup/welcome"])
    let proof = try #require(try await journey.explain(on: page))
    let note = try #require(proof.fallbacks.first)
    #expect(note.hasSuffix("is not a time zone; used the product's zone Asia/Tokyo"), "\(note)")
  }

  @Test(
    arguments: [
      ("Mars/Olympus", nil, "\"Mars/Olympus\" is not a time zone; used the account's zone Asia/Tokyo", "+09:00"),
      (nil, "Asia/Kathmandu", "used the product's zone Asia/Kathmandu", "+05:45"),
      (nil, nil, "used UTC", "+00:00"),
    ] as [(String?, String?, String, String)])
  func theZoneThatWasUsedIsSaidAndItsClockIsShown(
    bad: String?, zone: String?, note: String, offset: String
  ) async throws {
    var settings = Fixture.product
    settings.timeZone = zone
    let product = try product(languages: ["ja": "ようこそ"], of: settings)
    var user = user(["ja"])
    user.timeZone = bad
    if bad != nil { user.accountAttributes = ["timeZone": "Asia/Tokyo"] }
    let journey = product.journey(of: user)
    try await journey.visit(page)
    #expect(journey.shown == ["popup/welcome"])
    let proof = try #require(try await journey.explain(on: page))
    #expect(proof.fallbacks == [note])
    #expect(proof.lines.first?.contains(offset) == true, "\(proof.lines.first ?? "")")
  }
}

/// What users have chosen not to get.
struct SubscriptionTests {
  private func outbox(_ choice: Value) async throws -> [ContentID] {
    func message(_ id: ContentID, _ category: Message.Category?, isService: Bool = false) -> Content {
      .message(
        Message(id: id, subject: "お知らせ", body: "{{user.lastName|お客さま}} 様", category: category, isService: isService))
    }
    let rules = ["news", "first", "receipt", "plain"].map {
      Rule(RuleID($0), on: .event("signup.completed"), do: .send(ContentRef(.message, ContentID($0))), repeat: .always)
    }
    let catalog = try Catalog(
      product: Fixture.product,
      contents: [
        message("news", .release), message("first", .onboarding), message("receipt", .product, isService: true),
        message("plain", nil),
      ], rules: RuleDocument(rules: rules))
    let product = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00")
    var user = Fixture.sato
    user.attributes["unsubscribed"] = choice
    let journey = product.journey(of: user)
    try await journey.visit("/")
    try await journey.record("signup.completed")
    return journey.outbox.map(\.content.id).sorted()
  }

  @Test func aUserGetsWhatTheyDidNotUnsubscribeFrom() async throws {
    #expect(try await outbox(false) == ["first", "news", "plain", "receipt"])
    #expect(try await outbox(true) == ["receipt"])
    #expect(try await outbox(["release", "product"]) == ["first", "plain", "receipt"])
    #expect(try await outbox(["message/plain", "onboarding"]) == ["news", "receipt"])
  }
}
