import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// A client that draws for itself is told what the HTML shows.
struct ClientTouchTests {
  @Test func aStepIsTheJSONOfThisFile() throws {
    let touch = try #require(try GoldenTests.progress(at: 2).clientTouch(in: GoldenTests.japanese))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(touch)
    try GoldenTests.check("guide-step-2.json", text: String(decoding: data, as: UTF8.self) + "\n")
    #expect(try JSONDecoder().decode(ClientTouch.self, from: data) == touch)
  }

  @Test(arguments: 1...5) func theButtonsAreThoseOfTheHTML(number: Int) throws {
    let progress = try GoldenTests.progress(at: number)
    let touch = try #require(progress.clientTouch(in: GoldenTests.english))
    let tokens = try HTMLTokens.parse(HTML { progress.writeStep(to: &$0, in: GoldenTests.english) }.string)
    #expect(Self.actions(in: tokens) == touch.buttons.map(\.action))
    #expect(touch.step?.number == number)
    #expect(touch.step?.isHere == progress.isHere("/reports"))
  }

  @Test func theButtonsOfNoticesAreThoseOfTheHTML() throws {
    let context = GoldenTests.japanese
    func actions(_ write: (inout HTMLWriter) -> Void) throws -> [String] {
      Self.actions(in: try HTMLTokens.parse(HTML(write).string))
    }
    let bare = Popup(id: "bare", title: "題", body: "文")
    for popup in [Popup.welcome, bare] {
      #expect(
        try actions { popup.write(to: &$0, nonce: "n", in: context) }
          == popup.clientTouch(nonce: "n", in: context).buttons.map(\.action))
    }
    #expect(
      try actions { Banner.review.write(to: &$0, nonce: "n", in: context) }
        == Banner.review.clientTouch(nonce: "n", in: context).buttons.map(\.action))
    let tip = Tooltip.reportPeriod.clientTouch(nonce: "n", in: context)
    #expect(try actions { Tooltip.reportPeriod.write(to: &$0, nonce: "n", in: context) } == tip.buttons.map(\.action))
    #expect(tip.anchor == "#report-period")
    #expect(Banner.review.clientTouch(nonce: "n", in: context).title == nil)
  }

  @Test func aMissingAnchorIsNotPointedAt() throws {
    let touch = try #require(try GoldenTests.progress(at: 2, then: .missing).clientTouch(in: GoldenTests.japanese))
    #expect(touch.anchor == nil)
    #expect(touch.step?.wait == nil)
    #expect(GuideProgress(of: .small, in: History(), subject: .sato).clientTouch(in: GoldenTests.japanese) == nil)
  }

  private static func actions(in tokens: [HTMLToken]) -> [String] {
    tokens.compactMap { token in
      if case .open("button", let attributes) = token, attributes["name"] == "action" {
        attributes["value"]
      } else {
        nil
      }
    }
  }
}
