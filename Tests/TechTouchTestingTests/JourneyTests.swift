import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct JourneyTests {
  @Test func aJourneyIsToldByLabelsAndExpectations() async throws {
    let journey = try Fixture.journey()
    try await journey.record("signup.completed")
    try await journey.visit("/")
    try await journey.expect(shownExactly: ["popup/welcome", "checklist/setup"])
    try await journey.expect(text: "佐藤 様、ようこそ")
    try await journey.expect(notShown: "popup/news")
    try await journey.click("案内を始める")
    try await journey.expect(shown: "guide/tour")
    try await journey.click("次へ", on: "guide/tour")
    #expect(journey.page == "/campaigns")
    try await journey.advance(to: "2026-04-02T09:00+09:00")
    try await journey.expect(sent: "message/day-1")
    try await journey.expect(notSent: "message/day-3")
    try await journey.visit("/reports")
    try await journey.answer("survey/nps", ["score": "3"])
    try await journey.expect(task: "detractor")
  }

  @Test func whoeverReadsEnglishPressesEnglishButtons() async throws {
    let journey = try Fixture.journey()
    journey.user.languages = ["en"]
    try await journey.visit("/")
    try await journey.click("Another time")
    try await journey.expect(notShown: "popup/welcome")
  }

  private func failure(_ body: (Journey) async throws -> Void) async throws -> JourneyError {
    let journey = try Fixture.journey()
    try await journey.visit("/")
    let error = await #expect(throws: JourneyError.self) { try await body(journey) }
    return try #require(error)
  }

  @Test func whatIsNotShownIsExplainedByItsRule() async throws {
    let error = try await failure { try await $0.expect(shown: "popup/news") }
    #expect(
      error.description == """
        wanted "popup/news" on /, which shows "popup/welcome", "checklist/setup"
          because news (show popup/news, priority 50) waits: waits for rule welcome
        """)
  }

  @Test func theDisplayOfAVisitIsNoReasonForIt() async throws {
    let error = try await failure { try await $0.expect(notShown: "popup/welcome") }
    #expect(
      error.description == """
        wanted no "popup/welcome" on /, which shows "popup/welcome", "checklist/setup"
          because welcome (show popup/welcome, priority 300) is chosen: has the page's one place for what interrupts
        """)
  }

  @Test func aClosedCapIsNamed() async throws {
    let error = try await failure {
      try await $0.click("また今度")
      try await $0.press("skip", on: "guide/tour")
      try await $0.advance(days: 3)
      try await $0.visit("/")
      try await $0.expect(shownExactly: ["popup/news"])
    }
    #expect(
      error.description == """
        wanted "popup/news" on /, which shows "checklist/setup"
          because news (show popup/news, priority 50) is refused: cap popup-month: 1 of 1 taken in one calendar month, free again at 2026-05-01 09:00 +09:00; counted: popup/welcome on 2026-04-01 09:00 +09:00
          because setup (show checklist/setup, priority 150) goes on: it was begun and goes on
        """)
  }

  @Test func aMissingMessageIsExplained() async throws {
    let error = try await failure { try await $0.expect(sent: "message/day-1") }
    #expect(
      error.description == """
        wanted the message "message/day-1" by 2026-04-01T00:00:00Z, found nothing
          because day-1 (send message/day-1): its occasion has not come: 1 days after signup.completed at 09:00
        """)
  }

  @Test func aMessageToWhomItIsNotWantedIsExplained() async throws {
    let error = try await failure {
      $0.user.attributes["unsubscribed"] = true
      try await $0.visit("/")
      try await $0.record("signup.completed")
      try await $0.advance(days: 1)
      try await $0.expect(sent: "message/day-1")
    }
    #expect(
      error.description == """
        wanted the message "message/day-1" by 2026-04-02T00:00:00Z, found nothing
          because day-1 (send message/day-1, priority 100) is refused: unsubscribed is true, which is every message
        """)
  }

  @Test func aMissingTaskIsExplained() async throws {
    let error = try await failure { try await $0.expect(task: "detractor") }
    #expect(
      error.description == """
        wanted the task "detractor", found none
          because detractor (open task detractor): its occasion has not come: event touch.answered of survey/nps
        """)
  }

  @Test func contentThatIsNotThereIsSaidToBeMissing() async throws {
    #expect(
      try await failure { try await $0.expect(shown: "popup/none") }.reasons == ["there is no content \"popup/none\""])
  }

  @Test func aTaskThatNoRuleOpensIsSaidToBeNone() async throws {
    let error = try await failure { try await $0.expect(task: "detractors") }
    #expect(error.reasons == ["no rule opens the task \"detractors\""])
  }

  /// Otherwise a mistyped id would pass for ever.
  @Test func whatNeverCanComeIsNotExpectedNotToCome() async throws {
    let notShown = try await failure { try await $0.expect(notShown: "popup/nwes") }
    #expect(
      notShown.description == """
        wanted "popup/nwes" not to come, which never can
          because there is no content "popup/nwes"; did you mean "popup/news"?
        """)
    let notSent = try await failure { try await $0.expect(notSent: "message/day-33") }
    #expect(notSent.reasons == ["there is no content \"message/day-33\"; did you mean \"message/day-3\"?"])
    let noTask = try await failure { try await $0.expect(noTask: "detractors") }
    #expect(noTask.reasons == ["no rule opens the task \"detractors\"; did you mean \"detractor\"?"])
    try await Fixture.journey().expect(noTask: "detractor")
  }

  /// So would content of a kind that never comes that way.
  @Test func whatIsOfAnotherKindIsNotExpectedNotToCome() async throws {
    let message = try await failure { try await $0.expect(notShown: "message/day-3") }
    #expect(
      message.description == """
        wanted "message/day-3" not to come, which never can
          because a message is sent and not shown
        """)
    let programme = try await failure { try await $0.expect(notShown: "programme/start") }
    #expect(programme.reasons == ["a programme is started and not shown"])
    let popup = try await failure { try await $0.expect(notSent: "popup/news") }
    #expect(popup.reasons == ["only messages are sent, and this is a popup"])
  }

  @Test func aTaskThatATimeBroughtSaysWhich() async throws {
    let task = TaskSpec("drift", title: "状況を伺う", due: .businessDays(3))
    let trigger = Trigger.schedule(after: "signup.completed", days: 14, at: "10:00")
    let journey = try Fixture.journey(rules: [Rule("drift", on: trigger, do: .openTask(task))])
    try await journey.record("signup.completed")
    try await journey.advance(days: 15)
    #expect(journey.tasks.map(\.reason) == ["14 days after signup.completed at 10:00"])
    let error = await #expect(throws: JourneyError.self) { try await journey.expect(noTask: "drift") }
    #expect(
      error?.description == """
        wanted no task "drift", found "drift"
          because 14 days after signup.completed at 10:00
        """)
  }

  @Test func anItemWithoutAButtonIsToldTheOthers() async throws {
    let error = try await failure { try await $0.press("tick", on: "checklist/setup", item: "tga") }
    #expect(
      error.description
        == #"wanted the button "tick" of "checklist/setup", item "tga" on /, found "tick" (完了) of item "tag", "dismiss" (このリストを非表示)"#
    )
  }

  @Test func aMissingButtonNamesThoseThatAreThere() async throws {
    let error = try await failure { try await $0.press("next", on: "popup/welcome") }
    #expect(
      error.description
        == #"wanted the button "next" of "popup/welcome" on /, found "press:start" (案内を始める), "press:later" (また今度)"#)
    let other = try await failure { try await $0.press("next", on: "popup/news") }
    #expect(
      other.description == """
        wanted the button "next" of "popup/news" on /, which shows "popup/welcome", "checklist/setup"
          because news (show popup/news, priority 50) waits: waits for rule welcome
        """)
  }

  @Test func aMissingLabelNamesThoseThatAreThere() async throws {
    let error = try await failure {
      try await $0.click("案内を始める")
      try await $0.click("あとで", on: "guide/tour")
    }
    #expect(error.description == #"wanted a button "あとで" on /, found "next" (次へ), "skip" (ツアーを終了)"#)
  }

  @Test func aLabelThatIsThereTwiceNamesItsPlaces() async throws {
    var checklist = Fixture.setup
    checklist.levels[0].sections[0].items[1].done = [.selfTicked]
    let catalog = try Catalog(
      product: Fixture.product, contents: [.checklist(checklist)], rules: RuleDocument(rules: [Fixture.rules[2]]))
    let journey = try Journey(catalog: catalog, user: Fixture.sato, start: Fixture.start)
    try await journey.visit("/")
    let error = await #expect(throws: JourneyError.self) { try await journey.click("完了") }
    #expect(
      error?.description
        == #"wanted one button "完了", found 2 on /: "checklist/setup" item "tag", "checklist/setup" item "campaign""#)
    try await journey.click("完了", item: "campaign")
  }

  @Test func timeGoesForwardOnly() async throws {
    let error = try await failure { try await $0.advance(to: "2026-03-31T09:00+09:00") }
    #expect(
      error.description == "time goes forward only; it is 2026-04-01T00:00:00Z, and 2026-03-31T00:00:00Z is past")
    let typo = try await failure { try await $0.advance(to: "tomorrow") }
    #expect(typo.description == "wanted an instant such as \"2026-04-01T09:00+09:00\", found \"tomorrow\"")
  }

  @Test func aHandlerTakesFailuresAndTheJourneyGoesOn() async throws {
    let journey = try Fixture.journey()
    var lines: [UInt] = []
    journey.onFailure = { lines.append($0.line) }
    try await journey.visit("/")
    try await journey.expect(shown: "popup/news")
    try await journey.expect(text: "こんにちは")
    try await journey.expect(shown: "popup/welcome")
    #expect(lines.count == 2)
    #expect(lines.last == lines.first.map { $0 + 1 })
  }

  @Test func whoeverSignsOutIsAStrangerUntilTheySignIn() async throws {
    let journey = try Fixture.journey()
    try await journey.visit("/")
    journey.signOut()
    #expect(journey.shown == [])
    #expect(journey.user.account == nil)
    #expect(journey.user.attributes == [:])
    try await journey.visit("/")
    try await journey.expect(shown: "popup/welcome")
    try await journey.click("また今度")
    try await journey.signIn()
    #expect(journey.user == Fixture.sato)
    // What was displayed to the stranger counts: the log has two pop-ups in a month, neither of which passed a cap then.
    try await journey.visit("/")
    try await journey.expect(notShown: "popup/news")
  }

  /// Nobody could know that the stranger had been welcomed already, so nothing is broken by it.
  @Test func whatAStrangerSawBreaksNothing() async throws {
    let journey = try Fixture.journey()
    try await journey.visit("/")
    journey.signOut()
    try await journey.visit("/")
    try await journey.expect(shown: "popup/welcome")
    try await journey.signIn()
    try await journey.product.check()
  }
}
