import EventLog
import Foundation
import Testing
import TouchContent

@testable import TutorialModel

/// Every action in every state of a pop-up.
struct NoticeProgressTests {
  static let popup = Popup.welcome

  static let states: [(state: String, events: [(EventName, Double)], now: Double)] = [
    ("never shown", [], 100),
    ("granted", [(.granted, 0)], 100),
    ("displayed", [(.granted, 0), (.displayed, 1)], 100),
    ("snoozed", [(.displayed, 1), (.snoozed, 2)], 100),
    ("due", [(.displayed, 1), (.snoozed, 2)], 1_000),
    ("pressed", [(.displayed, 1), (.pressed, 2)], 100),
    ("dismissed", [(.displayed, 1), (.dismissed, 2)], 100),
    ("granted again", [(.dismissed, 2), (.granted, 3)], 100),
  ]
  static let open: Set<String> = ["never shown", "granted", "displayed", "due", "granted again"]

  static let actions: [(action: NoticeAction, wanted: String)] = [
    (.dismiss, "dismissed"), (.snooze, "snoozed +1"), (.press("start"), "pressed start"),
    (.press("help"), "pressed help"), (.press("later"), "snoozed later +3"), (.press("close"), "dismissed close"),
    (.press("none"), "unknownItem"),
  ]

  @Test(arguments: states.indices, actions.indices)
  func everyActionInEveryState(state: Int, action: Int) throws {
    let (name, past, now) = Self.states[state]
    let (action, wanted) = Self.actions[action]
    var log = Self.log(past)
    let progress = NoticeProgress(of: Self.popup, in: log.history, subject: .sato)
    let nonce = progress.nonce(for: .sato)
    #expect(progress.isActive(at: .at(now)) == Self.open.contains(name))
    do throws(Refusal) {
      let events = try progress.apply(action, by: .sato, id: nonce, at: .at(now))
      #expect(Self.open.contains(name))
      #expect(events.map { Self.text($0, now: now) } == [wanted])
      log.append(events)
      let after = NoticeProgress(of: Self.popup, in: log.history, subject: .sato)
      #expect(after.revision == progress.revision + 1)
      #expect(after.nonce(for: .sato) != nonce)
      #expect(after.isOver == !wanted.hasPrefix("snoozed"))
    } catch {
      #expect(error.code == (Self.open.contains(name) ? .unknownItem : .outOfOrder), "\(name): \(error)")
    }
  }

  @Test func contentKnownByItsReferenceOnlyFoldsTheSame() {
    let log = Self.log([(.displayed, 1), (.dismissed, 2)])
    let progress = NoticeProgress(of: Self.popup.ref, in: log.history, subject: .sato)
    #expect(progress.isOver)
    #expect(progress.displays == 1)
    #expect(!NoticeProgress(of: Self.popup.ref, in: log.history, subject: .suzuki).isOver)
  }

  @Test func nobodyClosesThePopupOfAnother() throws {
    let progress = NoticeProgress(of: Self.popup, in: History(), subject: .sato)
    let refusal = try #require(throws: Refusal.self) {
      try progress.apply(.dismiss, by: .suzuki, id: "x", at: .at(0))
    }
    #expect(refusal.code == .notAllowed)
  }

  @Test(
    arguments: [
      ("dismiss", .dismiss), ("snooze", .snooze), ("press:start", .press("start")), ("press:", nil), ("next", nil),
      ("", nil), ("PRESS:start", nil),
    ] as [(String, NoticeAction?)])
  func actionsAreReadFromForms(text: String, action: NoticeAction?) {
    #expect(NoticeAction(formValue: text) == action)
    if let action { #expect(action.formValue == text) }
  }

  private static func log(_ past: [(EventName, Double)]) -> Log {
    var log = Log()
    log.append(
      past.enumerated().map { index, entry in
        Event(
          id: EventID("p\(index)"), name: entry.0, subject: .sato, time: .at(entry.1), content: popup.ref,
          item: entry.0 == .pressed ? "start" : nil, properties: entry.0 == .snoozed ? [.until: .date(.at(900))] : [:])
      })
    return log
  }

  private static func text(_ event: Event, now: Double) -> String {
    var text = String(event.name.rawValue.dropFirst("touch.".count))
    if let item = event.item { text += " \(item)" }
    if let until = event.properties[.until]?.date { text += " +\(Int(until.timeIntervalSince(.at(now)) / 86_400))" }
    return text
  }
}
