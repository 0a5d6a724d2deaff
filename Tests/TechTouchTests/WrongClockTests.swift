import Foundation
import TechTouch
import TechTouchTesting
import Testing

/// Clocks that are wrong: a day ahead, or a client's.
struct WrongClockTests {
  private let engine: TouchEngine
  private let now = Timestamp.date(from: "2026-04-01T09:00+09:00") ?? .distantPast
  private let sato = Fixture.sato.subject

  init() throws {
    let rules = [
      Rule("made", on: .anyPage, when: .event("campaign.created"), do: .show("popup/welcome")),
      Rule("called", on: .event("campaign.created"), do: .call("sales")),
      Rule("mail", on: .schedule(after: "campaign.created", days: 0, at: "23:59"), do: .send("message/day-1")),
    ]
    engine = TouchEngine(catalog: try Fixture.catalog(rules: rules), store: MemoryEventStore())
  }

  private func record(_ id: EventID, at time: Date, recordedAt: Date) async throws {
    try await engine.record(Event(id: id, name: "campaign.created", subject: sato, time: time), at: recordedAt)
  }

  @Test func anEventMoreThanADayAheadIsReportedAndDecidesNothing() async throws {
    try await record("far", at: now.addingTimeInterval(86_401), recordedAt: now)
    #expect(try await engine.quarantined().map(\.event.id) == ["far"])
    let later = now.addingTimeInterval(10 * 86_400)
    #expect(try await engine.touches(for: Fixture.sato, on: "/", at: later).shown == [])
    try await engine.sweep(until: later)
    let names = try await engine.store.everything().map(\.event.name)
    #expect(Set(names) == ["campaign.created", .attributesChanged, .swept])
    #expect(try await engine.explain(sato, on: "/", at: later).shown == [])
    // It is held under its id, and the stream goes on after it.
    let latest = later.addingTimeInterval(86_400)
    try await record("near", at: latest, recordedAt: later)
    #expect(try await engine.quarantined().count == 1)
    #expect(try await engine.touches(for: Fixture.sato, on: "/", at: latest).shown == ["popup/welcome@1"])
  }

  @Test func aClientsTimeIsCorrectedAndKeptAsItWasSent() async throws {
    // The client's clock is two hours ahead, and it sent what had happened five minutes before.
    let sent = now.addingTimeInterval(7_200)
    let event = Event(
      id: "tap", name: "campaign.created", subject: sato, time: sent.addingTimeInterval(-300), properties: ["n": 1])
    let client = ClientClock(sent: sent, session: "s1", sequence: 2)
    try await engine.record(event, from: client, at: now)
    // Sent again, since the answer was lost.
    var again = client
    again.sent = sent.addingTimeInterval(30)
    let receipt = try await engine.record(event, from: again, at: now.addingTimeInterval(31))
    #expect(receipt.placements.map(\.status) == [.duplicate])
    let stored = try await engine.store.readAll(.stream(sato)).filter { $0.event.name == "campaign.created" }.map(
      \.event)
    #expect(stored.map(\.time) == [now.addingTimeInterval(-300)])
    #expect(
      stored.first?.properties == [
        "n": 1, .clientTime: .date(event.time), .clientSent: .date(sent), .session: "s1", .sequence: 2,
      ])
    // The same id with other contents is a conflict, as everywhere.
    var other = event
    other.properties = ["n": 2]
    #expect(try await engine.record(other, from: client, at: now).placements.map(\.status) == [.conflicting])
  }

  @Test func withinASessionTheNumbersWinOverTime() async throws {
    // The clock was put back between the second and the third; the first arrives last.
    for (number, offset) in [(2, -10.0), (3, -600), (1, -5)] {
      let event = Event(
        id: EventID("tap-\(number)"), name: "campaign.created", subject: sato, time: now.addingTimeInterval(offset))
      try await engine.record(event, from: ClientClock(sent: now, session: "s1", sequence: number), at: now)
    }
    let stored = try await engine.store.readAll(.stream(sato))
    let input = ReportInput(stored.filter { $0.event.name == "campaign.created" }, asOf: now)
    #expect(input.events.map(\.event.id) == ["tap-1", "tap-2", "tap-3"])
    #expect(input.events.map(\.event.time) == Array(repeating: now.addingTimeInterval(-10), count: 3))
  }
}
