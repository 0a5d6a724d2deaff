import CountingMalloc
import EventLog
import Foundation
import Measuring
import TriggerRules

/// Which of some rules match each user, and which of them comes first.
struct Matching {
  private let rules: RuleSet
  private let users: DecideUsers
  private let group: String
  private let events: [EventName]
  private let row: Traits.Row
  private let values: [[Value?]]
  private let times: [EventTimes]
  /// The same times, those of each event apart.
  private let lists: [[[Date]]]
  private let prepared: [Traits]
  /// For each user the places of the rules that match, the highest priority first.
  private let expected: [[Int]]

  init(_ file: DecideRules, _ users: DecideUsers, in group: String) throws {
    rules = try RuleSet(file.document)
    self.users = users
    self.group = group
    events = users.events
    row = Traits.Row(attributes: users.attributes.map { AttributeKey($0) }, events: events, of: rules)
    values = users.users.map { user in users.attributes.map { user.attributes[$0] } }
    lists = users.users.map(\.times)
    times = lists.map { EventTimes($0) }
    var traits = Traits(for: rules, at: users.now)
    var prepared: [Traits] = []
    for user in users.users.indices {
      traits.fill(row, attributes: values[user], events: times[user], at: users.now)
      prepared.append(traits)
    }
    self.prepared = prepared
    let order = file.document.rules.sorted { $0.priority > $1.priority }.map(\.id)
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    expected = file.expected.map { matches in matches.map { places[RuleID("\($0)")] ?? -1 }.sorted() }
  }

  /// All rules that match.
  func measureAll() {
    measure("TechTouch, from raw values") { user, match in
      rules.forEachMatchingIndex(row, attributes: values[user], events: times[user], at: users.now, match)
    }
    var traits = Traits(for: rules, at: users.now)
    let keys = users.attributes.map { AttributeKey($0) }
    measure("TechTouch, from raw values by name") { user, match in
      traits.reset(at: users.now)
      for (key, value) in zip(keys, values[user]) { traits.set(key, to: value) }
      for (name, times) in zip(events, lists[user]) { traits.set(name, at: times) }
      rules.forEachMatchingIndex(traits, match)
    }
    measure("TechTouch, prepared") { user, match in rules.forEachMatchingIndex(prepared[user], match) }
  }

  /// The first rule only.
  func measureFirst() {
    measure("TechTouch, from raw values", firstOnly: true) { user, match in
      let first = rules.firstMatchingIndex(row, attributes: values[user], events: times[user], at: users.now)
      if let rule = first { match(rule) }
    }
    measure("TechTouch, prepared", firstOnly: true) { user, match in
      if let rule = rules.firstMatchingIndex(prepared[user]) { match(rule) }
    }
  }

  /// Checks every answer and that no memory is asked for, and measures.
  private func measure(_ name: String, firstOnly: Bool = false, decide: (Int, (Int) -> Void) -> Void) {
    let wrong = expected.indices.count { user in
      var found: [Int] = []
      decide(user) { found.append($0) }
      return found != (firstOnly ? Array(expected[user].prefix(1)) : expected[user])
    }
    let pass = {
      var sum = 0
      for user in expected.indices { decide(user) { sum &+= $0 } }
      precondition(sum >= 0)
    }
    let allocations = Self.allocations(pass)
    let group = firstOnly ? "\(group), first match only" : group
    print("allocations a decision, \(group), \(name)", Self.text(allocations, count: expected.count), separator: "\t")
    Measurement(name, in: group, count: expected.count, wrong: wrong + max(allocations, 0), pass: pass).report()
  }

  /// How often memory is asked for in a pass, once everything is warm; -1 where that cannot be counted.
  static func allocations(_ pass: () -> Void) -> Int {
    pass()
    let before = counted_allocations()
    pass()
    return before < 0 ? -1 : counted_allocations() - before
  }

  static func text(_ allocations: Int, count: Int) -> String {
    allocations < 0 ? "not counted here" : "\(Double(allocations) / Double(count))"
  }
}
