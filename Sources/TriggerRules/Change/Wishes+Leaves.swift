import EventLog
import Foundation

// What a user, a company or a request would have to be like for one question to be answered so.

extension Wishes {
  /// Changes of which some may give a question this verdict.
  func examples(for condition: Condition, _ wanted: Verdict) -> [[Change]] {
    switch condition.form {
    case .attribute(let key, let comparison): return values(of: key, comparison).map { [.attribute(key, $0)] }
    case .event(let count): return changes(for: count)
    case .sequence(let sequence):
      // From its last event alone to all of them, as far as they are not there already.
      return wanted == .matched ? sequence.names.indices.reversed().map { sequence.tail(from: $0) } : []
    case .content(let question):
      return wanted == .matched ? [[.content(question.content, question.state, item: question.item)]] : []
    case .score(let question): return changes(for: question)
    case .lifecycleDay(let day): return changes(for: day)
    case .page(let pattern): return [pattern.example, pattern.longExample, "/", "/elsewhere"].map { [.page($0)] }
    case .locale(let range): return [range == "*" ? "en" : range, "und"].map { [.locale($0)] }
    case .device(let name): return [[.device(name)], [.device("other")]]
    case .tier(let tier):
      let override = rules.compiled.document.tiering?.override
      let tiers = [tier] + TouchTier.allCases
      return override.map { key in tiers.map { [.attribute(key, .string($0.rawValue))] } } ?? []
    case .localTime, .weekday, .percentage, .variant, .property, .all, .any, .not, .segment: return []
    }
  }

  /// Values of an attribute, of its type where that is declared.
  private func values(of key: AttributeKey, _ comparison: Comparison) -> [Value] {
    let type = rules.compiled.document.attributes[key]
    let comparisons = asked.compactMap { leaf in
      if case .attribute(key, let comparison) = leaf.form { comparison } else { nil }
    }
    if let type, comparison.form == .exists { return [type.example(at: now)] }
    let found = facts(at: now).attribute(key) ?? (type == .list ? .strings([]) : nil)
    let values = comparison.examples(at: now, from: found) + comparisons.middles
    return values.filter { type == nil || $0.type == type }
  }

  private func changes(for question: ScoreQuestion) -> [[Change]] {
    func answered(_ score: Value) -> Change { .score(question.survey, score) }
    switch question.test {
    case .last(let comparison): return comparison.examples(at: now).map { [answered($0)] }
    case .fellBy(let points):
      // Where there is no answer yet, two are needed to compare.
      let high = max(10, points)
      return (0...10).map { [answered(.integer($0))] }
        + [[answered(.integer(high)), answered(.integer(high - points))], [answered(0), answered(1)]]
    }
  }

  /// The event happens, and the days that are wanted pass.
  private func changes(for day: LifecycleDay) -> [[Change]] {
    let happens = Change.event(day.anchor, times: 1, by: .user, properties: [:])
    let clock = situation.occasion.zones.resolved().clock
    let turns = [day.least, day.most.map { $0 + 1 }].compactMap(\.self).filter { $0 > 0 }
    return [[happens]]
      + turns.map { days in
        [happens, .wait(until: clock.instant(clock.date(now).adding(days: days)), from: now)]
      }
  }

  /// As many more of the event as are enough, or one too many.
  private func changes(for count: EventCount) -> [[Change]] {
    let found = Walk(rules, facts(at: now), NoEvidence()).count(of: count).found
    let enough = [count.least, count.most.map { $0 + 1 }].compactMap(\.self)
    let missing = enough.map { $0 - found }.filter { (1...Self.mostEvents).contains($0) }
    let drafts = count.filter.map { filter in
      [EventAttempt(filter, of: situation.occasion.subject, at: now)].settled { $0.ways(to: filter, .matched) }
        .map(\.properties)
    }
    return missing.flatMap { times in
      (drafts ?? [[:]]).map { [.event(count.name, times: times, by: count.side, properties: $0)] }
    }
  }

  /// More of one event than anybody is told to bring about.
  private static let mostEvents = 10_000
}

extension EventSequence {
  /// The events from one on, those of one name that follow each other together.
  fileprivate func tail(from index: Int) -> [Change] {
    var runs: [(name: EventName, times: Int)] = []
    for name in names[index...] {
      if runs.last?.name == name {
        runs[runs.count - 1].times += 1
      } else {
        runs.append((name, 1))
      }
    }
    return runs.map { .event($0.name, times: $0.times, by: side, properties: [:]) }
  }
}

extension PagePattern {
  /// A path that matches, as short as there is one.
  var example: String {
    let parts = source.split(separator: "/").filter { $0 != "**" }.map { $0.replacing("*", with: "x") }
    return "/" + parts.joined(separator: "/")
  }

  /// A path that matches, with something in every place.
  fileprivate var longExample: String { source.replacing("**", with: "x").replacing("*", with: "x") }
}
