import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

struct AnchorManifestTests {
  static let complete = AnchorManifest(pages: [
    "/": ["#nav-reports"], "/campaigns": ["#new-campaign", "#nav-reports"],
    "/campaigns/new": ["form[data-id=\"campaign\"] > input"], "/reports": ["#report-period"],
  ])

  @Test func nothingIsLostWhereEverythingIs() {
    #expect(Self.complete.losses(in: .firstCampaign) == [])
    #expect(Self.complete.losses(in: .reportPeriod) == [])
  }

  @Test func aStepThatLostItsElementIsNamed() {
    var manifest = Self.complete
    manifest.pages["/campaigns"]?.remove("#new-campaign")
    #expect(
      manifest.losses(in: .firstCampaign).map(\.description)
        == [
          "the step \"new\" of \"guide/first-campaign@1\" points at \"#new-campaign\", which is not on \"/campaigns\""
        ])
    manifest.pages["/reports"] = []
    #expect(
      manifest.losses(in: .reportPeriod).map(\.description)
        == ["\"tooltip/report-period@1\" points at \"#report-period\", which is not on \"/reports\""])
  }

  @Test func aPageOutsideTheManifestIsNoLoss() {
    #expect(AnchorManifest(pages: [:]).losses(in: .firstCampaign) == [])
  }

  @Test func onePageOfAPatternIsEnough() {
    let everywhere = Tooltip(id: "t", title: "題", body: "文", anchor: "#new-campaign")
    #expect(Self.complete.losses(in: everywhere) == [])
    let nowhere = Tooltip(id: "t", title: "題", body: "文", anchor: "#gone", page: "/campaigns/**")
    #expect(Self.complete.losses(in: nowhere).map(\.pages) == [["/campaigns", "/campaigns/new"]])
  }

  @Test func theDocumentReadsBackEqual() throws {
    let json = #"{"format": 1, "kind": "anchors", "pages": {"/reports": [".a", "a"]}}"#
    let manifest = try ContentDecoder().decode(AnchorManifest.self, from: Array(json.utf8))
    #expect(manifest == AnchorManifest(pages: ["/reports": [".a", "a"]]))
    #expect(
      try ContentDecoder().decode(AnchorManifest.self, from: Array(try JSONEncoder().encode(Self.complete)))
        == Self.complete)
  }
}
