import EventLog
import Foundation
import TriggerRules

extension Question {
  static let names: [EventName] = ["a", "b", "c"]
  /// Hours; what happened lies on multiples of twelve, so that the ends of windows are met.
  static let spans = [12, 24, 48, 72]
  static let contents: [ContentRef] = ["guide/g", "popup/p", "survey/s"]

  /// A random tree; leaves alone at depth 0.
  static func random(depth: Int, at now: Date, _ random: inout SeededGenerator) -> Question {
    func parts(_ random: inout SeededGenerator) -> [Question] {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in .random(depth: depth - 1, at: now, &random) }
    }
    if depth > 0 {
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: return .all(parts(&random))
      case 2, 3: return .any(parts(&random))
      case 4: return .not(.random(depth: depth - 1, at: now, &random))
      default: break
      }
    }
    return leaf(at: now, &random)
  }

  private static func leaf(at now: Date, _ random: inout SeededGenerator) -> Question {
    let hours = random.once(in: 3) ? nil : random.one(of: spans)
    switch Int.random(in: 0..<18, using: &random) {
    case 0...4: return .attribute(random.one(of: ["plan", "seats", "since", "account.plan"]), test(at: now, &random))
    case 5, 6:
      let least = Int.random(in: 0...3, using: &random)
      return .count(
        random.one(of: names), least: least, most: random.once(in: 2) ? least + 1 : nil, hours: hours,
        filter: random.once(in: 3) ? test(at: now, &random) : nil)
    case 7, 8:
      return .sequence((0..<Int.random(in: 2...3, using: &random)).map { _ in random.one(of: names) }, hours: hours)
    case 9: return .state(random.one(of: contents), random.one(of: ContentState.allCases), hours: hours)
    case 10: return .score("survey/s", least: Int.random(in: 0...10, using: &random))
    case 11: return .fell("survey/s", by: Int.random(in: 1...4, using: &random))
    case 12:
      let least = Int.random(in: 0...3, using: &random)
      return .days(random.one(of: names), least: least, most: least + Int.random(in: 0...2, using: &random))
    case 13:
      let from = Int.random(in: 0..<24, using: &random) * 60
      return .time(from: from, until: (from + Int.random(in: 1..<24, using: &random) * 60) % 1_440)
    case 14: return .weekdays((0..<7).filter { _ in random.once(in: 2) })
    case 15: return .page(random.one(of: ["/", "/forms"]))
    case 16: return random.once(in: 2) ? .language(random.one(of: ["ja", "en"])) : .device("mobile")
    default: return .tier(random.one(of: TouchTier.allCases))
    }
  }

  private static func test(at now: Date, _ random: inout SeededGenerator) -> Test {
    let hours = random.one(of: spans)
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .equals(World.value(at: now, &random))
    case 2: return .least(Int.random(in: 0...5, using: &random))
    case 3: return .below(now.plus(.hours(12 * Int.random(in: -4...4, using: &random))))
    case 4: return random.once(in: 2) ? .prefix("pr") : .holds("pro")
    case 5: return .exists
    case 6: return .last(hours: hours)
    case 7: return .ago(hours: hours)
    default: return .next(hours: hours)
    }
  }
}

extension World {
  /// Values that all lie on whole hours, where they are instants.
  static func value(at now: Date, _ random: inout SeededGenerator) -> Value {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: .string(random.one(of: ["pro", "free", "profile"]))
    case 2: .integer(Int.random(in: 0...5, using: &random))
    case 3: .decimal(Double(Int.random(in: 0...10, using: &random)) / 2)
    case 4: .boolean(random.once(in: 2))
    case 5: .strings(["pro", "beta"])
    default: .date(now.plus(.hours(12 * Int.random(in: -6...6, using: &random))))
    }
  }

  /// A random world; `ahead` hours of its history lie after now.
  static func random(at now: Date, ahead: Int = 12, _ random: inout SeededGenerator) -> World {
    var world = World(now: now)
    world.page = random.once(in: 4) ? nil : random.one(of: ["/", "/forms"])
    world.locale = random.once(in: 4) ? nil : random.one(of: ["ja", "en-GB", "eng"])
    world.device = random.once(in: 3) ? nil : random.one(of: ["mobile", "desktop"])
    func time(_ random: inout SeededGenerator) -> Date {
      now.plus(.hours(12 * Int.random(in: -7...(ahead / 12), using: &random)))
    }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let size: [PropertyName: Value] = random.once(in: 3) ? [:] : ["size": value(at: now, &random)]
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        world.user.set([random.one(of: ["plan", "seats", "since"]): value(at: now, &random)], at: time(&random))
      case 2: world.account.set([random.one(of: ["plan", "tier"]): value(at: now, &random)], at: time(&random))
      case 3:
        world.account.set(["expectedLTV": .integer(Int.random(in: 0...4, using: &random) * 100)], at: time(&random))
        if random.once(in: 2) {
          world.account.set(["tier": .string(random.one(of: ["high", "none"]))], at: time(&random))
        }
      case 4:
        world.user.add(
          .answered, at: time(&random), content: "survey/s", [.score: .integer(Int.random(in: 0...10, using: &random))])
      case 5:
        let state = random.one(of: ContentState.allCases)
        world.user.add(
          EventName("touch.\(state.rawValue)"), at: time(&random), content: random.one(of: Question.contents),
          state == .answered ? [.score: 5] : [:])
      default: world.user.add(random.one(of: Question.names), at: time(&random), size)
      }
    }
    return world
  }
}
