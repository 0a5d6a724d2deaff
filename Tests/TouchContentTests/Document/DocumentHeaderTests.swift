import Foundation
import Testing

@testable import TouchContent

struct DocumentHeaderTests {
  private struct Document: Codable, Equatable {
    var header: DocumentHeader
    var title: String

    enum CodingKeys: String, CodingKey { case title }

    init(from decoder: any Decoder) throws {
      header = try DocumentHeader("guide", from: decoder)
      title = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .title)
    }

    func encode(to encoder: any Encoder) throws {
      try header.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(title, forKey: .title)
    }
  }

  @Test func headerAndMembersStandSideBySide() throws {
    let json = """
      {"$schema": "./guide.schema.json", "format": 1, "kind": "guide", "id": "first-steps", "version": 3, "title": "題"}
      """
    let document = try ContentDecoder().decode(Document.self, from: Array(json.utf8))
    #expect(document.header == DocumentHeader(kind: "guide", id: "first-steps", version: 3))
    let again = try ContentDecoder().decode(Document.self, from: Array(try JSONEncoder().encode(document)))
    #expect(again == document)
  }

  @Test(
    arguments: [
      ("\"format\": 2", "format written in format 2, this library reads format 1"),
      ("\"format\": 1, \"kind\": \"popup\"", "kind wanted the kind \"guide\", found \"popup\""),
      ("\"kind\": \"guide\"", " wanted the field \"format\", found \"kind\""),
      (
        "\"format\": 1, \"kind\": \"guide\", \"id\": \"a b\", \"version\": 1",
        "id wanted an id of letters, digits, \"-\" and \"_\", found \"a b\""
      ),
      (
        "\"format\": 1, \"kind\": \"guide\", \"id\": \"a\", \"version\": 0",
        "version wanted a version from 1, found 0"
      ),
      (
        "\"format\": 1, \"kind\": \"guide\", \"id\": \"a\", \"version\": 1, \"title\": \"x\", \"$schem\": \"\"",
        "$schem unknown field \"$schem\"; did you mean \"$schema\"?"
      ),
    ]) func errorsSayWhatWasWanted(members: String, message: String) throws
  {
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(Document.self, from: Array("{\(members)}".utf8))
    }
    #expect("\(issue.path) \(issue.message)" == message)
  }

  @Test(
    arguments: [
      ("a", true), ("first-steps", true), ("A_1", true), ("1a", true), (String(repeating: "a", count: 64), true),
      ("", false), ("-a", false), ("_a", false), ("a.b", false), ("a b", false), ("日本", false), ("a/b", false),
      ("a@1", false), ("a:b", false), ("a\u{301}", false), (String(repeating: "a", count: 65), false),
    ]) func plainIdsNeedNoEscaping(id: String, isPlain: Bool)
  {
    #expect(DocumentHeader.isPlain(id) == isPlain)
  }
}
