import Foundation
import TechTouch
import Testing

/// A sweep reads in proportion to what is due, and not to how many users there are.
struct SweepCostTests {
  private static let users = 20_000
  private static let due = 200
  private static let start = Date(timeIntervalSince1970: 1_775_001_600)

  private static func day(_ days: Double) -> Date { start.addingTimeInterval(days * 86_400) }

  private static func catalog(_ rules: [Rule]) throws -> Catalog {
    try Catalog(
      product: Fixture.product, contents: [Fixture.message("day-3")], rules: RuleDocument(rules: rules))
  }

  private static let step = [
    Rule("day-3", on: .schedule(after: "signup.completed", days: 3, at: "09:00"), do: .send("message/day-3"))
  ]

  /// Users who signed up over a hundred days, of whom as many come due each day, as an earlier process left them.
  private static func filledStore() async throws -> MemoryEventStore {
    let store = MemoryEventStore()
    for number in 0..<users {
      let user = Subject(user: UserID("u\(number)"), of: AccountID("a\(number / 5)"))
      let time = day(Double(number / due)).addingTimeInterval(Double(number % due) * 60)
      let events = ["signup.completed", "project.created"].map { name in
        Event(id: EventID("\(name)"), name: EventName(name), subject: user, time: time)
      }
      _ = try await store.append(events, to: user, expecting: .any, at: time)
    }
    // Whatever came due until then was looked at, by an engine that had no rules.
    try await TouchEngine(catalog: catalog([]), store: store).sweep(until: day(100))
    return store
  }

  @Test func aSweepReadsTheHistoriesOfThoseWhoAreDueAndNoOthers() async throws {
    let store = CountingStore(try await Self.filledStore())
    let engine = TouchEngine(catalog: try Self.catalog(Self.step), store: store)

    // The first in a process reads the feed, once.
    let events = 2 * Self.users + 1
    #expect(try await engine.sweep(until: Self.day(101)) == Self.due)
    let cold = store.take()
    #expect(cold.eventsFed == events)
    #expect(cold.reads <= 6 * Self.due)
    #expect(cold.eventsRead <= 20 * Self.due)

    // The next ones only what is new.
    #expect(try await engine.sweep(until: Self.day(102)) == Self.due)
    let warm = store.take()
    #expect(warm.eventsFed <= 2 * Self.due + 2)
    #expect(warm.reads <= 6 * Self.due)
    #expect(warm.eventsRead <= 20 * Self.due)

    // And nothing when nothing is due.
    #expect(try await engine.sweep(until: Self.day(102).addingTimeInterval(60)) == 0)
    let idle = store.take()
    #expect(idle.reads == 0)
    #expect(idle.eventsFed <= Self.due + 1)
  }

  @Test func aCalendarReadsNobodyOnOtherDays() async throws {
    let store = CountingStore(try await Self.filledStore())
    let monthly = Rule(
      "monthly", on: .calendar(CalendarRepeat(every: .month, from: try #require(LocalDate(2026, 1, 20)), at: "09:00")),
      do: .send("message/day-3"), repeat: .always)
    let engine = TouchEngine(catalog: try Self.catalog([monthly]), store: store)
    // 2026-07-11, and a minute later.
    #expect(try await engine.sweep(until: Self.day(100.5)) == 0)
    _ = store.take()
    #expect(try await engine.sweep(until: Self.day(100.5).addingTimeInterval(60)) == 0)
    #expect(store.take().reads == 0)
  }
}
