import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// Steps that go on when the user does the real thing.
struct GuideReactionTests {
  private func event(_ name: EventName, of subject: Subject = .sato, at time: Double = 50, id: EventID = "e1") -> Event
  {
    Event(id: id, name: name, subject: subject, time: .at(time))
  }

  @Test func theEventThatTheStepWaitsForTakesItOn() throws {
    let progress = GuideProgress(
      of: .small, in: try GuideProgressTests.log([.start, .next, .next]).history, subject: .sato)
    let advanced = try #require(progress.reaction(to: event("campaign.created")).first)
    #expect(advanced.name == .advanced)
    #expect(advanced.item == "c")
    #expect(advanced.properties == [.to: "d", .by: "event", .cause: "e1"])
    #expect(advanced.time == .at(50))
    #expect(progress.reaction(to: event("campaign.created")).first?.id == advanced.id)
    #expect(progress.reaction(to: event("campaign.created", id: "e2")).first?.id != advanced.id)
  }

  @Test func otherEventsChangeNothing() throws {
    let log = try GuideProgressTests.log([.start, .next, .next])
    let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
    #expect(progress.reaction(to: event("campaign.sent")).isEmpty)
    #expect(progress.reaction(to: event("campaign.created", of: .suzuki)).isEmpty)
    #expect(progress.reaction(to: event("campaign.created", at: 1)).isEmpty, "it happened before the step was reached")
    let earlier = GuideProgress(of: .small, in: try GuideProgressTests.log([.start]).history, subject: .sato)
    #expect(earlier.reaction(to: event("campaign.created")).isEmpty)
    let over = GuideProgress(
      of: .small, in: try GuideProgressTests.log([.start, .next, .next, .skip]).history, subject: .sato)
    #expect(over.reaction(to: event("campaign.created")).isEmpty)
  }

  @Test func aTourThatIsPutOffGoesOnAndStaysPutOff() throws {
    var log = try GuideProgressTests.log([.start, .next, .next, .snooze])
    let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
    log.append(progress.reaction(to: event("campaign.created")))
    let after = GuideProgress(of: .small, in: log.history, subject: .sato)
    #expect(after.step?.id == "d")
    #expect(after.state == progress.state)
  }

  @Test func aVisitTakesTheTourOnOnce() throws {
    let guide = Guide(
      id: "v", title: "題",
      steps: [
        Step(id: "a", title: "題", body: "文", advance: .visit("/reports/**")), Step(id: "b", title: "題", body: "文"),
      ])
    var log = Log()
    let fresh = GuideProgress(of: guide, in: log.history, subject: .sato)
    #expect(fresh.visited(page: "/reports", subject: .sato, at: .at(1)).isEmpty)
    log.append(try fresh.apply(.start, by: .sato, id: "s", at: .at(0)))
    let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
    #expect(progress.visited(page: "/campaigns", subject: .sato, at: .at(1)).isEmpty)
    #expect(progress.visited(page: "/reports", subject: .suzuki, at: .at(1)).isEmpty)
    let first = progress.visited(page: "/reports/7?sort=new", subject: .sato, at: .at(1))
    let second = progress.visited(page: "/reports", subject: .sato, at: .at(2))
    #expect(first.map(\.id) == second.map(\.id))
    log.append(first)
    log.append(second)
    #expect(GuideProgress(of: guide, in: log.history, subject: .sato).state == .active(step: "b"))
    #expect(log.history.events.count == 2)
  }

  @Test func theLastStepMayEndWithAnEvent() throws {
    let guide = Guide(
      id: "e", title: "題", steps: [Step(id: "a", title: "題", body: "文", advance: .event("form.published"))])
    var log = Log()
    log.append(
      try GuideProgress(of: guide, in: log.history, subject: .sato).apply(.start, by: .sato, id: "s", at: .at(0)))
    let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
    log.append(progress.reaction(to: event("form.published")))
    #expect(GuideProgress(of: guide, in: log.history, subject: .sato).state == .completed)
  }

  @Test(
    arguments: [
      ("/a", true), ("/a?x=1", true), ("/a/b", false), ("/b", false),
    ]) func theStepIsWhereItsPageIs(page: String, isHere: Bool) throws
  {
    let progress = GuideProgress(of: .small, in: try GuideProgressTests.log([.start]).history, subject: .sato)
    #expect(progress.isHere(page) == isHere)
  }
}
