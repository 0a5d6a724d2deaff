import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

/// What the log should hold: levels, the list, milestones, and what a change of the content does to them.
struct FactsTests {
  static let four: [[Checklist.Item]] = [[.ticked("a"), .ticked("b")], [.ticked("c"), .ticked("d")]]

  @Test func aWholeListWritesItsFactsOnce() throws {
    let checklist = Checklist.setup(Self.four, milestones: [25, 50, 75, 100])
    var log = Log()
    for item: ItemID in ["a", "b", "c", "d"] { try log.act(.tick, item, .sato, of: checklist) }
    let facts = log.recorded.map(\.event).filter { $0.subject == .aoba }
    #expect(
      facts.map(\.id) == [
        "checklist/setup/milestone/25", "checklist/setup/lv1/completed", "checklist/setup/milestone/50",
        "checklist/setup/milestone/75", "checklist/setup/lv2/completed", "checklist/setup/milestone/100",
        "checklist/setup/completed",
      ])
    let level = try #require(facts.first { $0.item == "lv1" })
    let cause = try #require(log.recorded.first { $0.event.item == "b" }?.event)
    #expect(level.name == .completed)
    #expect(level.properties == [.scope: "level", .cause: .string(cause.id.rawValue)])
    #expect(level.time == cause.time)
    #expect(level.content == "checklist/setup@1")
    #expect(log.progress(checklist).facts(at: log.now).isEmpty)
  }

  @Test(arguments: [(Checklist.MilestonePolicy.highest, [75]), (.each, [25, 50, 75])])
  func oneEventThatPassesSeveralMilestones(policy: Checklist.MilestonePolicy, expected: [Int]) throws {
    let checklist = Checklist.setup(
      [[.ticked("a", weight: 3), .ticked("b")]], milestones: [25, 50, 75, 100], policy: policy)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    let fired = { (log: Log) in
      log.recorded.filter { $0.event.name == .milestone }.compactMap { $0.event.properties[.percent]?.integer }
    }
    #expect(fired(log) == expected)
    try log.act(.untick, "a", .sato, of: checklist)
    try log.act(.tick, "a", .sato, of: checklist)
    #expect(fired(log) == expected)
  }

  @Test func milestonesOfSeveralEventsAreAllAnnouncedWhenFactsComeLate() {
    let checklist = Checklist.setup(
      [[.detected("a", .event("x")), .detected("b", .event("y"))]], milestones: [50, 100])
    var log = Log()
    log.add(.displayed, .sato, content: checklist.ref)
    log.add("x", .sato)
    log.add("y", .sato)
    let facts = log.progress(checklist).facts(at: log.now)
    #expect(
      facts.filter { $0.name == .milestone }.map(\.id) == [
        "checklist/setup/milestone/50", "checklist/setup/milestone/100",
      ])
    #expect(facts.first { $0.name == .milestone }?.time == log.recorded[1].event.time)
  }

  @Test func anItemAddedLaterUndoesNothing() throws {
    let old = Checklist.setup([[.ticked("a")], [.ticked("b")]], milestones: [50, 100])
    var log = Log()
    try log.act(.tick, "a", .sato, of: old)
    try log.act(.tick, "b", .sato, of: old)
    let before = log.progress(old)
    let new = Checklist.setup([[.ticked("a"), .ticked("z")], [.ticked("b")]], version: 2, milestones: [50, 100])
    let after = log.progress(new)
    #expect(after.isComplete)
    #expect(after.completion == before.completion)
    #expect(after.levels[0].completion == before.levels[0].completion)
    #expect(after.percent == 66)
    #expect(after.shownPercent == 100)
    #expect(after["z"]?.state == .open)
    #expect(after.facts(at: log.now).isEmpty)
  }

  @Test func theShownPercentageNeverFalls() throws {
    let old = Checklist.setup([[.ticked("a"), .ticked("b"), .ticked("c")]])
    var log = Log()
    try log.act(.tick, "a", .sato, of: old)
    try log.act(.tick, "b", .sato, of: old)
    let new = Checklist.setup([[.ticked("a"), .ticked("b"), .ticked("c"), .ticked("d")]], version: 2)
    #expect(log.progress(new).percent == 50)
    #expect(log.progress(new).shownPercent == 66)
    try log.act(.untick, "a", .sato, of: new)
    #expect(log.progress(new).shownPercent == 66)
  }

  @Test func theShownPercentageOfDetectedItemsIsKeptByAFact() {
    let items: [Checklist.Item] = [.detected("a", .event("x")), .ticked("b")]
    let old = Checklist.setup([items])
    var log = Log()
    log.add(.displayed, .sato, content: old.ref)
    log.add("x", .sato)
    log.keepFacts(of: old, for: .sato)
    #expect(log.recorded.last?.event.id == "checklist/setup/percent/50")
    #expect(log.recorded.last?.event.name == .advanced)
    #expect(log.recorded.last?.event.item == "a")
    let new = Checklist.setup([items + [.ticked("c"), .ticked("d")]], version: 2)
    #expect(log.progress(new).percent == 25)
    #expect(log.progress(new).shownPercent == 50)
  }

  @Test func removingTheLastOpenItemCompletesTheList() throws {
    let old = Checklist.setup([[.ticked("a"), .ticked("b")]], milestones: [50, 100])
    var log = Log()
    try log.act(.tick, "a", .sato, of: old)
    let new = Checklist.setup([[.ticked("a")]], version: 2, milestones: [50, 100])
    let time = log.now.addingTimeInterval(3_600)
    let facts = log.progress(new).facts(at: time)
    #expect(
      facts.map(\.id) == [
        "checklist/setup/lv1/completed", "checklist/setup/milestone/100", "checklist/setup/completed",
      ])
    #expect(facts.allSatisfy { $0.properties[.cause] == "contentChange" && $0.time == time })
    log.append(facts)
    #expect(log.progress(new).completion == Completion(at: time, cause: .contentChange))
    #expect(log.progress(new).facts(at: time).isEmpty)
  }

  @Test func nobodyHasFactsOfAListTheyNeverMet() {
    let checklist = Checklist.setup([[.detected("a", .event("x"))]], milestones: [100])
    var log = Log()
    log.add("x", .sato)
    #expect(log.progress(checklist).isComplete)
    #expect(log.progress(checklist).facts(at: log.now).isEmpty)
    log.add(.granted, .suzuki, content: checklist.ref)
    #expect(log.progress(checklist).facts(at: log.now).count == 3)
    #expect(log.progress(checklist).facts(at: log.now).allSatisfy { $0.time == log.recorded[0].event.time })
  }

  @Test func theCallerCanSayThatTheContentChanged() {
    let checklist = Checklist.setup([[.detected("a", .event("x"))]], version: 2)
    var log = Log()
    log.add(.displayed, .sato, content: checklist.ref)
    log.add("x", .sato)
    let time = log.now.addingTimeInterval(3_600)
    let facts = log.progress(checklist).facts(at: time, contentChanged: true)
    #expect(facts.allSatisfy { $0.properties[.cause] == "contentChange" && $0.time == time })
    #expect(!facts.isEmpty)
  }

  @Test func aDisputeDoesNotMoveTheTimeOfTheLevel() throws {
    let checklist = Checklist.setup([[.verified("a")], [.ticked("b")]])
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.verify, "a", .takahashi, roles: staff, of: checklist)
    let level = try #require(log.progress(checklist).levels[0].completion)
    try log.act(.untick, "a", .suzuki, of: checklist)
    #expect(log.progress(checklist)["a"]?.state == .disputed)
    #expect(log.progress(checklist).levels[0].completion == level)
    #expect(log.progress(checklist).levels[1].state == .open)
    try log.act(.tick, "b", .sato, of: checklist)
    #expect(!log.progress(checklist).isComplete)
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.verify, "a", .takahashi, roles: staff, of: checklist)
    #expect(log.progress(checklist).levels[0].completion == level)
    #expect(log.progress(checklist).isComplete)
  }

  @Test func aPastInstantIsAskedForWithTheHistory() throws {
    let checklist = Checklist.setup(Self.four)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    let then = log.now
    try log.act(.tick, "b", .sato, of: checklist)
    let past = log.history.asOf(event: then.addingTimeInterval(-1))
    #expect(ChecklistProgress(of: checklist, in: past, subject: .sato).doneCount == 1)
  }
}
