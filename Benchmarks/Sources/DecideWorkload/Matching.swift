import CountingMalloc
import EventLog
import Foundation
import Measuring
import TriggerRules

/// Which of some rules match each user, and which of them comes first.
struct Matching {
  private let rules: RuleSet
  private let now: Date
  private let group: String
  private let keys: [AttributeKey]
  private let events: [EventName]
  private let row: Traits.Row
  private let users: [KnownUser]
  /// For each user the places of the rules that match, the highest priority first.
  private let expected: [[Int]]

  init(_ file: DecideRules, _ data: DecideUsers, in group: String) throws {
    rules = try RuleSet(file.document)
    now = data.now
    self.group = group
    keys = data.attributes.map { AttributeKey($0) }
    events = data.events
    row = Traits.Row(attributes: keys, events: events, of: rules)
    // One thing of all users after the other, so that each lies close together.
    let values = data.users.map { user in data.attributes.map { user.attributes[$0] } }
    let lists = data.users.map(\.times)
    let times = lists.map { EventTimes($0) }
    var traits = Traits(for: rules, at: now)
    var prepared: [Traits] = []
    for user in values.indices {
      traits.fill(row, attributes: values[user], events: times[user], at: now)
      prepared.append(traits)
    }
    users = values.indices.map {
      KnownUser(values[$0], times[$0], lists: lists[$0], prepared: prepared[$0])
    }
    let order = file.document.rules.sorted { $0.priority > $1.priority }.map(\.id)
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    expected = file.expected.map { matches in matches.map { places[RuleID("\($0)")] ?? -1 }.sorted() }
  }

  /// All rules that match.
  func measureAll() {
    measure("TechTouch, from raw values") { forEachMatch($0, $1) }
    var traits = Traits(for: rules, at: now)
    measure("TechTouch, from raw values by name") { user, match in
      traits.reset(at: now)
      for (key, value) in zip(keys, user.values) { traits.set(key, to: value) }
      for (name, times) in zip(events, user.lists) { traits.set(name, at: times) }
      rules.forEachMatchingIndex(traits, match)
    }
    measure("TechTouch, prepared") { forEachMatchPrepared($0, $1) }
  }

  /// The first rule only.
  func measureFirst() {
    measure("TechTouch, from raw values", firstOnly: true) { user, match in
      if let rule = firstMatch(user) { match(rule) }
    }
    measure("TechTouch, prepared", firstOnly: true) { user, match in
      if let rule = firstMatchPrepared(user) { match(rule) }
    }
  }

  // Not inlined, as a user that is handed over is only borrowed: a host has its user at hand, and does not count the
  // references to all that is known of one for each decision, as taking users from a list within a loop does.

  @inline(never)
  private func forEachMatch(_ user: KnownUser, _ match: (Int) -> Void) {
    rules.forEachMatchingIndex(row, attributes: user.values, events: user.times, at: now, match)
  }

  @inline(never)
  private func forEachMatchPrepared(_ user: KnownUser, _ match: (Int) -> Void) {
    rules.forEachMatchingIndex(user.prepared, match)
  }

  @inline(never)
  private func firstMatch(_ user: KnownUser) -> Int? {
    rules.firstMatchingIndex(row, attributes: user.values, events: user.times, at: now)
  }

  @inline(never)
  private func firstMatchPrepared(_ user: KnownUser) -> Int? { rules.firstMatchingIndex(user.prepared) }

  /// Checks every answer and that no memory is asked for, and measures.
  private func measure(_ name: String, firstOnly: Bool = false, decide: (KnownUser, (Int) -> Void) -> Void) {
    let wrong = zip(users, expected).count { user, expected in
      var found: [Int] = []
      decide(user) { found.append($0) }
      return found != (firstOnly ? Array(expected.prefix(1)) : expected)
    }
    let pass = {
      var sum = 0
      for user in users.prefix(expected.count) { decide(user) { sum &+= $0 } }
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
