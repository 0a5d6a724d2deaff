import Foundation
import Testing

@testable import EventLog

struct ContentRefTests {
  @Test(arguments: [
    ("guide/first-steps", "guide", "first-steps", 0), ("guide/first-steps@3", "guide", "first-steps", 3),
    ("survey/nps@1", "survey", "nps", 1), ("banner/リリース@12", "banner", "リリース", 12),
  ]) func readsAndWritesItsText(text: String, kind: ContentKind, id: ContentID, version: Int) throws {
    let reference = try #require(ContentRef(text))
    #expect(reference == ContentRef(kind, id, version: version))
    #expect(reference.description == text)
    let json = try JSONEncoder().encode([reference])
    #expect(try JSONDecoder().decode([ContentRef].self, from: json) == [reference])
  }

  @Test(arguments: [
    "", "guide", "/a", "guide/", "guide/@1", "guide/a@", "guide/a@0", "guide/a@-1", "guide/a@01", "guide/a@1.5",
    "guide/a@x", "guide/a/b", "guide/a@1@2", "guide/a@ 1", "guide/a@+1", "guide/a@99999999999999999999",
  ]) func refusesOtherText(text: String) {
    #expect(ContentRef(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ContentRef].self, from: JSONEncoder().encode([text]))
    }
  }

  @Test func comparesWithAndWithoutItsVersion() {
    let third: ContentRef = "guide/first-steps@3"
    #expect(third != "guide/first-steps@4")
    #expect(third.isSameContent(as: "guide/first-steps"))
    #expect(!third.isSameContent(as: "popup/first-steps@3"))
    #expect(third.unversioned == "guide/first-steps")
  }
}
