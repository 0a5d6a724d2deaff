import EventLog
import Foundation
import Testing
import TriggerRules

/// The index beside the walk, where it has shapes of its own.
struct MatchingTests {
  static func rules(_ conditions: [Condition]) throws -> RuleSet {
    try RuleSet(
      rules: conditions.enumerated().map { number, condition in
        Rule(
          RuleID("r\(number)"), on: .anyPage, when: condition, do: .call("c\(number)"),
          priority: conditions.count - number, repeat: .always)
      })
  }

  static func matches(_ rules: RuleSet, _ set: (inout Traits) -> Void) -> [Int] {
    var traits = Traits(for: rules, at: now)
    traits.page = "/"
    set(&traits)
    var found: [Int] = []
    rules.forEachMatchingIndex(traits) { found.append($0) }
    #expect(rules.firstMatchingIndex(traits) == found.first)
    return found
  }

  static let looks = ["caf\u{E9}", "cafe\u{301}", "cafe", "CAFE"]

  @Test(arguments: looks)
  func textsThatOnlyLookAlikeAreDifferent(text: String) throws {
    let comparisons: [(String) -> Comparison] = [
      { .equals(.string($0)) }, { .oneOf([.string($0), "other"]) }, { .contains($0) }, { .hasPrefix($0) },
      { .hasSuffix($0) },
    ]
    for comparison in comparisons {
      let rules = try Self.rules(Self.looks.map { .attribute("name", comparison($0)) })
      let walked = try Self.looks.indices.filter {
        var user = Story()
        user.set(["name": .string(text)], at: now)
        return try RuleSet.verdict(of: .attribute("name", comparison(Self.looks[$0])), user: user) == .matched
      }
      #expect(Self.matches(rules) { $0.set("name", to: .string(text)) } == walked)
    }
  }

  /// Every connective over every pair of verdicts.
  @Test func connectivesAreKleenes() throws {
    let leaves: [Condition] = [
      .attribute("yes", .equals(true)), .attribute("yes", .equals(false)), .attribute("missing", .equals(true)),
    ]
    let pairs = leaves.flatMap { one in leaves.map { (one, $0) } }
    let wholes: [Condition] = pairs.flatMap { one, other -> [Condition] in
      [
        .all([one, other]), .any([one, other]), .not(.all([one, other])), .not(.any([one, other])),
        .any([.not(one), other]), .not(.not(.all([.not(one), .any([one, other])]))),
      ]
    }
    var user = Story()
    user.set(["yes": true], at: now)
    let walked = try wholes.indices.filter { try RuleSet.verdict(of: wholes[$0], user: user) == .matched }
    #expect(Self.matches(try Self.rules(wholes)) { $0.set("yes", to: true) } == walked)
    #expect(!walked.isEmpty && walked.count < wholes.count)
  }

  @Test func emptyConnectivesHaveTheirVerdictWhereverTheyStand() throws {
    let (asked, walked) = (Condition.attribute("plan", .exists), Condition.not(.locale("fr")))
    let conditions: [Condition] = [
      .any([]), .all([]), .not(.any([])), .any([.all([.any([]), asked, walked])]), .any([.all([.all([]), asked])]),
      .any([.any([]), asked]), .all([asked, .any([])]), .any([.all([.any([]), asked])]),
    ]
    #expect(Self.matches(try Self.rules(conditions)) { $0.set("plan", to: "pro") } == [1, 2, 4, 5])
  }

  /// Long lists of constants are searched otherwise than short ones; 300 rules are more than one block of bits.
  @Test func manyConstantsAreToldApart() throws {
    let rules = try Self.rules((0..<300).map { .attribute("seats", .atLeast(.integer($0 * 2))) })
    for value in [-1, 0, 1, 2, 97, 98, 99, 597, 598, 5_000] {
      let expected = Array((0..<300).prefix { $0 * 2 <= value })
      #expect(Self.matches(rules) { $0.set("seats", to: .integer(value)) } == expected, "value \(value)")
      let above = Array((0..<300).prefix { Double($0) * 2 <= Double(value) + 0.5 })
      #expect(Self.matches(rules) { $0.set("seats", to: .decimal(Double(value) + 0.5)) } == above, "value \(value)")
    }
  }

  /// However many constants a column has, those of the next one are not compared with.
  @Test(arguments: [1, 2, 3, 7, 8, 9, 15, 16, 17, 48, 49, 50, 51, 97, 98, 99, 100, 101, 130])
  func neighbouringColumnsAreKeptApart(count: Int) throws {
    let rules = try Self.rules(
      (0..<count).map { .attribute("seats", .atLeast(.integer($0))) }
        + (0..<count).map { .attribute("users", .atLeast(.integer($0 - 10_000))) }
        + (0..<count).map { .attribute("since", .atLeastAgo(.hours($0))) }
        + (0..<count).map { .attribute("login", .atLeastAgo(.hours($0))) })
    for value in 0...count {
      let found = Self.matches(rules) {
        $0.set("seats", to: .integer(value))
        $0.set("since", to: .date(now.minus(.hours(value))))
      }
      let expected = Array(0..<min(value + 1, count))
      #expect(found == expected + expected.map { $0 + 2 * count }, "value \(value)")
    }
  }

  @Test func aLongListHoldsEachOfItsTextsAndNoOther() throws {
    let texts = (0..<3_000).map { "company-with-a-long-name-\($0)" }
    let rules = try Self.rules([.attribute("company", .oneOf(texts.map { .string($0) }))])
    for text in [texts[0], texts[1_234], texts[2_999]] {
      #expect(Self.matches(rules) { $0.set("company", to: .string(text)) } == [0])
    }
    #expect(Self.matches(rules) { $0.set("company", to: "company-with-a-long-name-3000") }.isEmpty)
    #expect(Self.matches(rules) { $0.set("company", to: 3) }.isEmpty)
  }

  @Test func theLongestOfNestedPrefixesCounts() throws {
    let prefixes = ["/", "/app", "/app/campaigns", "/app/campaigns/new/2026", "/apps", "/b"]
    let rules = try Self.rules(prefixes.map { .attribute("path", .hasPrefix($0)) })
    for path in ["", "/", "/ap", "/app", "/apple", "/app/campaigns/new/2026/x", "/apps/campaigns", "/c", "/b"] {
      let expected = prefixes.indices.filter { path.hasPrefix(prefixes[$0]) }
      #expect(Self.matches(rules) { $0.set("path", to: .string(path)) } == expected, "path \(path)")
    }
  }

  /// Also where they differ in the last bit of a byte only, of the eighth one among them, or not before the ninth.
  @Test func prefixesThatAreNearlyAlikeAreToldApart() throws {
    func texts(_ count: Int) -> [String] {
      count == 0 ? [""] : texts(count - 1).flatMap { text in ["`", "a", "é"].map { text + $0 } }
    }
    let ends = texts(3) + texts(2) + texts(1)
    let prefixes = (ends.map { "/app/b" + $0 } + ends.map { "/app/" + $0 } + ["/", "/app/", "/app/ba", "/app/c"])
      .sorted()
    let kept = Array(Set(prefixes)).sorted().enumerated().filter { $0.offset % 5 != 0 }.map(\.element)
    let rules = try Self.rules(kept.map { .attribute("path", .hasPrefix($0)) })
    for path in (prefixes + prefixes.map { $0 + "`" } + prefixes.map { $0 + "z" } + ["", "/ap", "/app/d"]) {
      let expected = kept.indices.filter { Array(path.utf8).starts(with: Array(kept[$0].utf8)) }
      #expect(Self.matches(rules) { $0.set("path", to: .string(path)) } == expected, "path \(path)")
    }
  }

  @Test func everyTextThatOccursIsFound() throws {
    let texts = ["a", "ab", "abc", "bca", "cab", "山", "田商"]
    let rules = try Self.rules(texts.map { .attribute("name", .contains($0)) })
    for name in ["", "a", "b", "xbcab", "abcabc", "山田商事", "xxxxxxxxxxxxxxxxxxxxab"] {
      let expected = texts.indices.filter { name.contains(texts[$0]) }
      #expect(Self.matches(rules) { $0.set("name", to: .string(name)) } == expected, "name \(name)")
    }
  }

  @Test(arguments: [1, 2, 3, 8, 9, 100])
  func eventsAreCountedUpToNowAndInTheirWindow(deepest: Int) throws {
    let rules = try Self.rules(
      (1...deepest).map { .event("x", atLeast: $0, within: .hours(50)) } + [.event("x", atMost: 0), .never("y")])
    for count in [0, 1, 2, 7, 8, 9, 120] {
      let times = (0..<count).reversed().map { now.minus(.hours($0)) } + [now.plus(.hours(1))]
      let found = Self.matches(rules) { $0.set("x", at: times) }
      // Those of the last 50 hours, without the one just at the window's start, and not the one that is still to come.
      let expected = Array(0..<min(deepest, count, 50)) + (count == 0 ? [deepest] : []) + [deepest + 1]
      #expect(found == expected, "\(count) events")
    }
  }

  @Test func aRowSaysTheSameAsNames() throws {
    let rules = try Self.rules([
      .attribute("plan", .equals("pro")), .attribute("seats", .atLeast(3)), .attribute("tags", .contains("beta")),
      .event("x", atLeast: 1), .attribute("account.plan", .equals("pro")), .not(.attribute("plan", .exists)),
    ])
    let row = Traits.Row(
      attributes: ["tags", "nobody asks", "plan", "seats", "account.plan"], events: ["nobody asks", "x"], of: rules)
    var traits = Traits(for: rules, at: now)
    func found() -> [Int] {
      var found: [Int] = []
      rules.forEachMatchingIndex(traits) { found.append($0) }
      return found
    }
    func expect(_ attributes: [Value?], _ events: EventTimes, _ expected: [Int]) {
      traits.fill(row, attributes: attributes, events: events, at: now, page: "/")
      #expect(found() == expected)
      var direct: [Int] = []
      rules.forEachMatchingIndex(row, attributes: attributes, events: events, at: now, page: "/") { direct.append($0) }
      #expect(direct == expected)
      let first = rules.firstMatchingIndex(row, attributes: attributes, events: events, at: now, page: "/")
      #expect(first == expected.first)
    }
    expect([["beta"], 1, "pro", 3, nil], [[now], [now]], [0, 1, 2, 3])
    expect([nil, nil, nil, 2.5, "pro"], [[now], []], [4, 5])
    // Lists have no class: they are asked one by one, in the first rule or in the last.
    expect([["beta"], nil, nil, nil, "pro"], [[], []], [2, 4, 5])
    expect([["other"], nil, "free", 3, nil], [[], [now]], [1, 3])
    expect([nil, nil, "free", nil, nil], [[now], []], [])
    expect([nil, nil, nil, 2.5, "pro"], [[], [now.plus(.hours(1))]], [4, 5])
    traits.set("plan", to: "pro")
    #expect(found() == [0, 4])
    traits.set("plan", to: nil)
    #expect(found() == [4, 5])
    traits.reset(at: now)
    traits.page = "/"
    #expect(found() == [5])
  }

  @Test func whatComesTwiceInARowIsWhatItIsTheSecondTime() throws {
    let rules = try Self.rules([.attribute("plan", .equals("pro")), .event("x", atLeast: 1)])
    let row = Traits.Row(attributes: ["plan", "plan"], events: ["x", "x"], of: rules)
    let rows: [(attributes: [Value?], events: EventTimes, expected: [Int])] = [
      (["pro", nil], [[now], []], []), ([nil, "pro"], [[], [now]], [0, 1]), (["pro", ["other"]], [[], [now]], [1]),
    ]
    for (attributes, events, expected) in rows {
      var found: [Int] = []
      rules.forEachMatchingIndex(row, attributes: attributes, events: events, at: now, page: "/") { found.append($0) }
      #expect(found == expected)
      let first = rules.firstMatch(row, attributes: attributes, events: events, at: now, page: "/")
      #expect(first?.id == expected.first.map { RuleID("r\($0)") })
    }
  }

  @Test func timesThatAreFilledAgainAreThoseOfTheNextUser() throws {
    let rules = try Self.rules([.event("x", atLeast: 1), .event("y", atLeast: 2)])
    let row = Traits.Row(attributes: [], events: ["x", "y"], of: rules)
    var times: EventTimes = [[now], []]
    #expect(rules.firstMatchingIndex(row, attributes: [], events: times, at: now, page: "/") == 0)
    times.reset()
    #expect(times == EventTimes())
    times.append([])
    times.append([now, now])
    #expect(times.count == 2)
    #expect(times == EventTimes([[], [now, now]]))
    #expect(rules.firstMatchingIndex(row, attributes: [], events: times, at: now, page: "/") == 1)
  }

  @Test func aRowOfAnotherLengthIsAProgrammerError() async throws {
    await #expect(processExitsWith: .failure) {
      let rules = try RuleSet(rules: [Rule("r", on: .anyPage, do: .call("x"))])
      var traits = Traits(for: rules, at: Date(timeIntervalSince1970: 0))
      traits.fill(Traits.Row(attributes: ["plan"], of: rules), attributes: [], at: Date(timeIntervalSince1970: 0))
    }
  }
}
