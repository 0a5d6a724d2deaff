import Testing

@testable import TechTouch

/// What a reader's browser loads for the widgets, before compression.
struct PageAssetsTests {
  private let assets = PageAssets(anchorRules: [])

  @Test func theScriptIsAtMost3200Bytes() {
    #expect(assets.script.bytes.count <= 3_200)
  }

  @Test func theStyleSheetOfAllWidgetsIsAtMost14000Bytes() {
    #expect(assets.core.bytes.count <= 14_000)
  }

  @Test func everyFileIsServedUnderItsNameAndNoOther() {
    for asset in [assets.core, assets.anchors, assets.noScript, assets.script] {
      #expect(assets[asset.name] == asset)
    }
    #expect(assets["core.css"] == nil)
  }
}
