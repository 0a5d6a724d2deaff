import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

struct ResourceTests {
  static let video = Resource(
    id: "tag-setup", title: ["ja": "設置手順", "en": "Set-up"], medium: .video, url: "https://example.com/v", seconds: 95)

  @Test(
    arguments: [
      (Resource.Medium.video, 95, nil, "題（動画 1分35秒）"), (.video, 40, nil, "題（動画 40秒）"),
      (.document, nil, 12, "題（資料 12ページ）"),
      (.manual, nil, nil, "題（マニュアル）"), (.example, nil, nil, "題（活用例）"),
    ] as [(Resource.Medium, Int?, Int?, String)])
  func theLabelTellsKindAndLength(medium: Resource.Medium, seconds: Int?, pages: Int?, label: String) {
    let resource = Resource(id: "r", title: "題", medium: medium, url: "/x", seconds: seconds, pages: pages)
    #expect(resource.label(in: RenderContext(language: .japanese)) == label)
  }

  @Test func theLinkIsEscaped() {
    let resource = Resource(id: "r", title: "<b>", medium: .manual, url: "/x?a=1&b=2")
    #expect(
      HTML { resource.write(to: &$0, in: RenderContext(language: .japanese)) }.string
        == "<a href=\"/x?a=1&amp;b=2\">&lt;b&gt;（マニュアル）</a>")
    #expect(
      HTML { Self.video.write(to: &$0, in: RenderContext(language: .english)) }.string
        == "<a href=\"https://example.com/v\" rel=\"noopener\">Set-up (video 1 min 35 s)</a>")
  }

  @Test func theDocumentReadsBackEqual() throws {
    let data = try JSONEncoder().encode(Self.video)
    #expect(try ContentDecoder().decode(Resource.self, from: Array(data)) == Self.video)
    #expect(Self.video.issues(languages: ["ja", "en"], source: "ja") == [])
    let wrong = Resource(id: "r", title: "題", medium: .video, url: "/x", seconds: 0)
    #expect(
      wrong.issues(languages: ["ja"], source: "ja").map(\.description) == ["at seconds: wanted 1 or more, found 0"])
  }
}
