import Foundation
import TechTouch
import TechTouchTesting
import Testing

struct PopulationTests {
  private func population(
    _ count: Int, days: Int, seed: UInt64 = 7, rules: [Rule] = Fixture.rules,
    behaviour: any Behaviour = Fixture.lively, servers: Int = 1, invariants: [Invariant] = Invariant.all
  ) throws -> Population {
    let catalog = try Fixture.catalog(rules: rules)
    return Population(
      User.crowd(count, accounts: 3, of: catalog.product), in: catalog, start: Fixture.start, days: days, seed: seed,
      behaviour: behaviour, servers: servers, invariants: invariants)
  }

  @Test func aSeedIsOneLifeAndAnotherSeedIsAnother() async throws {
    let first = try await population(6, days: 40).live()
    let again = try await population(6, days: 40).live()
    let other = try await population(6, days: 40, seed: 8).live()
    #expect(first == again)
    #expect(first.digest != other.digest)
  }

  @Test func severalServersKeepEveryInvariant() async throws {
    let summary = try await population(9, days: 90, servers: 3).live()
    #expect(summary.users == 9)
    #expect(summary.messages == ["message/day-1": 9, "message/day-3": 9])
    #expect(summary.displays["popup/welcome", default: 0] >= 9)
    #expect(summary.completions["survey/nps", default: 0] > 0)
    #expect(summary.description.hasPrefix("9 users over 90 days, seed 7: \(summary.actions) things done, "))
    #expect(summary.description.contains("\nmessage/day-1: 9 sent\n"))
    let closed = summary.refusals["popup-month", default: 0]
    #expect(closed > 0)
    #expect(summary.description.hasSuffix("\ncap popup-month: closed on \(closed) page views"))
  }

  private let asked = Invariant("nobody is asked before the tour is over") { log in
    let isOver = log.events.contains { $0.event.name == .completed && $0.event.content?.kind == .guide }
    let asked = log.events.first { $0.event.name == .answered }
    return isOver ? nil : asked.map { "\($0.event.content?.unversioned.description ?? "") was answered" }
  }

  @Test func aNumberOfDaysThatIsNoneIsRefused() async throws {
    let error = await #expect(throws: JourneyError.self) { try await population(1, days: -1).live() }
    #expect(error?.message == "wanted 0 days or more, found -1")
  }

  @Test func theShortestHistoryOfAFailureIsAJourneyToPaste() async throws {
    let failure = await #expect(throws: PopulationFailure.self) {
      try await population(6, days: 200, invariants: [asked]).live()
    }
    #expect(failure?.length == 3)
    #expect(
      failure?.description == """
        "nobody is asked before the tour is over" does not hold for "user-2" of "account-2", with seed 7
          because survey/nps was answered
        the shortest history that fails has 3 of 57 things done:

        let journey = try Journey(
          catalog: catalog, user: User(id: "user-2", account: "account-2", attributes: ["email": \
        "user-2@example.com", "lastName": "鈴木", "name": "鈴木", "role": "admin"], accountAttributes: ["name": \
        "会社 2"], languages: ["ja"], timeZone: "Australia/Lord_Howe"),
          start: "2026-04-01T09:00+09:00")
        try await journey.visit("/campaigns")
        try await journey.visit("/reports")
        try await journey.answer("survey/nps", ["score": "7"])
        // Now it does not hold: nobody is asked before the tour is over.
        """)
  }

  /// The news keep to no cap, which nobody meant.
  @Test func aFaultyRuleIsFoundInTheFewestPagesThatShowIt() async throws {
    let month = Invariant("a month lies between two pop-ups") { log in
      let displays = log.events.map(\.event).filter { $0.name == .displayed && $0.content?.kind == .popup }
      let times = displays.map(\.time)
      let isClose = zip(times, times.dropFirst()).contains { $1.timeIntervalSince($0) < 28 * 86_400 }
      return isClose ? "\(times.count) pop-ups were displayed" : nil
    }
    var rules = Fixture.rules
    let index = try #require(rules.firstIndex { $0.id == "news" })
    rules[index].caps = []
    let failure = await #expect(throws: PopulationFailure.self) {
      try await population(6, days: 60, rules: rules, servers: 2, invariants: Invariant.all + [month]).live()
    }
    #expect(
      failure?.shortest?.dropFirst(3) == [
        "try await journey.visit(\"/reports\")", "try await journey.visit(\"/\")",
        "try await journey.press(\"next\", on: \"guide/tour\")", "try await journey.visit(\"/\")",
        "// Now it does not hold: a month lies between two pop-ups.",
      ])
  }

  /// A week without a visit is what it takes, so time cannot be taken out.
  @Test func theShortestHistoryKeepsTheDaysThatItTakes() async throws {
    let week = Invariant("nobody stays away for a week") { log in
      let visits = log.events.filter { $0.event.name == "campaign.created" }.map(\.event.time)
      let isLong = zip(visits, visits.dropFirst()).contains { $1.timeIntervalSince($0) >= 7 * 86_400 }
      return isLong ? "a week passed" : nil
    }
    let failure = await #expect(throws: PopulationFailure.self) {
      try await population(3, days: 60, invariants: [week]).live()
    }
    #expect(
      failure?.shortest?.dropFirst(3) == [
        "try await journey.record(\"campaign.created\")", "try await journey.advance(days: 7)",
        "try await journey.record(\"campaign.created\")", "// Now it does not hold: nobody stays away for a week.",
      ])
  }

  @Test func aCustomBehaviourLivesAsItSays() async throws {
    let daily = CustomBehaviour { sight, _ in
      switch (sight.doneBefore + sight.done, sight.done) {
      case (0, _): .record("signup.completed")
      case (_, 0): .visit("/")
      default: nil
      }
    }
    let summary = try await population(3, days: 10, behaviour: daily).live()
    #expect(summary.actions == 30)
    #expect(summary.displays == ["popup/welcome": 3, "checklist/setup": 3, "guide/tour": 3])
    #expect(summary.messages == ["message/day-1": 3, "message/day-3": 3])
  }
}
