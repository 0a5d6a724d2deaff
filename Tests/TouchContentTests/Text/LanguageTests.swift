import Testing

@testable import TouchContent

/// Look-up by RFC 4647 §3.4.
struct LanguageTests {
  @Test(
    arguments: [
      // The RFC's own example.
      ("zh-Hant-CN-x-private1-private2", ["zh-hant-cn-x-private1", "zh-hant-cn", "zh-hant", "zh"]),
      ("ja", []), ("ja-JP", ["ja"]), ("de-Latn-CH-1996", ["de-latn-ch", "de-latn", "de"]),
      ("en-a-bbb-x-c", ["en-a-bbb", "en"]), ("sr-Latn", ["sr"]),
    ] as [(LanguageTag, [LanguageTag])])
  func theChainGoesFromSpecialToGeneral(tag: LanguageTag, parents: [LanguageTag]) {
    #expect(tag.chain == [tag] + parents)
  }

  @Test(
    arguments: [
      // What the reader takes; which texts there are; which is shown. The source language is Japanese.
      (["zh-Hant-HK"], ["zh-Hant", "zh", "ja"], "zh-hant"), (["zh-Hant-HK"], ["zh", "ja"], "zh"),
      // Never a sister script.
      (["zh-Hant"], ["zh-Hans", "ja"], "ja"), (["zh-Hant-HK"], ["zh-Hant-TW", "ja"], "ja"),
      (["sr-Latn"], ["sr-Cyrl", "ja"], "ja"),
      // Never a more special one than was asked for.
      (["en"], ["en-GB", "ja"], "ja"),
      // The first language with all of its chain comes before the second.
      (["en-GB", "fr"], ["fr", "en", "ja"], "en"), (["ko", "en"], ["en", "ja"], "en"), ([], ["en", "ja"], "ja"),
      (["KO-kr"], ["ko", "ja"], "ko"),
      // No text in the source language either: the first by tag.
      (["ko"], ["fr", "de"], "de"),
    ] as [([LanguageTag], [LanguageTag], LanguageTag)])
  func theReadersLanguageIsLookedUp(takes: [LanguageTag], texts: [LanguageTag], shown: LanguageTag) {
    let text = LocalizedText(Dictionary(uniqueKeysWithValues: texts.map { ($0, $0.rawValue) }))
    let found = text.resolve(for: LanguagePreference(takes, source: "ja"))
    #expect(found.language == shown)
    #expect(found.text.source == shown.rawValue)
  }

  @Test func aPlainTextIsInTheSourceLanguage() {
    let found = LocalizedText("次へ").resolve(for: LanguagePreference(["en"], source: "ja"))
    #expect(found.text.source == "次へ")
    #expect(found.language == "ja")
    let empty = Localized<TextTemplate>([:]).resolve(for: LanguagePreference(["en"], source: "ja"))
    #expect(empty.text.source == "")
  }

  @Test(arguments: [
    "", "j", "ja-", "-ja", "ja--JP", "ja_JP", "1a", "日本", "ja-ninechars", "abcdefghi", "ja JP", "x-private",
  ])
  func whatIsNoTagIsRefused(text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(
    arguments: [
      ("ar", true), ("he-IL", true), ("fa", true), ("ur", true), ("az-Arab", true), ("ja", false), ("en", false),
      ("ar-Latn", false), ("uz-Cyrl", false), ("ckb", true),
    ] as [(LanguageTag, Bool)]) func directionFollowsTheScript(tag: LanguageTag, isRightToLeft: Bool)
  {
    #expect(tag.isRightToLeft == isRightToLeft)
  }

  @Test(
    arguments: [
      (["ja", "en"], ["ja"], ["en"]), (["ja", "en"], ["ja", "en"], []), (["en-GB"], ["en"], []),
      (["en"], ["en-GB"], ["en"]), (["ja"], [], ["ja"]),
    ] as [([LanguageTag], [LanguageTag], [LanguageTag])])
  func aLanguageIsMissingWhenItsReadersSeeAFallback(wanted: [LanguageTag], given: [LanguageTag], missing: [LanguageTag])
  {
    let text = LocalizedText(Dictionary(uniqueKeysWithValues: given.map { ($0, "文") }))
    #expect(text.missing(from: wanted, source: "ja") == missing)
  }

  @Test func aPlainTextCountsAsTheSourceLanguage() {
    #expect(LocalizedText("文").missing(from: ["ja", "en"], source: "ja") == ["en"])
    #expect(LocalizedText("文").missing(from: ["ja-JP"], source: "ja") == [])
  }
}
