import Foundation
import TechTouch
import Testing

/// No cap is ever passed, whatever several servers do at once and wherever they die, except where a late confirmation
/// says so.
struct CapPropertyTests {
  private static func setting(_ caps: [Cap]) throws -> CapWorld.Setting {
    let (all, mail) = (caps.map(\.id), caps.filter { $0.weight(of: "message/hello") > 0 }.map(\.id))
    let rules = [
      Rule("a", on: .anyPage, do: .show("popup/a"), priority: 2, repeat: .always, caps: all),
      Rule("b", on: .anyPage, do: .show("popup/b"), priority: 1, repeat: .always, caps: all),
      Rule("c", on: .event("member.invited"), do: .show("popup/c"), repeat: .always, caps: all),
      Rule("hello", on: .event("project.created"), do: .send("message/hello"), repeat: .always, caps: mail),
      Rule(
        "next", on: .schedule(after: "project.created", days: 1, at: "09:00"), do: .send("message/next"),
        repeat: .always, caps: mail),
    ]
    let catalog = try Catalog(
      product: Product(name: ["ja": "ハコブネMA"], languages: ["ja"], timeZone: "Asia/Tokyo"),
      contents: ["a", "b", "c"].map {
        .popup(Popup(id: $0, title: ["ja": "お知らせ"], body: ["ja": "ご案内です。"]))
      } + ["hello", "next"].map { .message(Message(id: $0, subject: ["ja": "ご案内"], body: ["ja": "ご案内です。"])) },
      rules: RuleDocument(rules: rules, caps: caps))
    let kept = Dictionary(uniqueKeysWithValues: rules.map { ($0.id.rawValue, Set($0.caps ?? [])) })
    return CapWorld.Setting(catalog: catalog, oracle: CapOracle(caps: caps, capsOfRule: kept))
  }

  static let caps: [[Cap]] = [
    [Cap("one", window: .oneCalendarMonth, limit: 1, kinds: [.popup])],
    [Cap("month", window: .calendarMonth, limit: 2, kinds: [.popup, .message])],
    [Cap("budget", window: .rolling(days: 7), limit: 3, kinds: [.popup, .message], weights: [.popup: 2])],
    [Cap("each", window: .rolling(days: 30), limit: 1, scope: .object)],
    [Cap("company", window: .rolling(days: 7), limit: 1, kinds: [.popup, .message], scope: .account)],
    [
      Cap("user", window: .rolling(days: 1), limit: 1, kinds: [.popup, .message]),
      Cap("firm", window: .calendarMonth, limit: 3, kinds: [.popup, .message], scope: .account, weights: [.popup: 2]),
      Cap("again", window: .oneCalendarMonth, limit: 1, kinds: [.popup], scope: .object),
    ],
  ]

  /// Worlds for each set of caps: 10,002 in all.
  static let worlds = 1_667

  @Test(arguments: caps.indices) func noCapIsPassedOnManyServers(index: Int) async throws {
    let setting = try Self.setting(Self.caps[index])
    var (places, late) = (0, 0)
    for world in 0..<Self.worlds {
      let seed = UInt64(index * 1_000_000 + world)
      let log = try await CapWorld(setting, seed: seed).run()
      let complaints = setting.oracle.complaints(about: log)
      #expect(complaints.isEmpty, "seed \(seed)")
      places += log.count { $0.event.name == .granted || $0.event.name == .queued }
      late += log.count { $0.event.properties[.late] == .boolean(true) }
      if !complaints.isEmpty { return }
    }
    // A world in which nothing happens would prove nothing.
    #expect(places > Self.worlds / 2, "\(places) places were taken")
    #expect(late > 0)
  }

  @Test func aSeedTellsTheSameStoryTwice() async throws {
    let setting = try Self.setting(Self.caps[5])
    for seed in 0..<20 as Range<UInt64> {
      let first = try await CapWorld(setting, seed: seed).run()
      #expect(try await CapWorld(setting, seed: seed).run() == first, "seed \(seed)")
    }
  }
}
