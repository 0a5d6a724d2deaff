import TechTouchTesting
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

  /// The style sheet knows by the root what stands at an element of the page.
  @Test func theRootNamesTheStepsAndTooltipsOfThePageAndNothingElse() async throws {
    let tip = Tooltip(
      id: "period", title: ["ja": "期間", "en": "Period"], body: ["ja": "ここで選べます。", "en": "Choose it here."],
      anchor: "#period", page: "/reports")
    let catalog = try Catalog(
      product: Fixture.product, contents: [.popup(Fixture.welcome), .guide(Fixture.tour), .tooltip(tip)],
      rules: RuleDocument(
        rules: Fixture.rules.prefix(2) + [Rule("period", on: .pageView("/reports"), do: .show("tooltip/period"))]))
    let journey = try VirtualProduct(catalog: catalog, start: "2026-04-01T09:00+09:00").journey(of: Fixture.sato)
    let root = { journey.touches?.root.string ?? "" }
    try await journey.visit("/")
    #expect(journey.shown.contains("popup/welcome"))
    #expect(!root().contains("data-tt-at"))
    try await journey.press("press:start", on: "popup/welcome")
    #expect(root().contains(" data-tt-at=\"tour.list\""))
    try await journey.press("next", on: "guide/tour")
    #expect(root().contains(" data-tt-at=\"tour.create\""))
    try await journey.visit("/reports")
    #expect(root().contains("tt-resume"))
    #expect(root().contains(" data-tt-at=\"period\""))
  }
}
