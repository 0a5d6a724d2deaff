import EventLog
import Testing
import TouchContent

@testable import TutorialModel

/// A new version while people are in the middle.
struct GuideVersionTests {
  /// Where somebody stands in a new version who went through `walked` of the old one.
  @Test(
    arguments: [
      (walked: ["a", "b", "c"], now: ["a", "b", "c", "d"], step: "c", number: 3),
      // The step is still there, elsewhere.
      (walked: ["a", "b", "c"], now: ["c", "a"], step: "c", number: 1),
      // The step is gone: the last one before it that is left.
      (walked: ["a", "b", "c"], now: ["a", "b", "d"], step: "b", number: 2),
      (walked: ["a", "b", "c"], now: ["x", "a", "d"], step: "a", number: 2),
      // All are gone: the first.
      (walked: ["a", "b", "c"], now: ["x", "y"], step: "x", number: 1),
      (walked: ["a"], now: ["x"], step: "x", number: 1),
    ] as [(walked: [ItemID], now: [ItemID], step: ItemID, number: Int)])
  func progressFallsBackToTheNearestStepBefore(
    _ row: (walked: [ItemID], now: [ItemID], step: ItemID, number: Int)
  ) throws {
    var log = Log()
    try walk(.plain(["a", "b", "c", "d"]), steps: row.walked.count, in: &log)
    let progress = GuideProgress(of: .plain(row.now, version: 2), in: log.history, subject: .sato)
    #expect(progress.state == .active(step: row.step))
    #expect(progress.number == row.number)
    #expect(progress.farthest >= row.number)
  }

  @Test func aFormOfTheOldVersionHasAnotherNonce() throws {
    var log = Log()
    try walk(.plain(["a", "b"]), steps: 2, in: &log)
    let old = GuideProgress(of: .plain(["a", "b"]), in: log.history, subject: .sato)
    let new = GuideProgress(of: .plain(["a", "b"], version: 2), in: log.history, subject: .sato)
    #expect(old.state == new.state)
    #expect(old.nonce(for: .sato) != new.nonce(for: .sato))
  }

  @Test func theTourGoesOnFromThereAndWritesTheNewVersion() throws {
    var log = Log()
    try walk(.plain(["a", "b", "c", "d"]), steps: 3, in: &log)
    let guide = Guide.plain(["a", "b", "d"], version: 2)
    let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
    #expect(progress.previous == "a")
    log.append(try progress.apply(.next, by: .sato, id: "n", at: .at(50)))
    let last = try #require(log.history.events.last?.event)
    #expect(last.item == "b")
    #expect(last.properties[.to] == "d")
    #expect(last.content == guide.ref)
    #expect(GuideProgress(of: guide, in: log.history, subject: .sato).state == .active(step: "d"))
  }

  @Test func backGoesToTheStepBeforeWhereTheTrailIsTooShort() throws {
    var log = Log()
    try walk(.plain(["x", "c"]), steps: 2, in: &log)
    let guide = Guide.plain(["a", "b", "c"], version: 2)
    for step in ["b", "a"] as [ItemID] {
      let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
      log.append(try progress.apply(.back, by: .sato, id: progress.nonce(for: .sato), at: .at(60)))
      #expect(GuideProgress(of: guide, in: log.history, subject: .sato).state == .active(step: step))
    }
    let first = GuideProgress(of: guide, in: log.history, subject: .sato)
    #expect(first.previous == nil)
  }

  @Test func whatIsCompletedStaysCompleted() throws {
    var log = Log()
    try walk(.plain(["a"]), steps: 2, in: &log)
    let progress = GuideProgress(of: .plain(["a", "b"], version: 2), in: log.history, subject: .sato)
    #expect(progress.state == .completed)
    #expect(progress.number == 2)
  }

  @Test func aGuideWithoutStepsIsNeverActive() throws {
    var log = Log()
    try walk(.plain(["a"]), steps: 1, in: &log)
    let progress = GuideProgress(of: .plain([], version: 2), in: log.history, subject: .sato)
    #expect(progress.step == nil)
    #expect(!progress.isActive(at: .at(9)))
  }

  /// Starts and presses "next" until that many steps were seen.
  private func walk(_ guide: Guide, steps: Int, in log: inout Log) throws {
    for index in 0..<steps {
      let progress = GuideProgress(of: guide, in: log.history, subject: .sato)
      log.append(
        try progress.apply(
          index == 0 ? .start : .next, by: .sato, id: progress.nonce(for: .sato), at: .at(Double(index))))
    }
  }
}
