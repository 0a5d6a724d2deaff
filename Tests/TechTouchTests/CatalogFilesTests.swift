import Foundation
import TechTouch
import Testing

/// What is wrong in files is told with the file, the line and the path.
struct CatalogFilesTests {
  /// What loading says of these files.
  private func failures(_ files: [String: String]) throws -> [String] {
    let directory = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    var files = files
    files["product.json"] = #"{"format": 1, "kind": "product", "name": "題", "sourceLanguage": "ja"}"#
    for (name, text) in files { try Data(text.utf8).write(to: directory.appending(path: name)) }
    do {
      return try Catalog(directory: directory).warnings.map(\.description)
    } catch {
      return error.failures.map(\.description)
    }
  }

  private func guide(_ members: String, step: String = "") -> String {
    """
    {
      "format": 1, "kind": "guide", "id": "g", "version": 1,
      "title": "題",\(members)
      "steps": [
        {"id": "a", "title": "題", "body": "文"},
        {
          "id": "b", "title": "題",\(step)
          "body": "文"
        }
      ]
    }
    """
  }

  @Test(
    arguments: [
      (##""ancor": "#x","##, "guide.json:8: at steps[1].ancor: unknown field \"ancor\"; did you mean \"anchor\"?"),
      (
        #""go": [{"to": "c"}],"#,
        "guide.json:8: at steps[1].go[0].to: the guide has no step \"c\"; did you mean \"a\"?"
      ),
      (
        #""media": {"source": "/a.png", "alt": ""},"#,
        "guide.json:8: at steps[1].media.alt: wanted \"alt\", which says what it shows to who cannot see it, or "
          + "\"decorative\": true, found an empty text"
      ),
    ]) func aMistakeInAStepHasItsLine(member: String, message: String) throws
  {
    let found = try failures(["guide.json": guide("", step: "\n      " + member)])
    #expect(found == [message])
  }

  @Test func whatIsWrongWithAllDocumentsTogetherHasItsLineToo() throws {
    let popup = """
      {
        "format": 1, "kind": "popup", "id": "p", "version": 1, "title": "題", "body": "{{user.nam}}様",
        "buttons": [
          {"id": "x", "label": "始める",
           "action": {"start": "guide/h"}}
        ]
      }
      """
    let found = try failures(["guide.json": guide(""), "popup.json": popup])
    #expect(
      found == [
        "popup.json:2: at body: unknown merge field \"user.nam\"",
        "popup.json:5: at buttons[0].action: there is no content \"guide/h\"; did you mean \"guide/g\"?",
      ])
  }

  @Test(
    arguments: [
      (
        "{\"format\": 2,\n\"kind\": \"hologram\", \"depth\": 3}",
        "new.json:1: at format: written in format 2, this library reads format 1"
      ),
      (
        "{\"kind\": \"guide\",\n\"format\": 2, \"id\": \"g\", \"holes\": []}",
        "new.json:2: at format: written in format 2, this library reads format 1"
      ),
      (
        "{\"format\": 1,\n\"kind\": \"guides\"}",
        "new.json:2: at kind: unknown kind \"guides\"; did you mean \"guide\"?"
      ),
      ("\n{\"format\": 1}", "new.json:2: wanted the field \"kind\", found none"),
      ("{\"format\": 1,\n\"kind\": 3}", "new.json:2: at kind: wanted a text, found the number 3"),
      ("[]", "new.json:1: wanted an object, found a list"),
    ]) func aDocumentThatIsNoneOfTheseSaysWhy(text: String, message: String) throws
  {
    #expect(try failures(["new.json": text]) == [message])
  }
}
