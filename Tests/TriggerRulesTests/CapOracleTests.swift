import EventLog
import Foundation
import Testing
import TriggerRules

/// Sums of random displays, messages and grants, added up one by one.
struct CapOracleTests {
  struct Shown {
    var content: ContentRef
    var time: Date
    /// nil for a display or a message; else whether and when the grant was displayed.
    var grant: (lease: Int, displayed: Date?)?
    var isColleague = false
  }

  static let contents: [ContentRef] = ["popup/a", "popup/b", "guide/g", "message/m", "tooltip/t"]

  static func cap(_ random: inout SeededGenerator) -> Cap {
    Cap(
      "c", window: .rolling(days: Int.random(in: 1...10, using: &random)), limit: Int.random(in: 1...6, using: &random),
      kinds: random.one(of: [[], [.popup], [.popup, .message]]), contents: random.one(of: [[], [], ["guide/g"]]),
      scope: random.one(of: Cap.Scope.allCases), weights: random.one(of: [[:], [.popup: 2, .tooltip: 0]]))
  }

  static func weight(_ content: ContentRef, _ cap: Cap) -> Int {
    if !cap.kinds.isEmpty || !cap.contents.isEmpty {
      guard cap.kinds.contains(content.kind) || cap.contents.contains(content) else { return 0 }
    }
    return cap.weights[content.kind] ?? 1
  }

  /// What is taken at an instant: every display in (t − window, t], and every grant in the middle of its lease.
  static func taken(_ shown: [Shown], _ cap: Cap, for content: ContentRef, days: Int, at instant: Date) -> Int {
    var sum = 0
    for one in shown {
      if one.isColleague, cap.scope != .account { continue }
      if cap.scope == .object, one.content != content { continue }
      let display = one.grant == nil ? one.time : one.grant?.displayed
      if let display, display <= instant {
        if instant.timeIntervalSince(display) < Double(days) * 86_400 { sum += weight(one.content, cap) }
      } else if let grant = one.grant, one.time <= instant, instant.timeIntervalSince(one.time) < Double(grant.lease) {
        sum += weight(one.content, cap)
      }
    }
    return sum
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func aCapIsTheSumOfWhatWasShown(seed: UInt64) throws {
    var random = SeededGenerator(seed: 8_000 + seed)
    let cap = Self.cap(&random)
    guard case .rolling(let days) = cap.window else { return }
    let isOwn = cap.scope == .object
    let mine = isOwn ? "popup/a" : random.one(of: Self.contents.filter { $0.kind != .message })
    var shown: [Shown] = []
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      // Seldom the rule's own content: its life would be asked before its cap.
      let content = random.one(of: Self.contents.filter { isOwn || $0 != mine })
      let time = now.plus(.hours(Int.random(in: 0...240, using: &random)))
      let lease = Int.random(in: 1...60, using: &random) * 3_600
      let isGrant = content.kind != .message && random.once(in: 2)
      let displayed = random.once(in: 2) ? time.plus(.hours(Int.random(in: 0...3, using: &random))) : nil
      shown.append(
        Shown(
          content: content, time: time, grant: isGrant ? (lease, displayed) : nil, isColleague: random.once(in: 4)))
    }
    var (user, account) = (Story(), Story(subject: Subject(account: "aoba")))
    for one in shown {
      func tell(_ story: inout Story, _ subject: Subject) {
        guard let grant = one.grant else {
          story.add(
            one.content.kind == .message ? .queued : .displayed, at: one.time, content: one.content, by: subject)
          return
        }
        let granted = story.add(
          .granted, at: one.time, content: one.content, [.lease: .integer(grant.lease)], by: subject)
        if let displayed = grant.displayed {
          story.add(
            .displayed, at: displayed, content: one.content, [.cause: .string(granted.id.rawValue)], by: subject)
        }
      }
      if !one.isColleague { tell(&user, sato) }
      tell(&account, one.isColleague ? Subject(user: "suzuki", of: "aoba") : sato)
    }
    let rules = try RuleSet(
      rules: [Rule("r", on: .anyPage, do: .show(mine), repeat: .always, caps: ["c"])], caps: [cap])
    for hour in stride(from: 0, through: 500, by: 5) {
      let instant = now.plus(.hours(hour))
      let decision = rules.decide(
        Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history, account: account.history,
        explaining: hour % 50 == 0)
      let weight = Self.weight(mine, cap)
      // What was granted and waits for its page takes no new place.
      let isWaiting = shown.contains { one in
        guard let grant = one.grant, one.content == mine, !one.isColleague, one.time <= instant else { return false }
        let isDisplayed = grant.displayed.map { $0 <= instant } ?? false
        return !isDisplayed && instant.timeIntervalSince(one.time) < Double(grant.lease)
      }
      guard weight > 0, !isWaiting else { continue }
      let sum = Self.taken(shown, cap, for: mine, days: days, at: instant)
      #expect(
        decision.chosen.isEmpty == (sum + weight > cap.limit), "seed \(seed), hour \(hour), \(sum) of \(cap.limit)")
      guard let gate = decision.proof?["r"]?.gates.first(where: { $0.name == .cap }) else { continue }
      #expect(gate.detail.hasPrefix("cap c: \(sum) of \(cap.limit) taken"), "seed \(seed), hour \(hour)")
    }
  }
}
