import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Each invariant is asked of a log that breaks it, written by hand, and of the nearest one that does not.
struct InvariantTests {
  private struct Line {
    var name: EventName
    var content: ContentRef?
    var day = 0.0
    var item: ItemID?
    var properties: [PropertyName: Value] = [:]
    var subject = Fixture.sato.subject
  }

  private func grant(_ rule: String, _ content: ContentRef, day: Double, of user: UserID = "sato") -> [Line] {
    let subject = Subject(user: user, of: "aoba")
    return [
      Line(
        name: .granted, content: content, day: day,
        properties: [.rule: .string(rule), .lease: .integer(600)], subject: subject),
      Line(name: .displayed, content: content, day: day, properties: [.cause: "previous"], subject: subject),
    ]
  }

  private func violation(_ invariant: Invariant, _ lines: [Line], rules: [Rule] = Fixture.rules) async throws -> String?
  {
    let store = MemoryEventStore()
    let product = try VirtualProduct(catalog: Fixture.catalog(rules: rules), start: Fixture.start, store: store)
    for (index, line) in lines.enumerated() {
      var properties = line.properties
      if properties[.cause] == "previous" { properties[.cause] = .string("e\(index - 1)") }
      let event = Event(
        id: EventID("e\(index)"), name: line.name, subject: line.subject,
        time: product.start.addingTimeInterval(line.day * 86_400), content: line.content, item: line.item,
        properties: properties)
      _ = try await store.append([event], to: line.subject, expecting: .any, at: event.time)
    }
    do {
      try await product.check([invariant])
      return nil
    } catch let error as JourneyError {
      return error.description
    }
  }

  @Test func aSecondPopUpWithinTheMonthPassesTheCap() async throws {
    let welcome = grant("welcome", "popup/welcome@1", day: 0)
    #expect(try await violation(.noCapIsPassed, welcome + grant("news", "popup/news@1", day: 30)) == nil)
    #expect(
      try await violation(.noCapIsPassed, welcome + grant("news", "popup/news@1", day: 29.9)) == """
        "no cap is passed" does not hold for "sato" of "aoba"
          because cap "popup-month" allows 1 in one calendar month, found 2: popup/welcome at 2026-04-01T00:00:00Z, \
        popup/news at 2026-04-30T21:36:00Z
        """)
    #expect(try await violation(.noCapIsPassed, welcome + grant("news", "popup/news@1", day: 3, of: "suzuki")) == nil)
  }

  @Test func aPageLoadedAgainIsOneDisplay() async throws {
    var lines = grant("welcome", "popup/welcome@1", day: 0)
    lines.append(Line(name: .displayed, content: "popup/welcome@1", day: 1, properties: [.cause: "e0"]))
    #expect(try await violation(.noCapIsPassed, lines) == nil)
    #expect(try await violation(.nobodySeesAStepTwice, lines) == nil)
  }

  @Test func aCapOfTheAccountCountsColleagues() async throws {
    let cap = Cap("all", window: .rolling(days: 7), limit: 1, kinds: [.popup], scope: .account)
    let rule = Rule("welcome", on: .anyPage, do: .show("popup/welcome"), caps: ["all"])
    let catalog = try Catalog(
      product: Fixture.product, contents: [.popup(Fixture.welcome), .guide(Fixture.tour)],
      rules: RuleDocument(rules: [rule], caps: [cap]))
    let store = MemoryEventStore()
    let product = try VirtualProduct(catalog: catalog, start: Fixture.start, store: store)
    for user in ["sato", "suzuki"] as [UserID] {
      let subject = Subject(user: user, of: "aoba")
      let grant = Event(
        id: "g", name: .granted, subject: subject, time: product.now, content: "popup/welcome@1",
        properties: [.rule: "welcome", .lease: 600])
      let display = Event(
        id: "d", name: .displayed, subject: subject, time: product.now, content: "popup/welcome@1",
        properties: [.cause: "g"])
      _ = try await store.append([grant, display], to: subject, expecting: .any, at: product.now)
    }
    let error = await #expect(throws: JourneyError.self) { try await product.check() }
    #expect(error?.reasons.first?.hasPrefix("cap \"all\" allows 1 in 7 days, found 2") == true)
  }

  @Test func whatIsShownOnceIsDisplayedOnce() async throws {
    let twice = grant("welcome", "popup/welcome@1", day: 0) + grant("welcome", "popup/welcome@1", day: 60)
    #expect(
      try await violation(.nobodySeesAStepTwice, twice) == """
        "nobody sees a step twice" does not hold for "sato" of "aoba"
          because rule "welcome" shows "popup/welcome" once, and it was displayed 2 times, last at 2026-05-31T00:00:00Z
        """)
    let again = grant("news", "popup/news@1", day: 0) + grant("news", "popup/news@1", day: 60)
    #expect(try await violation(.nobodySeesAStepTwice, again) == nil)
  }

  private func step(_ from: ItemID, _ to: String, by: String = "button-next") -> Line {
    Line(name: .advanced, content: "guide/tour@1", item: from, properties: [.to: .string(to), .by: .string(by)])
  }

  @Test func aStepIsReachedAgainOnlyWhereItWasAskedFor() async throws {
    let forth = [step("list", "create"), step("create", "end")]
    #expect(try await violation(.nobodySeesAStepTwice, forth) == nil)
    #expect(
      try await violation(.nobodySeesAStepTwice, forth + [step("end", "create")]) == """
        "nobody sees a step twice" does not hold for "sato" of "aoba"
          because the step "create" of "guide/tour" was reached again at 2026-04-01T00:00:00Z
        """)
    #expect(
      try await violation(.nobodySeesAStepTwice, forth + [step("end", "create", by: "back"), step("create", "end")])
        == nil)
    let restart = Line(name: .restarted, content: "guide/tour@1", item: "list")
    #expect(try await violation(.nobodySeesAStepTwice, forth + [restart] + forth) == nil)
  }

  @Test func aMessageThatIsSentTwiceIsFound() async throws {
    let first = Line(name: .queued, content: "message/day-1@1", day: 1, properties: [.rule: "day-1"])
    let second = Line(name: .queued, content: "message/day-1@1", day: 2, properties: [.rule: "day-1"])
    #expect(try await violation(.eachMessageIsSentOnce, [first]) == nil)
    #expect(
      try await violation(.eachMessageIsSentOnce, [first, second]) == """
        "each message is sent once" does not hold for "sato" of "aoba"
          because rule "day-1" sent "message/day-1" at 2026-04-02T00:00:00Z and again at 2026-04-03T00:00:00Z
        """)
  }

  @Test(arguments: [
    (Value.boolean(true), true), (.boolean(false), false), (.strings(["day-1"]), true), (.strings(["day-3"]), false),
  ])
  func nothingGoesToWhoeverWantsNothing(value: Value, isBroken: Bool) async throws {
    let wish = Line(name: .attributesChanged, properties: ["unsubscribed": value])
    let mail = Line(name: .queued, content: "message/day-1@1", day: 1, properties: [.rule: "day-1"])
    let broken = """
      "nothing is sent after unsubscribing" does not hold for "sato" of "aoba"
        because "message/day-1" was put into the outbox, due 2026-04-02T00:00:00Z, after unsubscribed was set
      """
    #expect(try await violation(.nothingIsSentAfterUnsubscribing, [wish, mail]) == (isBroken ? broken : nil))
    let later = Line(name: .attributesChanged, day: 2, properties: ["unsubscribed": value])
    #expect(try await violation(.nothingIsSentAfterUnsubscribing, [mail, later]) == nil)
    let back = Line(name: .attributesChanged, properties: ["unsubscribed": false])
    #expect(try await violation(.nothingIsSentAfterUnsubscribing, [wish, back, mail]) == nil)
  }

  @Test func whoeverGoesBackInATourWantsTo() async throws {
    let start = Line(name: .started, content: "guide/tour@1", item: "list")
    let lines = [start, step("list", "create"), step("create", "end")]
    #expect(try await violation(.shownProgressNeverFalls, lines) == nil)
    #expect(try await violation(.shownProgressNeverFalls, lines + [step("end", "create", by: "back")]) == nil)
  }

  /// The percentage was told in a stream that the list is not folded from, so the fold cannot hold it.
  @Test func aListThatFallsBackIsFound() async throws {
    let shown = Line(name: .milestone, content: "checklist/setup@1", properties: [.percent: 90])
    let tick = Line(name: .ticked, content: "checklist/setup@1", item: "tag")
    let untick = Line(name: .unticked, content: "checklist/setup@1", item: "tag")
    #expect(try await violation(.shownProgressNeverFalls, [tick, untick]) == nil)
    #expect(
      try await violation(.shownProgressNeverFalls, [shown, tick, untick]) == """
        "shown progress never falls" does not hold for "sato" of "aoba"
          because "checklist/setup" fell from 90 % to 50 % at 2026-04-01T00:00:00Z
        """)
  }
}
