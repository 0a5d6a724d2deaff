import Foundation
import Testing

@testable import EventLog

struct FunnelTests {
  private static let names: [EventName] = ["a", "b", "c", "x"]
  private static let steps = [FunnelStep("a"), FunnelStep("b"), FunnelStep("c")]

  private func events(_ text: String) -> [Event] {
    text.split(separator: " ").enumerated().compactMap { index, part in
      let fields = part.split(separator: "@")
      guard let seconds = fields.last.flatMap({ Double($0) }) else { return nil }
      return event("e-\(index)", EventName(String(fields[0])), at: seconds)
    }
  }

  @Test(arguments: [
    ("", 0), ("b@1 c@2", 0), ("a@1", 1), ("a@1 b@2", 2), ("a@1 b@2 c@3", 3), ("b@1 a@2 c@3", 1), ("a@1 c@2 b@3", 2),
    ("a@0 b@10", 2), ("a@0 b@10.000001", 1), ("a@0 a@5 b@12", 2), ("a@0 b@1 a@9 c@12", 2), ("a@0 b@1 a@5 b@6 c@14", 3),
    ("b@1 a@1", 2), ("c@1 b@1 a@1", 3), ("a@1 x@2 b@3", 2),
  ]) func takesStepsInOrderWithinTheWindow(text: String, reached: Int) {
    #expect(Funnel(Self.steps, window: 10).reach(events(text)) == reached)
  }

  @Test(arguments: [
    ("a@8.5 a@9.5 b@9.5", Funnel.Mode.strictIncrease, 2), ("a@1 b@1", .strictIncrease, 1),
    ("a@1 b@2 c@2", .strictIncrease, 2), ("a@1 b@2 c@3", .strictOrder, 3), ("a@1 x@2 b@3", .strictOrder, 1),
    ("a@1 b@2 x@3 c@4", .strictOrder, 2), ("a@1 x@2 a@3 b@4", .strictOrder, 2),
    ("a@1 b@2 b@3 c@4", .strictDeduplication, 2), ("a@1 a@2 b@3 c@4", .strictDeduplication, 3),
    ("a@1 b@2 b@3 a@4 b@5 c@6", .strictDeduplication, 3), ("a@1 c@2 b@3 c@4", .strictDeduplication, 3),
  ]) func followsTheMode(text: String, mode: Funnel.Mode, reached: Int) {
    #expect(Funnel(Self.steps, window: 10, mode: mode).reach(events(text)) == reached)
  }

  /// The definition, word for word: the longest chain of different events that satisfies every clause.
  private func bruteForce(_ funnel: Funnel, _ events: [Event]) -> Int {
    func matches(_ index: Int, _ step: Int) -> Bool { funnel.steps[step].matches(events[index]) }
    func isChain(_ chain: [Int]) -> Bool {
      guard let first = chain.first, let last = chain.last else { return true }
      guard events[last].time.timeIntervalSince(events[first].time) <= funnel.window + 1e-9 else { return false }
      for (a, b) in zip(chain, chain.dropFirst()) {
        switch funnel.mode {
        case .ordered: if events[b].time < events[a].time { return false }
        case .strictIncrease: if events[b].time <= events[a].time { return false }
        case .strictOrder: if b != a + 1 { return false }
        case .strictDeduplication: if b <= a { return false }
        }
      }
      guard funnel.mode == .strictDeduplication, chain.count > 2 else { return true }
      return (1..<chain.count - 1).allSatisfy { step in
        !(chain[step - 1] + 1..<last).contains { !chain.contains($0) && matches($0, step) }
      }
    }
    func longest(_ chain: [Int]) -> Int {
      guard isChain(chain) else { return 0 }
      guard chain.count < funnel.steps.count else { return chain.count }
      return events.indices.reduce(chain.count) { best, next in
        guard !chain.contains(next), matches(next, chain.count) else { return best }
        return max(best, longest(chain + [next]))
      }
    }
    return longest([])
  }

  @Test(arguments: Funnel.Mode.allCases) func agreesWithTheDefinitionInEverySmallCase(mode: Funnel.Mode) {
    // Every sequence of up to five events out of four names, at every pattern of equal and rising times.
    var cases = 0
    for length in 0...5 {
      for code in 0..<Int(pow(4, Double(length))) {
        for ties in 0..<(1 << max(0, length - 1)) where (code + ties) % (length < 5 ? 1 : 5) == 0 {
          var seconds = 0.0
          let events = (0..<length).map { index in
            if index > 0, ties >> (index - 1) & 1 == 0 { seconds += 1 }
            return event("e-\(index)", Self.names[code >> (2 * index) & 3], at: seconds)
          }
          let funnel = Funnel(Self.steps, window: 2, mode: mode)
          let (found, wanted) = (funnel.reach(events), bruteForce(funnel, events))
          if found != wanted {
            Issue.record(
              "\(events.map { "\($0.name)@\($0.time.timeIntervalSince(time()))" }): \(found), wanted \(wanted)")
            return
          }
          cases += 1
        }
      }
    }
    #expect(cases > 4_000)
  }

  @Test(arguments: Funnel.Mode.allCases) func agreesWithTheDefinitionWhereStepsOverlap(mode: Funnel.Mode) {
    for seed in 0..<1_500 {
      var random = SeededRandom(seed: seed)
      // Several steps can match one event here, and one event may stand for one step only.
      let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Bool.random(using: &random) ? FunnelStep("a") : FunnelStep("a", item: ["i", "j"].randomElement(using: &random))
      }
      var seconds = 0.0
      let events = (0..<Int.random(in: 0...6, using: &random)).map { index in
        seconds += Double(Int.random(in: 0...2, using: &random))
        var event = event("e-\(index)", Int.random(in: 0...4, using: &random) == 0 ? "x" : "a", at: seconds)
        event.item = ["i", "j", nil].randomElement(using: &random) ?? nil
        return event
      }
      let funnel = Funnel(steps, window: Double(Int.random(in: 0...6, using: &random)), mode: mode)
      #expect(funnel.reach(events) == bruteForce(funnel, events), "seed \(seed)")
    }
  }

  private func recorded(_ events: [Event]) -> [RecordedEvent] {
    events.enumerated().map {
      RecordedEvent(
        event: $0.element, version: 1, position: Position(Int64($0.offset + 1)), recordedAt: $0.element.time)
    }
  }

  @Test func tellsOpenFromDropped() {
    var log: [Event] = []
    func add(_ user: UserID, _ text: String) {
      for (index, given) in events(text).enumerated() {
        log.append(
          Event(
            id: EventID("\(user)-\(index)"), name: given.name, subject: Subject(user: user, of: "aoba"),
            time: given.time))
      }
    }
    add("done", "a@0 b@1 c@2")
    add("dropped", "a@0 b@1")
    add("open", "a@95 b@96")
    add("atTheVeryEnd", "a@90")
    add("doneAndOpen", "a@95 b@96 c@97")
    add("neverBegan", "b@1 c@2")
    log.append(event("company", "a", of: Subject(account: "aoba")))
    let report = Funnel(Self.steps, window: 10).report(ReportInput(recorded(log), asOf: time(100)))
    #expect(report.rows.map(\.reached) == [5, 4, 2])
    #expect(report.rows.map(\.open) == [1, 1, 0])
    #expect(report.rows.map(\.dropped) == [0, 1, 0])
    #expect(report.matured == Rate(1, of: 2, definition: "funnel.ordered.matured", asOf: time(100)))
    #expect(report.rows[2].rate.description == "2 of 5")
    #expect(report.rows[2].fromPrevious.description == "2 of 4")
    for row in report.rows { #expect(row.rate.definition == "funnel.ordered") }
    let accounts = Funnel(Self.steps, window: 10, unit: .account).report(ReportInput(recorded(log), asOf: time(100)))
    #expect(accounts.rows.map(\.reached) == [1, 1, 1])
    #expect(CSV.rows(of: CSV.text(of: report.table)) == report.table)
  }

  @Test func hasNoRatesWithoutUsers() {
    let report = Funnel(Self.steps, window: 10).report(ReportInput([], asOf: time()))
    #expect(report.rows.map(\.rate.value) == [nil, nil, nil])
    #expect(report.matured.value == nil)
    #expect(Funnel([], window: 10).report(ReportInput([], asOf: time())).rows.isEmpty)
  }

  @Test func quarantinesEventsDatedMoreThanADayAhead() {
    let dates = [0.0, 86_400, 86_400.000_001]
    let log = dates.enumerated().map {
      RecordedEvent(
        event: event("e-\($0.offset)", "a", at: $0.element), version: 1, position: Position(Int64($0.offset + 1)),
        recordedAt: time())
    }
    let input = ReportInput(log, asOf: time(1_000_000))
    #expect(input.events.map(\.event.id) == ["e-0", "e-1"])
    #expect(input.quarantined == 1)
    #expect(ReportInput(log, asOf: time(10)).events.map(\.event.id) == ["e-0"])
    #expect(ReportInput(log, asOf: time(1_000_000), known: time(-1)).events.isEmpty)
  }
}
