import EventLog
import Foundation
import Testing

/// Who is who, against a union of sets.
struct IdentitiesTests {
  private let start = Date(timeIntervalSince1970: 1_775_000_000)

  private func subject(_ number: Int) -> Subject {
    number == 0 ? Subject(user: "sato", of: "aoba") : Subject(user: UserID("cookie-\(number)"))
  }

  /// The streams as they are when every link was written, each with an event of its own before and after its closing.
  private func log(_ links: [IdentityLink]) -> [RecordedEvent] {
    var events: [Event] = []
    for number in 0..<6 {
      events.append(Event(id: "page", name: "page.viewed", subject: subject(number), time: start))
    }
    for (index, link) in links.enumerated() {
      let time = start.addingTimeInterval(Double(index + 1))
      events += [link.closing(at: time), link.opening(at: time)]
      events.append(Event(id: "late", name: "page.viewed", subject: link.stream, time: time))
    }
    var versions: [Subject: Int] = [:]
    return events.enumerated().map { index, event in
      versions[event.subject, default: 0] += 1
      return RecordedEvent(
        event: event, version: versions[event.subject] ?? 0, position: Position(Int64(index + 1)),
        recordedAt: event.time)
    }
  }

  @Test(arguments: 0..<30)
  func peopleAreTheUnionOfTheirStreamsInAnyOrder(seed: Int) {
    var random = SeededRandom(seed: seed)
    // Each stream is closed into one with a smaller number, if at all: no circles.
    let links = (1..<6).filter { _ in Bool.random(using: &random) }
      .map { IdentityLink(subject($0), is: subject(Int.random(in: 0..<$0, using: &random))) }
    func expected(_ number: Int) -> Subject {
      links.first { $0.stream == subject(number) }.map { link in
        expected((0..<6).first { subject($0) == link.person } ?? 0)
      } ?? subject(number)
    }
    var views: Set<[String]> = []
    for order in [links, links.reversed(), links.shuffled(using: &random)] {
      let log = log(order)
      let identities = Identities((log + log).shuffled(using: &random))
      for number in 0..<6 {
        #expect(identities.person(of: subject(number)) == expected(number), "seed \(seed)")
        #expect(identities.isClosed(subject(number)) == (expected(number) != subject(number)), "seed \(seed)")
      }
      let merged = identities.merged(log)
      #expect(merged.count { $0.event.name == "page.viewed" } == 6, "seed \(seed)")
      #expect(Set(merged.map { "\($0.event.subject) \($0.event.id)" }).count == merged.count, "seed \(seed)")
      views.insert(
        merged.filter { $0.event.name == "page.viewed" }.map { "\($0.event.subject) \($0.event.id) \($0.version)" })
    }
    #expect(views.count == 1, "seed \(seed)")
  }

  @Test func aCircleHasOnePerson() {
    let (one, two) = (subject(1), subject(2))
    let identities = Identities(log([IdentityLink(one, is: two), IdentityLink(two, is: one)]))
    #expect(identities.person(of: one) == one)
    #expect(identities.person(of: two) == one)
  }

  @Test func whatIsTheirsIsKnownFromWhenItWasRecorded() {
    let log = log([IdentityLink(subject(1), is: subject(0))])
    let page = Identities(log).merged(log).first { $0.event.id.linkedParts != nil }
    #expect(page?.event.subject == subject(0))
    #expect(page?.event.time == start)
    #expect(page?.recordedAt == start.addingTimeInterval(1))
    #expect(page?.version == 0)
    // Merging what is merged changes nothing.
    let merged = Identities(log).merged(log)
    #expect(Identities(merged).merged(merged) == merged)
  }

  @Test func aReportAsOfADayBeforeItWasKnownCountsTwo() {
    let log = log([IdentityLink(subject(1), is: subject(0))])
    func people(known: Date) -> Int {
      Set(ReportInput(log, asOf: .distantFuture, known: known).events.map(\.event.subject)).count
    }
    #expect(people(known: start) == 6)
    #expect(people(known: start.addingTimeInterval(1)) == 5)
  }
}

/// Corrections of a client's clock.
struct ClientClockTests {
  private let now = Date(timeIntervalSince1970: 1_775_000_000)
  private let sato = Subject(user: "sato")

  @Test(arguments: [(0, 0), (7_200, 7_205), (-34_560_000, -34_559_940)] as [(Double, Double)])
  func correctedIsRecordedLessTheTimeItTook(original: Double, sent: Double) {
    let event = Event(id: "e", name: "tap", subject: sato, time: now.addingTimeInterval(original))
    let clock = ClientClock(sent: now.addingTimeInterval(sent))
    let corrected = clock.corrected(event, recordedAt: now)
    #expect(abs(corrected.time.timeIntervalSince(now) + (sent - original)) < 0.000_002)
    #expect(corrected.properties[.clientTime] == .date(event.time))
    #expect(clock.isRepeated(event, as: corrected))
    var other = event
    other.name = "swipe"
    #expect(!clock.isRepeated(other, as: corrected))
  }

  @Test(arguments: 0..<20)
  func aSessionsTimesNeverFallInTheOrderOfItsNumbers(seed: Int) {
    var random = SeededRandom(seed: seed)
    var history = History()
    for (place, number) in (1...12).shuffled(using: &random).enumerated() {
      let time = now.addingTimeInterval(Double(Int.random(in: -500...0, using: &random)))
      let event = Event(id: EventID("e\(number)"), name: "tap", subject: sato, time: time)
      let corrected = ClientClock(sent: now, session: "s", sequence: number)
        .corrected(event, recordedAt: now, in: history)
      history.append(
        RecordedEvent(event: corrected, version: place + 1, position: Position(Int64(place + 1)), recordedAt: now))
    }
    let input = ReportInput(history.events, asOf: now)
    #expect(input.events.map(\.event.id) == (1...12).map { EventID("e\($0)") }, "seed \(seed)")
  }
}
