import ChecklistEngine
import EventLog
import Foundation
import Testing
import TouchContent

/// Every triple of an item's state, an action and an actor.
struct ItemStateTests {
  enum Actor: String, CaseIterable {
    /// The member who did the item in every state in which it is done.
    case doer
    case member, staff, withoutRole, doerWithRole, otherCompany, company

    var subject: Subject {
      switch self {
      case .doer, .doerWithRole: .sato
      case .member: .suzuki
      case .staff, .withoutRole: .takahashi
      case .otherCompany: .miller
      case .company: .aoba
      }
    }

    var roles: Set<String> { self == .staff || self == .doerWithRole ? ["customer-success"] : [] }
  }

  /// The list in which item `b` has the given state.
  static func log(_ state: ItemState) throws -> (Log, Checklist) {
    let order: Checklist.Order = state == .early ? .latch : .free
    let checklist = Checklist.setup(
      state == .blocked ? [[.ticked("a")], [.verified("b")]] : [[.ticked("a"), .verified("b")]], order: order)
    var log = Log()
    if state == .open || state == .blocked { return (log, checklist) }
    try log.act(.tick, "b", .sato, of: checklist)
    if state == .waiting || state == .early { return (log, checklist) }
    try log.act(.verify, "b", .takahashi, roles: staff, of: checklist)
    if state == .done { return (log, checklist) }
    try log.act(.untick, "b", .suzuki, of: checklist)
    return (log, checklist)
  }

  /// What happens: the new state, or the code of the refusal.
  static func outcome(_ state: ItemState, _ action: ChecklistAction, _ actor: Actor) throws -> String {
    var (log, checklist) = try log(state)
    do throws(Refusal) {
      let events = try log.progress(checklist).apply(
        action, to: "b", by: actor.subject, roles: actor.roles, id: "new", at: log.now)
      log.append(events)
      return log.progress(checklist)["b"]?.state.rawValue ?? "none"
    } catch {
      return "(\(error.code.rawValue))"
    }
  }

  @Test func everyStateIsReached() throws {
    for state in ItemState.allCases {
      let (log, checklist) = try Self.log(state)
      #expect(log.progress(checklist)["b"]?.state == state)
    }
  }

  /// In columns: doer, member, staff, withoutRole, doerWithRole, otherCompany, company.
  static let table: [(ItemState, ChecklistAction, String)] = [
    (.open, .tick, "waiting waiting waiting waiting waiting (notAllowed) (notAllowed)"),
    (.open, .untick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.open, .verify, "(notAllowed) (notAllowed) (outOfOrder) (notAllowed) (outOfOrder) (notAllowed) (notAllowed)"),
    (.blocked, .tick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.blocked, .untick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.blocked, .verify, "(notAllowed) (notAllowed) (outOfOrder) (notAllowed) (outOfOrder) (notAllowed) (notAllowed)"),
    (.early, .tick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.early, .untick, "blocked blocked blocked blocked blocked (notAllowed) (notAllowed)"),
    (.early, .verify, "(notAllowed) (notAllowed) (outOfOrder) (notAllowed) (outOfOrder) (notAllowed) (notAllowed)"),
    (.waiting, .tick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.waiting, .untick, "open open open open open (notAllowed) (notAllowed)"),
    (.waiting, .verify, "(notAllowed) (notAllowed) done (notAllowed) (notAllowed) (notAllowed) (notAllowed)"),
    (.done, .tick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.done, .untick, "disputed disputed disputed disputed disputed (notAllowed) (notAllowed)"),
    (.done, .verify, "(notAllowed) (notAllowed) (outOfOrder) (notAllowed) (outOfOrder) (notAllowed) (notAllowed)"),
    (.disputed, .tick, "waiting waiting waiting waiting waiting (notAllowed) (notAllowed)"),
    (.disputed, .untick, "(outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (outOfOrder) (notAllowed) (notAllowed)"),
    (.disputed, .verify, "(notAllowed) (notAllowed) (outOfOrder) (notAllowed) (outOfOrder) (notAllowed) (notAllowed)"),
  ]

  @Test(arguments: table) func everyActorHasOneOutcome(state: ItemState, action: ChecklistAction, row: String) throws {
    for (actor, expected) in zip(Actor.allCases, row.split(separator: " ")) {
      let found = try Self.outcome(state, action, actor)
      #expect(found == String(expected), "\(state) \(action) by \(actor)")
    }
  }

  @Test func theTableIsComplete() {
    #expect(Self.table.count == ItemState.allCases.count * 3)
    #expect(Self.table.allSatisfy { $0.2.split(separator: " ").count == Actor.allCases.count })
  }
}
