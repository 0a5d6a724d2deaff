import Foundation
import Testing

@testable import TechTouch

/// A past that is grown from an earlier one is the past that is put together from the events.
struct EarlierPastTests {
  private static let start = Date(timeIntervalSince1970: 1_790_000_000)
  private static let users = ["sato", "suzuki", "tanaka"].map { Subject(user: UserID($0), of: "aoba") }

  /// Events of three users and their company, out of order, some dated far ahead.
  private static func events(_ random: inout SeededGenerator, of subjects: [Subject]) -> [RecordedEvent] {
    var versions: [Subject: Int] = [:]
    var position: Int64 = 0
    return (0..<160).map { number in
      let subject = subjects[Int.random(in: 0..<subjects.count, using: &random)]
      position += Int64.random(in: 1...3, using: &random)
      versions[subject, default: 0] += 1
      let recordedAt = start.addingTimeInterval(Double(number) * 3_600)
      let isAhead = Int.random(in: 0..<12, using: &random) == 0
      let ahead = isAhead ? 200_000 : Double.random(in: -900_000...0, using: &random)
      let names: [EventName] = subject.user == nil ? ["imported"] : [.displayed, .granted, .dismissed, "opened"]
      let name = names[Int.random(in: names.indices, using: &random)]
      return RecordedEvent(
        event: Event(
          id: EventID("e\(number)"), name: name, subject: subject, time: recordedAt.addingTimeInterval(ahead),
          content: name.isReserved ? "popup/p" : nil),
        version: versions[subject] ?? 0, position: Position(position), recordedAt: recordedAt)
    }
  }

  private static func expect(
    _ found: AccountHistory, is wanted: AccountHistory, at now: Date, location: SourceLocation = #_sourceLocation
  ) {
    #expect(found.all.events == wanted.all.events, sourceLocation: location)
    #expect(found.all.quarantined == wanted.all.quarantined, sourceLocation: location)
    #expect(found.position == wanted.position, sourceLocation: location)
    #expect(found.present(.distantPast) == wanted.present(.distantPast), sourceLocation: location)
    for subject in users + [Subject(account: "aoba")] {
      #expect(found.of(subject).events == wanted.of(subject).events, sourceLocation: location)
      #expect(found.touches(of: subject).open == wanted.touches(of: subject).open, sourceLocation: location)
      #expect(found.revision(of: subject) == wanted.revision(of: subject), sourceLocation: location)
      #expect(
        found.of(subject).version(of: subject) == wanted.of(subject).version(of: subject), sourceLocation: location)
    }
    #expect(displays(found, now) == displays(wanted, now), sourceLocation: location)
  }

  /// The entries of the company's ledger, folded from the events where there is none.
  private static func displays(_ history: AccountHistory, _ now: Date) -> [String] {
    let ledger = history.knowledge(of: users[0]).accountDisplays ?? DisplayLedger(history.all)
    var entries: [String] = []
    ledger.forEachEntry(at: now, since: .distantPast) { entries.append("\($0)") }
    return entries.sorted()
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func equalsThePastOfTheEvents(seed: UInt64) {
    var random = SeededGenerator(seed: 900 + seed)
    let events = Self.events(&random, of: Self.users + [Subject(account: "aoba")])
    let whole = AccountHistory(events)
    var past = AccountHistory()
    var place = 0
    while place < events.count {
      let position = events[place].position
      past = whole.through(position, from: past)
      let wanted = AccountHistory(events.filter { $0.position <= position })
      Self.expect(past, is: wanted, at: Self.start.addingTimeInterval(Double(place) * 3_600))
      place += Int.random(in: 1...20, using: &random)
    }
  }

  /// What is no beginning of the history is not grown from.
  @Test func passesOverAPastOfAnotherCompanyAndALaterOne() {
    var random = SeededGenerator(seed: 7)
    let events = Self.events(&random, of: Self.users)
    let whole = AccountHistory(events)
    let others = AccountHistory(Self.events(&random, of: [Subject(user: "ito", of: "midori")]).prefix(10))
    let position = events[40].position
    let wanted = AccountHistory(events.filter { $0.position <= position })
    for earlier in [AccountHistory(), others, whole, whole.through(events[90].position)] {
      Self.expect(whole.through(position, from: earlier), is: wanted, at: Self.start)
    }
  }
}
