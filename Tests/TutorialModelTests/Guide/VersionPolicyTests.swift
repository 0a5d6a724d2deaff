import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// What becomes of somebody who is in the middle when the next version is published.
struct VersionPolicyTests {
  private static let old = Guide.plain(["a", "b", "c", "d"])

  private static func next(_ steps: [ItemID], _ policy: VersionPolicy?) -> Guide {
    var guide = Guide.plain(steps, version: 2)
    guide.onNewVersion = policy
    return guide
  }

  private static func editions(_ version: Int) -> Guide? { version == 1 ? old : nil }

  /// Somebody who has walked so many steps of the old version.
  private static func log(walked count: Int) throws -> Log {
    var log = Log()
    for index in 0..<count {
      let progress = GuideProgress(of: old, in: log.history, subject: .sato)
      log.append(
        try progress.apply(index == 0 ? .start : .next, by: .sato, id: EventID("w\(index)"), at: .at(Double(index))))
    }
    return log
  }

  private static func progress(_ guide: Guide, in log: Log) -> GuideProgress {
    GuideProgress(of: guide, in: log.history, subject: .sato, editions: editions)
  }

  @Test(
    arguments: [
      (policy: nil, version: 2, step: "c", number: 3, attempt: 1),
      (policy: .pin, version: 1, step: "c", number: 3, attempt: 1),
      (policy: .drain, version: 1, step: "c", number: 3, attempt: 1),
      (policy: .restart, version: 2, step: "a", number: 1, attempt: 2),
      (policy: .map(["c": "x"]), version: 2, step: "x", number: 2, attempt: 1),
    ] as [(policy: VersionPolicy?, version: Int, step: ItemID, number: Int, attempt: Int)])
  func thePolicyDecidesWhereSomebodyStands(
    _ row: (policy: VersionPolicy?, version: Int, step: ItemID, number: Int, attempt: Int)
  ) throws {
    var log = try Self.log(walked: 3)
    let guide = Self.next(["a", "x", "c", "y", "z"], row.policy)
    // Before the log says so, and after.
    for _ in 0..<2 {
      let progress = Self.progress(guide, in: log)
      #expect(progress.guide.version == row.version)
      #expect(progress.state == .active(step: row.step))
      #expect(progress.number == row.number)
      #expect(progress.attempt == row.attempt)
      let events = progress.takenOver(at: .at(50))
      #expect(events.allSatisfy { $0.content == guide.ref })
      log.append(events)
    }
    #expect(Self.progress(guide, in: log).takenOver(at: .at(60)).isEmpty)
  }

  @Test func theShownNumberNeverStandsForLessThanBefore() throws {
    var log = try Self.log(walked: 3)
    let before = 3.0 / 4
    let guide = Self.next(["a", "x", "y", "z", "v", "w"], .map(["c": "x"]))
    log.append(Self.progress(guide, in: log).takenOver(at: .at(50)))
    var shown: [Int] = []
    for index in 0..<5 {
      let progress = Self.progress(guide, in: log)
      #expect(Double(progress.shownNumber) / 6 >= before)
      shown.append(progress.shownNumber)
      log.append(try progress.apply(.next, by: .sato, id: EventID("n\(index)"), at: .at(60)))
    }
    #expect(shown == [5, 5, 5, 5, 6])
    #expect(Self.progress(guide, in: log).state == .completed)
    log.append(try Self.progress(guide, in: log).apply(.restart, by: .sato, id: "again", at: .at(90)))
    #expect(Self.progress(guide, in: log).shownNumber == 1)
  }

  @Test func anActionBeforeThePageIsSeenAgainTakesTheUserOverFirst() throws {
    var log = try Self.log(walked: 3)
    let guide = Self.next(["a", "b", "x", "y"], .map(["c": "x"]))
    let events = try Self.progress(guide, in: log).apply(.next, by: .sato, id: "n", at: .at(50))
    #expect(events.map(\.name) == [.advanced, .advanced])
    #expect(events.map { $0.properties[.by] } == ["version", "button"])
    #expect(events.last?.id == "n")
    log.append(events)
    #expect(Self.progress(guide, in: log).state == .active(step: "y"))
  }

  @Test func whatIsPutOffIsTakenOverWhenItComesBack() throws {
    var log = try Self.log(walked: 2)
    log.append(try Self.progress(Self.old, in: log).apply(.snooze, by: .sato, id: "later", at: .at(10)))
    let guide = Self.next(["x", "y"], .restart)
    #expect(Self.progress(guide, in: log).takenOver(at: .at(20)).isEmpty)
    let back = Self.progress(guide, in: log).takenOver(at: .at(10 + 86_400))
    #expect(back.map(\.name) == [.restarted])
  }

  @Test func whoHasFinishedTheOldVersionBeginsTheNewOne() throws {
    var log = try Self.log(walked: 5)
    let guide = Self.next(["x", "y"], .pin)
    #expect(Self.progress(guide, in: log).state == .completed)
    #expect(Self.progress(guide, in: log).guide.version == 2)
    log.append(try Self.progress(guide, in: log).apply(.start, by: .sato, id: "s", at: .at(60)))
    #expect(Self.progress(guide, in: log).state == .active(step: "x"))
  }

  @Test func nobodyBeginsWhatIsBeingDrained() throws {
    let guide = Self.next(["x", "y"], .drain)
    let fresh = Self.progress(guide, in: Log())
    #expect(fresh.isDraining)
    let refusal = try #require(throws: Refusal.self) {
      try fresh.apply(.start, by: .sato, id: "s", at: .at(1))
    }
    #expect(
      refusal.message
        == "the guide \"plain\" is being drained: who is in the middle finishes it, and nobody begins it any more")
    #expect(!Self.progress(guide, in: try Self.log(walked: 1)).isDraining)
  }

  @Test func aServerThatHasTheOlderVersionLeavesSomebodyInTheNewerOne() throws {
    var log = Log()
    let newer = Self.next(["x", "y"], nil)
    log.append(
      try GuideProgress(of: newer, in: log.history, subject: .sato).apply(.start, by: .sato, id: "s", at: .at(1)))
    let progress = GuideProgress(of: Self.old, in: log.history, subject: .sato) { $0 == 2 ? newer : nil }
    #expect(progress.guide == newer)
    #expect(progress.state == .active(step: "x"))
    #expect(progress.takenOver(at: .at(5)).isEmpty)
    let blind = GuideProgress(of: Self.old, in: log.history, subject: .sato)
    #expect(blind.state == .active(step: "a"))
    #expect(blind.takenOver(at: .at(5)).isEmpty)
  }

  @Test func whoBeginsAgainBeginsTheNewVersionUnlessItIsBeingDrained() throws {
    let log = try Self.log(walked: 3)
    let pinned = Self.progress(Self.next(["x", "y"], .pin), in: log)
    let events = try pinned.apply(.restart, by: .sato, id: "again", at: .at(60))
    #expect(events.map(\.content) == ["guide/plain@2"])
    #expect(events.map(\.item) == ["x"])
    let drained = Self.progress(Self.next(["x", "y"], .drain), in: log)
    let refusal = try #require(throws: Refusal.self) {
      try drained.apply(.restart, by: .sato, id: "again", at: .at(60))
    }
    #expect(refusal.code == .outOfOrder)
    #expect(refusal.message.contains("is being drained"))
  }

  private static let places: [ContentPlace] =
    [.init(version: 1, step: "a")] + Array(repeating: .init(version: 1, step: "c"), count: 3)
    + [.init(version: 1, step: "d"), .init(version: 2, step: "gone")]

  @Test(
    arguments: [
      (policy: .restart, steps: ["x"], message: nil), (policy: .pin, steps: ["x"], message: nil),
      (policy: .drain, steps: ["x"], message: nil), (policy: nil, steps: ["a", "c", "d", "x"], message: nil),
      (policy: .map(["c": "x", "d": "x"]), steps: ["a", "x"], message: nil),
      (
        policy: nil, steps: ["a", "x"],
        message: "guide/plain@2 no longer has \"c\", where 3 users stand, and \"d\", where 1 user stands, and declares "
          + "no \"onNewVersion\"; wanted \"pin\", \"restart\", \"drain\" or a map to steps that it has"
      ),
      (
        policy: .map(["d": "x"]), steps: ["a", "x"],
        message: "guide/plain@2 no longer has \"c\", where 3 users stand, and the map in its \"onNewVersion\" does not "
          + "cover that"
      ),
      (
        policy: .map(["c": "x"]), steps: ["x"],
        message: "guide/plain@2 no longer has \"a\", where 1 user stands, and \"d\", where 1 user stands, and the map "
          + "in its \"onNewVersion\" does not cover that"
      ),
    ] as [(policy: VersionPolicy?, steps: [ItemID], message: String?)])
  func publishingOverPeopleInTheMiddleIsRefusedUnlessEveryoneHasAPlace(
    _ row: (policy: VersionPolicy?, steps: [ItemID], message: String?)
  ) {
    let conflict = Self.next(row.steps, row.policy).conflict(over: Self.places, editions: [1])
    #expect(conflict?.description == row.message)
  }

  @Test func finishingAVersionThatWasNeverPublishedIsRefused() {
    let conflict = Self.next(["x"], .pin).conflict(over: Self.places, editions: [])
    #expect(
      conflict?.description
        == "guide/plain@2 lets users finish an older version that was never published to this log: \"c\", where 3 users "
        + "stand, and \"a\", where 1 user stands, and \"d\", where 1 user stands")
  }

  @Test(
    arguments: [
      (#""pin""#, .pin), (#""restart""#, .restart), (#""drain""#, .drain),
      (#"{"map": {"a": "b"}}"#, .map(["a": "b"])),
    ] as [(String, VersionPolicy)])
  func aPolicyIsReadFromJSONAndWrittenBack(json: String, policy: VersionPolicy) throws {
    let text =
      #"{"format": 1, "kind": "guide", "id": "plain", "version": 2, "title": "題", "onNewVersion": "# + json
      + #", "breaker": {"percent": 10, "presentations": 5}, "steps": [{"id": "b", "title": "題", "body": "文"}]}"#
    let guide = try ContentDecoder().decode(Guide.self, from: Array(text.utf8))
    var wanted = Self.next(["b"], policy)
    wanted.breaker = AnchorBreaker(percent: 10, presentations: 5)
    #expect(guide == wanted)
    #expect(try GuideJSON.roundTrip(guide) == guide)
  }

  @Test(
    arguments: [
      (
        #""onNewVersion": "keep""#,
        "at onNewVersion: wanted \"pin\", \"restart\", \"drain\" or "
          + "{\"map\": {\"old-step\": \"new-step\"}}, found \"keep\""
      ),
      (#""breaker": {"percent": 101}"#, "at breaker.percent: wanted 0 to 100, found 101"),
      (#""breaker": {"presentations": 0}"#, "at breaker.presentations: wanted 1 or more, found 0"),
    ]) func whatIsNoPolicyIsRefused(member: String, message: String) throws
  {
    let text = #"{"format": 1, "kind": "guide", "id": "p", "version": 1, "title": "題", "steps": [], "# + member + "}"
    let issue = try #require(throws: ContentIssue.self) {
      _ = try ContentDecoder().decode(Guide.self, from: Array(text.utf8))
    }
    #expect(issue.description == message)
  }

  @Test func aMapToAStepThatIsNotThereIsAnError() {
    let issues = Self.next(["stepA"], .map(["a": "stepB", "b": "stepA"])).issues(languages: ["ja"], source: "ja")
    #expect(
      issues.map(\.description)
        == ["at onNewVersion.map.a: the guide has no step \"stepB\"; did you mean \"stepA\"?"])
  }
}
