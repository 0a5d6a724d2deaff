import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Who presses a button of a pop-up that leads on has completed it, for conditions, exits and triggers too.
struct CompletedNoticeTests {
  private func journey(_ rules: [Rule]) async throws -> Journey {
    let first = Rule("welcome", on: .anyPage, do: .show("popup/welcome"), priority: 300)
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: [first] + rules), start: "2026-04-01T09:00+09:00")
    let journey = product.journey(of: Fixture.sato)
    try await journey.visit("/reports")
    return journey
  }

  @Test(arguments: [("press:start", true), ("press:later", false)])
  func aConditionAsksForIt(button: String, isCompleted: Bool) async throws {
    let completed = Condition.content("popup/welcome", is: .completed)
    let journey = try await journey([
      Rule("nps", on: .pageView("/reports"), when: completed, do: .show("survey/nps")),
      Rule("setup", on: .pageView("/reports"), do: .show("checklist/setup"), exit: completed),
    ])
    #expect(journey.shown == ["popup/welcome", "checklist/setup"])
    try await journey.press(button, on: "popup/welcome")
    try await journey.visit("/reports")
    #expect(journey.shown.contains("survey/nps") == isCompleted)
    #expect(journey.shown.contains("checklist/setup") != isCompleted)
  }

  @Test(arguments: [("press:start", 1), ("press:later", 0)])
  func aTriggerWaitsForIt(button: String, count: Int) async throws {
    let json = #"{"becomes":"completed","of":"popup/welcome"}"#
    let trigger = try JSONDecoder().decode(Trigger.self, from: Data(json.utf8))
    #expect(trigger == .content("popup/welcome", becomes: .completed))
    let journey = try await journey([Rule("mail", on: trigger, do: .send("message/day-1"))])
    try await journey.press(button, on: "popup/welcome")
    #expect(journey.outbox.count == count)
  }
}
