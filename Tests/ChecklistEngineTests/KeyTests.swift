import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

/// What the product detects: events, quorums, attributes, look-back, and who has an item at all.
struct KeyTests {
  @Test(arguments: [(0, false), (1, false), (2, true), (3, true)])
  func anEventCountsFromTheWantedNumberOn(times: Int, isDone: Bool) {
    let checklist = Checklist.setup([[.detected("send", .event("campaign.sent", atLeast: 2))]])
    var log = Log()
    for _ in 0..<times { log.add("campaign.sent", .sato) }
    log.add("campaign.sent", .miller)
    let item = log.progress(checklist)["send"]
    #expect(item?.isDone == isDone)
    #expect(item?.doneAt == (isDone ? log.recorded[1].event.time : nil))
  }

  @Test func aQuorumCountsDistinctPeople() {
    let checklist = Checklist.setup([[.detected("login", .event("report.viewed", people: 2))]])
    var log = Log()
    log.add("report.viewed", .sato)
    log.add("report.viewed", .sato)
    log.add("report.viewed", .aoba)
    #expect(log.progress(checklist)["login"]?.state == .open)
    log.add("report.viewed", .suzuki)
    #expect(log.progress(checklist)["login"]?.isDone == true)
    #expect(log.progress(checklist)["login"]?.detected.map(\.by) == ["sato", "suzuki"])
  }

  @Test func mergedIdsAreOnePerson() {
    let checklist = Checklist.setup([[.detected("login", .event("report.viewed", people: 2))]])
    var log = Log()
    log.add("report.viewed", .sato)
    log.add("report.viewed", Subject(user: "anonymous-7", of: "aoba"))
    let merged = ChecklistProgress(
      of: checklist, in: log.history, subject: .aoba, aliases: ["anonymous-7": "sato"])
    #expect(merged["login"]?.state == .open)
    #expect(log.progress(checklist)["login"]?.isDone == true)
  }

  @Test func whoDidItMayNotVerifyIt() {
    let item = Checklist.Item.detected("send", .event("campaign.sent"), verifiedBy: "customer-success")
    let checklist = Checklist.setup([[item]])
    var log = Log()
    log.add("campaign.sent", .takahashi)
    #expect(log.progress(checklist)["send"]?.state == .waiting)
    #expect(throws: Refusal.self) { try log.act(.verify, "send", .takahashi, roles: staff, of: checklist) }
    #expect(throws: Never.self) {
      try log.act(.verify, "send", Subject(user: "cs-ito", of: "aoba"), roles: staff, of: checklist)
    }
    #expect(log.progress(checklist)["send"]?.verified?.by == "cs-ito")
  }

  @Test func aDisputedDetectionIsSettledByVerifyingAgain() throws {
    let item = Checklist.Item.detected("send", .event("campaign.sent"), verifiedBy: "customer-success")
    let checklist = Checklist.setup([[item]])
    var log = Log()
    log.add("campaign.sent", .sato)
    try log.act(.verify, "send", .takahashi, roles: staff, of: checklist)
    try log.act(.untick, "send", .suzuki, of: checklist)
    #expect(log.progress(checklist)["send"]?.state == .disputed)
    #expect(log.progress(checklist)["send"]?.disputed?.by == "suzuki")
    try log.act(.verify, "send", .takahashi, roles: staff, of: checklist)
    #expect(log.progress(checklist)["send"]?.state == .done)
    #expect(log.progress(checklist)["send"]?.disputed == nil)
  }

  @Test func severalKeysMustAllHold() throws {
    var item = Checklist.Item.ticked("domain")
    item.done = [.selfTicked, .event("domain.verified")]
    let checklist = Checklist.setup([[item]])
    var log = Log()
    try log.act(.tick, "domain", .sato, of: checklist)
    #expect(log.progress(checklist)["domain"]?.state == .open)
    log.add("domain.verified", .aoba)
    #expect(log.progress(checklist)["domain"]?.isDone == true)
  }

  @Test func theSecondKeyAloneIsEnoughWhereNoFirstIsAskedFor() throws {
    let item = Checklist.Item(id: "review", statement: "設定を確認した", done: [], verifiedBy: "customer-success")
    let checklist = Checklist.setup([[item]])
    var log = Log()
    #expect(log.progress(checklist)["review"]?.state == .waiting)
    try log.act(.verify, "review", .takahashi, roles: staff, of: checklist)
    #expect(log.progress(checklist)["review"]?.isDone == true)
  }

  @Test(arguments: [
    (Checklist.LookBack.ever, [true, true]), (.since("signup.completed"), [false, true]),
    (.assignment, [false, false]), (.since("kickoff.held"), [false, false]),
  ])
  func lookBackSaysFromWhenOnEventsCount(lookBack: Checklist.LookBack, isDone: [Bool]) {
    let items: [Checklist.Item] = [
      .detected("import", .event("contacts.imported")), .detected("send", .event("campaign.sent")),
    ]
    let checklist = Checklist.setup([items], lookBack: lookBack)
    var log = Log()
    log.add("contacts.imported", .sato)
    log.add("signup.completed", .sato)
    log.add("campaign.sent", .sato)
    log.add(.displayed, .sato, content: checklist.ref)
    #expect(["import", "send"].map { log.progress(checklist)[$0]?.isDone } == isDone)
    log.add("contacts.imported", .suzuki)
    log.add("campaign.sent", .suzuki)
    let counts = lookBack != .since("kickoff.held")
    #expect(["import", "send"].map { log.progress(checklist)[$0]?.isDone } == [counts, counts])
  }

  /// Item 2 is done, then item 1, then item 2 again.
  @Test(arguments: [(Checklist.Order.free, 0), (.latch, 1), (.strict, 2)])
  func orderSaysWhenSomethingDoneEarlyCounts(order: Checklist.Order, index: Int) {
    let items: [Checklist.Item] = [
      .detected("import", .event("contacts.imported")), .detected("send", .event("campaign.sent")),
    ]
    let checklist = Checklist.setup([items], order: order)
    var log = Log()
    log.add("campaign.sent", .sato)
    log.add("contacts.imported", .sato)
    log.add("campaign.sent", .sato)
    #expect(log.progress(checklist)["send"]?.doneAt == log.recorded[index].event.time)
  }

  @Test func optionalItemsHoldUpNothing() throws {
    let checklist = Checklist.setup(
      [[.ticked("logo", optional: true), .ticked("a")], [.ticked("b")]], order: .strict)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.tick, "b", .sato, of: checklist)
    #expect(log.progress(checklist).percent == 100)
    #expect(log.progress(checklist).isComplete)
    #expect(log.progress(checklist).visibleCount == 2)
  }

  @Test func anAttributeCountsFromTheTimeItTookItsValue() {
    let item = Checklist.Item.detected("plan", .attribute(AttributeMatch("plan", oneOf: ["pro", "enterprise"])))
    let checklist = Checklist.setup([[item]])
    var log = Log()
    log.add(.attributesChanged, .aoba, ["plan": "trial"])
    #expect(log.progress(checklist)["plan"]?.state == .open)
    log.add(.attributesChanged, .sato, ["plan": "pro"])
    #expect(log.progress(checklist)["plan"]?.state == .open)
    log.add(.attributesChanged, .aoba, ["plan": "pro"])
    log.add(.attributesChanged, .aoba, ["plan": "trial"])
    #expect(log.progress(checklist)["plan"]?.doneAt == log.recorded[2].event.time)
  }

  @Test func anItemIsOnlyThereForWhomItIsMeant() {
    var item = Checklist.Item.ticked("sso")
    item.when = AttributeMatch("account.plan", equals: "enterprise")
    let checklist = Checklist.setup([[.ticked("a"), item]])
    var log = Log()
    #expect(log.progress(checklist)["sso"] == nil)
    log.add(.attributesChanged, .aoba, ["plan": "enterprise"])
    #expect(log.progress(checklist)["sso"]?.state == .open)
    let narrowed = ChecklistProgress(of: checklist, in: log.history, subject: .sato) { $0.id != "sso" }
    #expect(narrowed["sso"] == nil)
  }

  @Test func weightsMakeThePercentage() throws {
    let checklist = Checklist.setup([[.ticked("a", weight: 2), .ticked("b")]])
    var log = Log()
    #expect(log.progress(checklist).percent == 0)
    try log.act(.tick, "a", .sato, of: checklist)
    #expect(log.progress(checklist).percent == 66)
  }

  @Test func aListWithoutItemsHasNoPercentageAndNoEnd() {
    let progress = Log().progress(.setup([[]]))
    #expect(progress.percent == nil)
    #expect(progress.shownPercent == 0)
    #expect(!progress.isComplete)
    #expect(progress.facts(at: Log().start).isEmpty)
  }

  @Test func prerequisitesKeepAnItemClosed() throws {
    let checklist = Checklist.setup([[.ticked("b", needs: ["a"]), .ticked("a")]])
    var log = Log()
    #expect(log.progress(checklist)["b"]?.obstacles == [.needs("a")])
    #expect(
      throws: Refusal(
        .outOfOrder, "item \"b\" of checklist \"setup\" cannot be ticked yet: it needs item \"a\"", item: "b")
    ) { try log.act(.tick, "b", .sato, of: checklist) }
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.tick, "b", .sato, of: checklist)
    #expect(log.progress(checklist).isComplete)
  }
}
