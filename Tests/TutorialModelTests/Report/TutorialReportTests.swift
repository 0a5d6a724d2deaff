import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

struct TutorialReportTests {
  static let guide = Guide.plain(["a", "b", "c"])

  /// The practice's own example: 758 displayed, 107 completed, 14 %.
  @Test func theExampleOfThePracticeComesOut() throws {
    var events: [RecordedEvent] = []
    for index in 0..<758 {
      let subject = Subject(user: UserID("u\(index)"), of: AccountID("a\(index % 40)"))
      let actions: [GuideAction] =
        index < 107
        ? [.start, .next, .next, .next] : index < 300 ? [.start, .next] : index < 301 ? [.start, .skip] : [.start]
      events += try Self.events(actions, of: subject)
    }
    let report = TutorialReport(of: Self.guide, in: events, asOf: .at(1_000))
    #expect(report.displayed == 758)
    #expect(report.completed == 107)
    #expect(try #require(report.completionRate.value) * 100 > 14)
    #expect(try #require(report.completionRate.value) * 100 < 14.2)
    #expect(report.completionRate.definition == "tutorial.completion")
    #expect(report.steps.map(\.stopped) == [458, 193, 0])
    #expect(report.steps.map(\.reached) == [758, 300, 107])
    #expect(report.steps[1].dropOff == Rate(193, of: 300, definition: "tutorial.dropOff", asOf: .at(1_000)))
    #expect(report.skipped == 1)
    #expect(report.steps.reduce(0) { $0 + $1.stopped } + report.completed == report.displayed)
  }

  @Test func anAccountStandsWhereItsFarthestUserStands() throws {
    let events =
      try Self.events([.start, .next], of: .sato) + Self.events([.start, .skip], of: .suzuki)
      + Self.events([.start, .next, .next, .next], of: .miller)
      + Self.events([.start], of: Subject(user: "nobody"))
    let report = TutorialReport(of: Self.guide, in: events, by: .account, asOf: .at(1_000))
    #expect(report.displayed == 3)
    #expect(report.completed == 1)
    #expect(report.steps.map(\.stopped) == [1, 1, 0])
    #expect(report.skipped == 0)
  }

  @Test func laterEventsAreLeftOut() throws {
    let events = try Self.events([.start, .next, .next, .next], of: .sato)
    let report = TutorialReport(of: Self.guide, in: events, asOf: .at(1))
    #expect(report.completed == 0)
    #expect(report.steps.map(\.stopped) == [0, 1, 0])
  }

  @Test func nobodyIsUndefinedAndNotZeroPercent() {
    let report = TutorialReport(of: Self.guide, in: [], asOf: .at(0))
    #expect(report.displayed == 0)
    #expect(report.completionRate.value == nil)
    #expect(report.steps.allSatisfy { $0.dropOff.value == nil })
  }

  @Test func aGrantIsNoDisplayAndADisplayStopsAtTheFirstStep() {
    func recorded(_ name: EventName, _ subject: Subject) -> RecordedEvent {
      RecordedEvent(
        event: Event(id: "x", name: name, subject: subject, time: .at(0), content: Self.guide.ref), version: 1,
        position: Position(1), recordedAt: .at(0))
    }
    let report = TutorialReport(
      of: Self.guide, in: [recorded(.granted, .sato), recorded(.displayed, .miller)], asOf: .at(0))
    #expect(report.displayed == 1)
    #expect(report.steps.map(\.stopped) == [1, 0, 0])
  }

  @Test func missingAnchorsAreCountedByStep() throws {
    var log = Log()
    for action: GuideAction in [.start, .missing, .next, .missing, .next] {
      let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
      log.append((try? progress.apply(action, by: .sato, id: progress.nonce(for: .sato), at: .at(1))) ?? [])
    }
    let report = TutorialReport(of: .small, in: log.history.events, asOf: .at(1_000))
    #expect(report.steps.map(\.anchorMissing.numerator) == [1, 1, 0, 0])
    #expect(report.stepsLosingAnchor(above: 0.5, reached: 1).map(\.step) == ["a", "b"])
    #expect(report.stepsLosingAnchor(above: 0.5, reached: 2).isEmpty, "too few to say")
    #expect(report.stepsLosingAnchor(above: 1, reached: 1).isEmpty)
  }

  @Test(
    arguments: [
      [.start], [.start, .next], [.start, .next, .next], [.start, .next, .next, .next], [.start, .next, .back, .next],
      [.start, .next, .skip], [.start, .next, .back, .skip], [.start, .next, .next, .restart, .next],
    ] as [[GuideAction]])
  func theCountsAreTheSameOnceAUserIsErased(actions: [GuideAction]) async throws {
    let store = MemoryEventStore()
    for (subject, actions) in [(Subject.sato, actions), (.suzuki, [.start, .next]), (.miller, [.start])] {
      let events = try Self.events(actions, of: subject).map(\.event)
      _ = try await store.append(events, to: subject, expecting: .any, at: .at(100))
    }
    func reports() async throws -> [TutorialReport] {
      let events = try await store.everything()
      return TutorialReport.Unit.allCases.map { TutorialReport(of: Self.guide, in: events, by: $0, asOf: .at(1_000)) }
    }
    let before = try await reports()
    try await store.erase(.sato, at: .at(200))
    #expect(try await reports() == before)
  }

  /// Whatever people do, those who stopped and those who completed are those who saw it.
  @Test(arguments: 1...20) func theNumbersAlwaysAddUp(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var log = Log()
    for turn in 0..<300 {
      let subject = Subject(
        user: UserID("u\(Int.random(in: 0..<15, using: &generator))"),
        of: AccountID("a\(Int.random(in: 0..<4, using: &generator))"))
      let action = GuideProgressTests.actions.randomElement(using: &generator) ?? .start
      let progress = GuideProgress(of: .small, in: log.history, subject: subject)
      let events = try? progress.apply(action, by: subject, id: progress.nonce(for: subject), at: .at(Double(turn)))
      log.append(events ?? [])
    }
    for unit in TutorialReport.Unit.allCases {
      for end in [0.0, 100, 300] {
        let report = TutorialReport(of: .small, in: log.history.events, by: unit, asOf: .at(end))
        let seen = Set(
          log.history.events.filter { $0.event.time <= .at(end) }.map {
            unit == .user ? $0.event.subject : $0.event.subject.ofAccount ?? $0.event.subject
          })
        #expect(report.displayed == seen.count, "seed \(seed)")
        #expect(report.steps.reduce(0) { $0 + $1.stopped } + report.completed == report.displayed, "seed \(seed)")
        #expect(report.steps.first?.reached == report.displayed, "seed \(seed)")
        #expect(report.steps.map(\.reached) == report.steps.map(\.reached).sorted(by: >), "seed \(seed)")
      }
    }
  }

  private static func events(_ actions: [GuideAction], of subject: Subject) throws -> [RecordedEvent] {
    var log = Log()
    for (index, action) in actions.enumerated() {
      let progress = GuideProgress(of: guide, in: log.history, subject: subject)
      log.append(
        try progress.apply(action, by: subject, id: progress.nonce(for: subject), at: .at(Double(index))))
    }
    return log.history.events
  }
}
