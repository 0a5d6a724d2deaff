import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// Every action in every state, with what it must cause.
struct GuideProgressTests {
  /// How each state is reached.
  static let journeys: [(state: String, actions: [GuideAction], now: Double)] = [
    ("not started", [], 100),
    ("at a", [.start], 100),
    ("at b", [.start, .next], 100),
    ("at c", [.start, .next, .next], 100),
    ("at d", [.start, .next, .press("jump")], 100),
    ("snoozed at b", [.start, .next, .snooze], 100),
    ("due at b", [.start, .next, .snooze], 86_400 + 100),
    ("completed", [.start, .next, .press("jump"), .next], 100),
    ("skipped", [.start, .next, .skip], 100),
    ("dismissed", [.start, .next, .dismiss], 100),
  ]

  static let actions: [GuideAction] = [
    .start, .next, .back, .skip, .dismiss, .snooze, .restart, .press("jump"), .missing,
  ]

  /// The table: a row a state, a column an action in the order above; "!" is a refusal, "-" is no event.
  static let table: [String: [String]] = [
    "not started": ["started a", "!", "!", "!", "!", "!", "!", "!", "!"],
    "at a": [
      "-", "advanced a to b by button", "!", "skipped a by button", "dismissed a by button", "snoozed a", "restarted a",
      "!unknownItem", "anchorMissing a",
    ],
    "at b": [
      "-", "advanced b to c by button", "advanced b to a by back", "skipped b by button", "dismissed b by button",
      "snoozed b", "restarted a", "advanced b to d by button", "anchorMissing b; advanced b to c by missing",
    ],
    "at c": [
      "-", "!", "advanced c to b by back", "skipped c by button", "dismissed c by button", "snoozed c", "restarted a",
      "!unknownItem", "!",
    ],
    "at d": [
      "-", "completed d by click", "advanced d to b by back", "skipped d by button", "dismissed d by button",
      "snoozed d", "restarted a", "!unknownItem", "anchorMissing d; dismissed d by missing",
    ],
    "snoozed at b": [
      "started b", "!", "!", "skipped b by button", "dismissed b by button", "!", "restarted a", "!", "!",
    ],
    "due at b": [
      "started b", "advanced b to c by button", "advanced b to a by back", "skipped b by button",
      "dismissed b by button", "snoozed b", "restarted a", "advanced b to d by button",
      "anchorMissing b; advanced b to c by missing",
    ],
    "completed": ["restarted a", "!", "!", "!", "!", "!", "restarted a", "!", "!"],
    "skipped": ["restarted a", "!", "!", "!", "!", "!", "restarted a", "!", "!"],
    "dismissed": ["restarted a", "!", "!", "!", "!", "!", "restarted a", "!", "!"],
  ]

  @Test(arguments: journeys.indices, actions.indices)
  func everyActionInEveryStateDoesWhatTheTableSays(journey: Int, action: Int) throws {
    let (state, actions, now) = Self.journeys[journey]
    var log = try Self.log(actions)
    let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
    let wanted = try #require(Self.table[state])[action]
    let nonce = progress.nonce(for: .sato)
    do throws(Refusal) {
      let events = try progress.apply(Self.actions[action], by: .sato, id: nonce, at: .at(now))
      #expect(Self.text(events) == wanted)
      guard let last = events.last else { return }
      log.append(events)
      let after = GuideProgress(of: .small, in: log.history, subject: .sato)
      let isReport = last.name == .anchorMissing
      #expect(after.revision == progress.revision + (isReport ? 0 : 1))
      #expect(isReport ? after.nonce(for: .sato) == nonce : last.id == nonce && after.nonce(for: .sato) != nonce)
      #expect(after.state == Self.state(after: last, from: progress.state))
    } catch {
      #expect(wanted == (error.code == .outOfOrder ? "!" : "!\(error.code)"), "\(error)")
    }
  }

  /// What an event means for the state, written down again and not taken from the fold.
  private static func state(after event: Event, from state: GuideState) -> GuideState {
    switch event.name {
    case .advanced: .active(step: ItemID(event.properties[.to]?.string ?? ""))
    case .started, .restarted: .active(step: event.item ?? "")
    case .snoozed: .snoozed(until: event.time.addingTimeInterval(86_400))
    case .completed: .completed
    case .skipped: .skipped
    case .dismissed: .dismissed
    default: state
    }
  }

  @Test func aFormOfAnotherStepIsStale() throws {
    let progress = GuideProgress(of: .small, in: try Self.log([.start, .next]).history, subject: .sato)
    let refusal = try #require(throws: Refusal.self) {
      try progress.apply(.next, to: "a", by: .sato, id: "x", at: .at(9))
    }
    #expect(refusal.code == .staleForm)
    #expect(refusal.message == "the form is about the step \"a\" of the guide \"small\", which is at \"b\"")
    let unknown = try #require(throws: Refusal.self) {
      try progress.apply(.next, to: "z", by: .sato, id: "x", at: .at(9))
    }
    #expect(unknown == Refusal(.unknownItem, "the guide \"small\" has no step \"z\"", item: "z"))
  }

  @Test func nobodyActsInTheTourOfAnother() throws {
    let progress = GuideProgress(of: .small, in: try Self.log([.start]).history, subject: .sato)
    let refusal = try #require(throws: Refusal.self) {
      try progress.apply(.next, by: .suzuki, id: "x", at: .at(9))
    }
    #expect(refusal.code == .notAllowed)
  }

  @Test func refusalsSayWhatIsAndWhatWasWanted() throws {
    func message(_ actions: [GuideAction], _ action: GuideAction) throws -> String {
      let progress = GuideProgress(of: .small, in: try Self.log(actions).history, subject: .sato)
      return try #require(throws: Refusal.self) {
        try progress.apply(action, by: .sato, id: "x", at: .at(100))
      }.message
    }
    #expect(try message([], .next) == "the guide \"small\" has not begun and does not take \"next\"")
    #expect(try message([], .restart) == "the guide \"small\" has not begun; wanted \"start\", found \"restart\"")
    #expect(
      try message([.start, .next, .next], .next)
        == "the step \"c\" of the guide \"small\" goes on with the event \"campaign.created\", not with \"next\"")
    #expect(try message([.start], .back) == "the step \"a\" of the guide \"small\" is the first one")
    #expect(
      try message([.start, .snooze], .next)
        == "the guide \"small\" is put off until 2026-04-02T00:00:01Z and does not take \"next\"")
    #expect(try message([.start], .press("no")) == "the step \"a\" of the guide \"small\" has no button \"no\"")
  }

  @Test func aMissingAnchorIsReportedOnceForEachVersionAndLookedForInEachAttempt() throws {
    var log = try Self.log([.start, .missing])
    let reported = GuideProgress(of: .small, in: log.history, subject: .sato)
    #expect(reported.isMissing("a"))
    #expect(try reported.apply(.missing, by: .sato, id: "again", at: .at(50)) == [])
    log.append(try reported.apply(.restart, by: .sato, id: "restart", at: .at(60)))
    let restarted = GuideProgress(of: .small, in: log.history, subject: .sato)
    #expect(!restarted.isMissing("a"))
    #expect(restarted.attempt == 2)
    #expect(try restarted.apply(.missing, by: .sato, id: "more", at: .at(70)) == [])
    var next = Guide.small
    next.version = 2
    let taken = GuideProgress(of: next, in: log.history, subject: .sato)
    #expect(try taken.apply(.missing, by: .sato, id: "more", at: .at(70)).last?.name == .anchorMissing)
  }

  @Test func numberAndFarthestCountFromOne() throws {
    func numbers(_ actions: [GuideAction]) throws -> [Int] {
      let progress = GuideProgress(of: .small, in: try Self.log(actions).history, subject: .sato)
      return [progress.number, progress.farthest]
    }
    #expect(try numbers([]) == [0, 0])
    #expect(try numbers([.start]) == [1, 1])
    #expect(try numbers([.start, .next, .next]) == [3, 3])
    #expect(try numbers([.start, .next, .next, .back]) == [2, 2])
    #expect(try numbers([.start, .next, .press("jump"), .skip]) == [4, 4])
    #expect(try numbers([.start, .next, .press("jump"), .next]) == [4, 4])
    #expect(try numbers([.start, .next, .restart]) == [1, 1])
  }

  @Test func othersEventsInAnAccountsHistoryCountForNothing() throws {
    var log = try Self.log([.start, .next])
    log.append([
      Event(id: "s", name: .skipped, subject: .suzuki, time: .at(5), content: Guide.small.ref, item: "b")
    ])
    #expect(GuideProgress(of: .small, in: log.history, subject: .sato).state == .active(step: "b"))
    #expect(GuideProgress(of: .small, in: log.history, subject: .suzuki).state == .skipped)
  }

  @Test(arguments: 1...20) func randomWalksKeepTheirInvariants(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var log = Log()
    for turn in 0..<200 {
      let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
      let action = try #require(Self.actions.randomElement(using: &generator))
      let events =
        (try? progress.apply(action, by: .sato, id: progress.nonce(for: .sato), at: .at(Double(turn * 9000))))
      log.append(events ?? [])
      let after = GuideProgress(of: .small, in: log.history, subject: .sato)
      #expect(after.farthest >= after.number, "seed \(seed), turn \(turn)")
      #expect(after.revision == log.names.count { $0 != .anchorMissing }, "seed \(seed), turn \(turn)")
      #expect(after.attempt == log.names.count { $0 == .restarted } + (log.names.isEmpty ? 0 : 1))
      #expect((after.step == nil) == (after.state.isOver || after.state == .notStarted), "seed \(seed), turn \(turn)")
      #expect(Set(log.history.events.map(\.event.id)).count == log.history.events.count, "seed \(seed)")
    }
  }

  /// The log after these actions, one a second.
  static func log(_ actions: [GuideAction]) throws -> Log {
    var log = Log()
    for (index, action) in actions.enumerated() {
      let progress = GuideProgress(of: .small, in: log.history, subject: .sato)
      log.append(
        try progress.apply(action, by: .sato, id: progress.nonce(for: .sato), at: .at(Double(index))))
    }
    return log
  }

  private static func text(_ events: [Event]) -> String {
    events.isEmpty
      ? "-"
      : events.map { event in
        var text = event.name.rawValue.dropFirst("touch.".count) + " \(event.item?.rawValue ?? "")"
        if let to = event.properties[.to]?.string { text += " to \(to)" }
        if let by = event.properties[.by]?.string { text += " by \(by)" }
        return String(text)
      }.joined(separator: "; ")
  }
}
