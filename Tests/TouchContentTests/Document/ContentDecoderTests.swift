import Testing

@testable import TouchContent

/// Each error is pinned by its text: it is all that an author sees.
struct ContentDecoderTests {
  private struct Document: Decodable, Equatable {
    var title: LocalizedText
    var count: Int?
    var kind: Kind?
    var items: [Item]?
    var page: URLReference?
    var anchor: Anchor?
    var languages: [LanguageTag]?
    var share: Double?
    var isOn: Bool?

    enum Kind: String, Codable, CaseIterable { case image, video }
    struct Item: Decodable, Equatable {
      var id: String
      var position: Media.Position?
    }
  }

  @Test(
    arguments: [
      ("{\n}", "1  wanted the field \"title\", found none"),
      ("{\n\"titel\": \"x\"}", "1  wanted the field \"title\", found \"titel\""),
      ("{\"title\": \"x\",\n\"titles\": 1}", "2 titles unknown field \"titles\"; did you mean \"title\"?"),
      (
        "{\"title\": \"x\",\n\n\"zzzzzzzzz\": 1}",
        "3 zzzzzzzzz unknown field \"zzzzzzzzz\"; wanted one of \"anchor\", \"count\", \"isOn\", \"items\", \"kind\", \"languages\", \"page\", \"share\", \"title\""
      ),
      (
        "{\n\"title\": 7}",
        "2 title wanted a text, or an object with a text for each language such as {\"ja\": \"…\"}"
      ), ("{\"title\":\n{}}", "1 title wanted a text in at least one language, found none"),
      ("{\"title\":\n{\"日本\": \"x\"}}", "2 title.日本 wanted a language such as \"ja\" or \"en-GB\", found \"日本\""),
      ("{\"title\": {\"ja\": \"x\",\n\"JA\": \"y\"}}", "2 title.JA the language \"ja\" occurs twice"),
      ("{\"title\": {\"ja\":\n[]}}", "1 title.ja wanted a text, found a list"),
      ("{\"title\": \"x\",\n\"count\": \"7\"}", "2 count wanted a whole number, found the text \"7\""),
      ("{\"title\": \"x\",\n\"count\": 7.5}", "2 count wanted a whole number, found the number 7.5"),
      (
        "{\"title\": \"x\", \"count\": 99999999999999999999}",
        "1 count wanted a whole number, found the number 99999999999999999999"
      ),
      ("{\"title\": \"x\", \"share\": 1e999}", "1 share wanted a number, found the number 1e999"),
      ("{\"title\": \"x\", \"isOn\": 1}", "1 isOn wanted true or false, found the number 1"),
      ("{\"title\": \"x\",\n\"kind\": \"imgae\"}", "2 kind unknown word \"imgae\"; did you mean \"image\"?"),
      ("{\"title\": \"x\",\n\"kind\": \"pdf\"}", "2 kind unknown word \"pdf\"; wanted one of \"image\", \"video\""),
      ("{\"title\": \"x\", \"kind\": {}}", "1 kind wanted a text, found an object"),
      ("{\"title\": \"x\", \"items\": {}}", "1 items wanted a list, found an object"),
      ("{\"title\": \"x\", \"items\": [{\"id\": \"a\"},\n{}]}", "2 items[1] wanted the field \"id\", found none"),
      (
        "{\"title\": \"x\", \"items\": [{\"id\": \"a\"},\n{\"id\": \"b\",\n\"ids\": 1}]}",
        "3 items[1].ids unknown field \"ids\"; did you mean \"id\"?"
      ),
      (
        "{\"title\": \"x\", \"items\": [{\"id\": \"a\",\n\"position\": \"left\"}]}",
        "2 items[0].position unknown word \"left\"; wanted one of \"bottom\", \"bottomEnd\", \"bottomStart\", \"centre\", \"end\", \"start\", \"top\", \"topEnd\", \"topStart\""
      ),
      (
        "{\"title\": \"x\",\n\"page\": \"http://x.example\"}",
        "2 page wanted a path such as \"/help\", an https or a mailto address, found \"http://x.example\""
      ),
      (
        "{\"title\": \"x\",\n\"anchor\": \"a{}\"}",
        "2 anchor wanted a plain CSS selector such as \"#new-campaign\", found \"a{}\""
      ),
      (
        "{\"title\": \"x\", \"languages\": [\"ja\",\n\"japanese_\"]}",
        "2 languages[1] wanted a language such as \"ja\" or \"en-GB\", found \"japanese_\""
      ), ("[]", "1  wanted an object, found a list"), ("null", "1  wanted an object, found null"),
    ]) func errorsTellLinePathAndWhatWasWanted(json: String, message: String) throws
  {
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(Document.self, from: Array(json.utf8))
    }
    #expect("\(issue.line ?? 0) \(issue.path) \(issue.message)" == message)
  }

  @Test func aWholeDocumentIsRead() throws {
    let json = """
      {"title": {"ja": "題", "en": "title"}, "count": 3, "kind": "video", "items": [{"id": "a", "position": "topEnd"}],
       "page": "/x", "anchor": "#a", "languages": ["ja"], "share": 0.5, "isOn": true}
      """
    let document = try ContentDecoder().decode(Document.self, from: Array(json.utf8))
    #expect(document.title == ["ja": "題", "en": "title"])
    #expect(document.items == [.init(id: "a", position: .topEnd)])
    #expect(document.share == 0.5)
  }

  @Test func nullMeansLeftOut() throws {
    let document = try ContentDecoder().decode(Document.self, from: Array("{\"title\": \"x\", \"count\": null}".utf8))
    #expect(document.count == nil)
  }

  @Test func failuresNameTheirFile() {
    let error = ContentError([
      .init(file: "guide.json", issue: ContentIssue("c", at: "steps[0].id", "wanted more", line: 7)),
      .init(file: "rules.json", issue: ContentIssue("c", at: "", "wanted less")),
    ])
    #expect(error.description == "guide.json:7: at steps[0].id: wanted more\nrules.json: wanted less")
  }
}
