import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// What the documentation shows is what the library reads.
struct DocumentationTests {
  @Test func theGuideOfTheArticleIsAGuide() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/TutorialModel/TutorialModel.docc/AuthoringAGuide.md").standardized
    let article = try String(contentsOf: url, encoding: .utf8)
    let blocks = article.split(separator: "```json\n").dropFirst().compactMap { $0.split(separator: "```").first }
    let guide = try ContentDecoder().decode(Guide.self, from: Array(try #require(blocks.first).utf8))
    #expect(guide.issues(languages: ["ja", "en"], source: "ja") == [])
    #expect(guide.steps.map(\.id) == ["welcome", "new", "form"])
    let links = try ContentDecoder().decode(
      [String: [StepLink]].self,
      from: Array("{\(try #require(blocks.first { $0.hasPrefix("\"go\"") }))}".utf8))
    #expect(links["go"]?.count == 3)
    let pictures = try blocks.filter { $0.hasPrefix("\"media\"") }.map {
      try ContentDecoder().decode([String: Media].self, from: Array("{\($0)}".utf8))["media"]
    }
    #expect(pictures.count == 2)
    #expect(pictures.allSatisfy { $0?.issues(at: "media") == [] })
  }
}
