import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

/// Lists of single users, second checks of them by staff, and putting a list away.
struct UserListTests {
  @Test func aUsersOwnListIsTheirsAlone() throws {
    let checklist = Checklist.setup([[.ticked("a")]], scope: .user)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    #expect(log.progress(checklist, .sato).isComplete)
    #expect(!log.progress(checklist, .suzuki).isComplete)
    #expect(log.recorded.last?.event.subject == .sato)
    #expect(
      throws: Refusal(
        .notAllowed,
        "item \"a\" of checklist \"setup\" belongs to \"sato\" of \"aoba\" and cannot be ticked by \"suzuki\" of \"aoba\"",
        item: "a")
    ) { try log.progress(checklist, .sato).apply(.tick, to: "a", by: .suzuki, id: "x", at: log.now) }
  }

  @Test func staffVerifyTheListOfOneUserOnly() throws {
    let checklist = Checklist.setup([[.verified("a")]], scope: .user)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    try log.act(.tick, "a", .suzuki, of: checklist)
    log.append(
      try log.progress(checklist, .sato).apply(.verify, to: "a", by: .takahashi, roles: staff, id: "v", at: log.now))
    #expect(log.recorded.last?.event.subject == .takahashi)
    #expect(log.progress(checklist, .sato)["a"]?.verified?.by == "cs-takahashi")
    #expect(log.progress(checklist, .suzuki)["a"]?.state == .waiting)
    let text = String(decoding: try JSONEncoder().encode(log.recorded.last?.event.properties), as: UTF8.self)
    #expect(!text.contains("sato"))
    let event = try #require(log.recorded.last?.event)
    #expect(checklist.owner(of: event, among: [.suzuki, .sato]) == .sato)
    #expect(checklist.owner(of: event, among: [.suzuki]) == nil)
    #expect(checklist.owner(of: log.recorded[0].event, among: []) == .sato)
  }

  @Test func staffSendBackTheListOfOneUser() throws {
    let checklist = Checklist.setup([[.verified("a")]], scope: .user)
    var log = Log()
    try log.act(.tick, "a", .sato, of: checklist)
    log.append(
      try log.progress(checklist, .sato).apply(.untick, to: "a", by: .takahashi, roles: staff, id: "v", at: log.now))
    #expect(log.progress(checklist, .sato)["a"]?.state == .open)
  }

  @Test func puttingAListAwayIsPersonal() throws {
    let checklist = Checklist.setup([[.ticked("a")]])
    var log = Log()
    let nonce = log.progress(checklist).nonce(for: nil, subject: .sato)
    try log.act(.dismiss, nil, .sato, of: checklist)
    #expect(log.progress(checklist).isDismissed(by: .sato))
    #expect(!log.progress(checklist).isDismissed(by: .suzuki))
    #expect(log.progress(checklist).nonce(for: nil, subject: .sato) != nonce)
    #expect(throws: Refusal(.outOfOrder, "checklist \"setup\" is put away already")) {
      try log.act(.dismiss, nil, .sato, of: checklist)
    }
    try log.act(.restart, nil, .sato, of: checklist)
    #expect(!log.progress(checklist).isDismissed(by: .sato))
  }

  @Test func everyStateHasItsOwnNonce() throws {
    let checklist = Checklist.setup([[.ticked("a"), .ticked("b")]])
    var log = Log()
    var nonces: Set<EventID> = []
    for action: ChecklistAction in [.tick, .untick, .tick, .untick] {
      nonces.insert(log.progress(checklist).nonce(for: "a", subject: .sato))
      try log.act(action, "a", .sato, of: checklist)
    }
    #expect(nonces.count == 4)
    #expect(nonces.isSuperset(of: log.recorded.filter { $0.event.subject == .sato }.map(\.event.id)))
    let progress = log.progress(checklist)
    #expect(progress.nonce(for: "a", subject: .sato) != progress.nonce(for: "a", subject: .suzuki))
    #expect(progress.nonce(for: "a", subject: .sato) != progress.nonce(for: "b", subject: .sato))
  }

  @Test func refusalsNameWhatIsWrong() throws {
    let checklist = Checklist.setup([[.detected("send", .event("campaign.sent")), .verified("a")], [.ticked("b")]])
    let log = Log()
    let progress = log.progress(checklist)
    let refusals: [(ChecklistAction, ItemID?, Subject, String)] = [
      (.tick, nil, .sato, "the action \"tick\" of checklist \"setup\" needs an item, found none"),
      (.tick, "z", .sato, "checklist \"setup\" has no item \"z\""),
      (.tick, "send", .sato, "item \"send\" of checklist \"setup\" is not ticked: wanted the event \"campaign.sent\""),
      (
        .tick, "b", .sato,
        "item \"b\" of checklist \"setup\" cannot be ticked yet: level \"lv1\" has to be completed first"
      ),
      (.untick, "a", .sato, "item \"a\" of checklist \"setup\" is not ticked, so there is no tick to take back"),
      (.verify, "send", .sato, "item \"send\" of checklist \"setup\" has no second check"),
      (.tick, "a", .aoba, "checklist \"setup\" was acted on by account \"aoba\"; wanted a user"),
      (
        .verify, "a", .sato,
        "item \"a\" of checklist \"setup\" is verified by the role \"customer-success\", which \"sato\" of \"aoba\" does not have"
      ),
    ]
    for (action, item, actor, message) in refusals {
      do throws(Refusal) {
        _ = try progress.apply(action, to: item, by: actor, id: "x", at: log.now)
        Issue.record("\(action) \(item ?? "") was accepted")
      } catch {
        #expect(error.message == message)
      }
    }
  }
}
