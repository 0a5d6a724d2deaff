import EventLog
import Foundation
import Testing
import TriggerRules

/// A year of daily visits, with a few rules that share caps, played through from the definition of the choice.
struct ChoiceOracleTests {
  struct Player {
    var id: String
    var content: ContentRef
    var priority: Int
    /// Days until it may come again.
    var rest: Int
    var caps: [String]
  }

  struct Cup {
    var id: String
    var days: Int
    var limit: Int
  }

  /// What is shown each day: the highest priority first, which rises by the ageing each time another took its place.
  static func play(_ players: [Player], _ cups: [Cup], ageing: Int, days: Int) -> [[String]] {
    var shows: [(day: Int, id: String, waiting: [String])] = []
    func last(_ id: String) -> Int? { shows.last { $0.id == id }?.day }
    func waited(_ id: String) -> Int {
      let since = shows.lastIndex { $0.id == id }.map { $0 + 1 } ?? 0
      return shows[since...].count { $0.waiting.contains(id) }
    }
    func taken(_ cup: Cup, _ day: Int) -> Int {
      shows.count { show in
        day - show.day < cup.days && players.contains { $0.id == show.id && $0.caps.contains(cup.id) }
      }
    }
    var result: [[String]] = []
    for day in 0..<days {
      let open = players.filter { player in
        last(player.id).map { day - $0 >= player.rest } ?? true
          && cups.allSatisfy { !player.caps.contains($0.id) || taken($0, day) < $0.limit }
      }
      let order = open.map { ($0, waited($0.id)) }.sorted { one, other in
        let (mine, theirs) = (one.0.priority + ageing * one.1, other.0.priority + ageing * other.1)
        return (theirs, other.1, one.0.id) < (mine, one.1, other.0.id)
      }
      var today: [(player: Player, waiting: [String])] = []
      let before = shows
      for (player, _) in order {
        let full = cups.first { cup in
          player.caps.contains(cup.id)
            && taken(cup, day) + today.count { $0.player.caps.contains(cup.id) } >= cup.limit
        }
        guard let full else {
          today.append((player, []))
          continue
        }
        for index in today.indices where today[index].player.caps.contains(full.id) {
          today[index].waiting.append(player.id)
        }
      }
      shows = before + today.map { (day, $0.player.id, $0.waiting) }
      result.append(today.map(\.player.id))
    }
    return result
  }

  static func engine(_ players: [Player], _ cups: [Cup], ageing: Int, days: Int) throws -> [[String]] {
    let rules = try RuleSet(
      rules: players.map { player in
        Rule(
          RuleID(player.id), on: .anyPage, do: .show(player.content), priority: player.priority,
          repeat: .afterDays(player.rest), caps: player.caps.map { CapID($0) })
      },
      caps: cups.map { cup in
        Cap(
          CapID(cup.id), window: .rolling(days: cup.days), limit: cup.limit,
          contents: Set(players.filter { $0.caps.contains(cup.id) }.map(\.content)))
      }, policy: Policy(interrupting: [], ageing: ageing))
    var user = Story()
    return (0..<days).map { day in
      let instant = now.plus(.days(day))
      let decision = rules.decide(Occasion(.pageView("/"), for: sato, at: instant, zones: tokyo), user: user.history)
      for choice in decision.chosen { user.grant(choice, at: instant) }
      return decision.chosen.map(\.rule.rawValue)
    }
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func aYearGoesAsItIsDefined(seed: UInt64) throws {
    var random = SeededGenerator(seed: 9_000 + seed)
    let cups = [
      Cup(id: "month", days: 30, limit: 1), Cup(id: "week", days: 7, limit: Int.random(in: 1...2, using: &random)),
    ]
    let players = (0..<Int.random(in: 2...5, using: &random)).map { number in
      Player(
        id: "r\(number)", content: ContentRef("popup", ContentID("p\(number)")),
        priority: 10 * Int.random(in: 1...4, using: &random), rest: Int.random(in: 1...40, using: &random),
        caps: random.one(of: [["month"], ["week"], ["month", "week"]]))
    }
    let ageing = random.one(of: [0, 5, 10])
    let expected = Self.play(players, cups, ageing: ageing, days: 120)
    let found = try Self.engine(players, cups, ageing: ageing, days: 120)
    for day in expected.indices where expected[day] != found[day] {
      Issue.record("seed \(seed), day \(day): wanted \(expected[day]), found \(found[day])")
      return
    }
  }

  /// Under caps that are not equal, a rule of the tighter one still has its share.
  @Test func equalRulesUnderUnequalCapsShareTheYear() throws {
    let cups = [Cup(id: "month", days: 30, limit: 1), Cup(id: "week", days: 7, limit: 1)]
    let players = [
      Player(id: "a", content: "popup/a", priority: 100, rest: 1, caps: ["month", "week"]),
      Player(id: "b", content: "popup/b", priority: 100, rest: 1, caps: ["month", "week"]),
      Player(id: "c", content: "popup/c", priority: 100, rest: 1, caps: ["week"]),
    ]
    let days = try Self.engine(players, cups, ageing: 10, days: 360)
    #expect(days == Self.play(players, cups, ageing: 10, days: 360))
    let counts = Dictionary(grouping: days.flatMap(\.self)) { $0 }.mapValues(\.count)
    #expect(abs((counts["a"] ?? 0) - (counts["b"] ?? 0)) <= 1, "\(counts)")
    #expect(counts["a"] ?? 0 >= 5, "\(counts)")
    #expect(counts["c"] ?? 0 >= 30, "\(counts)")
  }
}
