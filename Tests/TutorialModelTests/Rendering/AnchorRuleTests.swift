import Testing
import TouchContent

@testable import TutorialModel

struct AnchorRuleTests {
  @Test func everyStepThatPointsAtSomethingHasARule() {
    #expect(
      Guide.firstCampaign.anchorRules
        == [
          .step("first-campaign.new", "#new-campaign", blocking: true),
          .step("first-campaign.form", "form[data-id=\"campaign\"] > input", blocking: false),
          .step("first-campaign.report", "#nav-reports", blocking: false),
        ])
    #expect(Tooltip.reportPeriod.anchorRules == [.tooltip("report-period", "#report-period")])
  }

  @Test func aStepIsLinkedToWithItsAnchor() {
    #expect(
      Guide.firstCampaign.steps.map(\.address)
        == [nil, "/campaigns#new-campaign", "/campaigns/new", "/campaigns#nav-reports", nil])
  }
}
