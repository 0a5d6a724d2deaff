import EventLog
import Foundation

// What a user, a company or a request would have to be like for one question to be answered so. Whether it really is
// enough is tried out by the caller, so a proposal may be wrong, but not missing.

extension Wishes {
  /// Ways that may give a question this verdict.
  func changes(for condition: Condition, _ wanted: Verdict) -> [[Change]] {
    switch condition.form {
    case .attribute(let key, let comparison):
      let now = situation.occasion.now
      let found = facts(at: now).attribute(key)
      return comparison.examples(at: now, from: found).map { [.attribute(key, $0)] }
    case .event(let count): return changes(for: count, wanted).map { [$0] }
    case .sequence(let sequence):
      // From its last event alone to all of them, as far as they are not there already.
      return wanted == .matched ? sequence.names.indices.reversed().map { sequence.tail(from: $0) } : []
    case .content(let question):
      return wanted == .matched ? [[.content(question.content, question.state, item: question.item)]] : []
    case .score(let question): return changes(for: question)
    case .lifecycleDay(let day): return changes(for: day)
    case .page(let pattern): return [[.page(pattern.example)], [.page("/")]]
    case .locale(let range): return [[.locale(range)], [.locale("und")]]
    case .device(let name): return [[.device(name)], [.device("other")]]
    case .tier(let tier):
      let override = rules.compiled.document.tiering?.override
      let tiers = [tier] + TouchTier.allCases
      return override.map { key in tiers.map { [.attribute(key, .string($0.rawValue))] } } ?? []
    case .localTime, .weekday, .percentage, .variant, .property, .all, .any, .not, .segment: return []
    }
  }

  private func changes(for question: ScoreQuestion) -> [[Change]] {
    func answered(_ score: Value) -> Change { .score(question.survey, score) }
    switch question.test {
    case .last(let comparison): return comparison.examples(at: situation.occasion.now).map { [answered($0)] }
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
    let now = situation.occasion.now
    let clock = situation.occasion.zones.resolved().clock
    let turns = [day.least, day.most.map { $0 + 1 }].compactMap(\.self).filter { $0 > 0 }
    return [[happens]]
      + turns.map { days in
        [happens, .wait(until: clock.instant(clock.date(now).adding(days: days)), from: now)]
      }
  }

  /// As many more of the event as are enough, or too many.
  private func changes(for count: EventCount, _ wanted: Verdict) -> [Change] {
    let most = max(count.least, count.most.map { $0 + 1 } ?? 0)
    guard most > 0 else { return [] }
    let properties = count.filter.map(exampleProperties) ?? [:]
    let changes = (1...min(most, 100)).lazy.map { times in
      Change.event(count.name, times: times, by: count.side, properties: properties)
    }
    let condition = Condition(.event(count))
    let enough = changes.first { change in
      let changed = Wishes(rules, situation.applying([change]))
      return changed.verdict(of: condition, at: situation.occasion.now) == wanted
    }
    return enough.map { [$0] } ?? []
  }

  /// Properties of which a filter holds, as far as each question alone tells.
  private func exampleProperties(of filter: Condition) -> [PropertyName: Value] {
    switch filter.form {
    case .property(let name, let comparison):
      comparison.examples(at: situation.occasion.now).first.map { [name: $0] } ?? [:]
    case .all(let parts): parts.reduce(into: [:]) { $0.merge(exampleProperties(of: $1)) { first, _ in first } }
    case .any(let parts): parts.first.map(exampleProperties) ?? [:]
    default: [:]
    }
  }
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

extension Comparison {
  /// The same, where there is a value already: first what a list is with one text more or less, last what a text is with
  /// more at its ends, so that several wishes for one attribute can be met together.
  func examples(at now: Date, from found: Value?) -> [Value] {
    let examples = examples(at: now)
    switch found {
    case .strings(let list):
      let texts = wantedTexts
      return texts.map { .strings(list + [$0]) } + [.strings(list.filter { !texts.contains($0) })] + examples
    case .string(let text):
      switch form {
      case .contains(let more), .hasSuffix(let more): return examples + [.string(text + more)]
      case .hasPrefix(let more): return examples + [.string(more + text)]
      default: return examples
      }
    default: return examples
    }
  }

  /// The texts of which a list must have one.
  private var wantedTexts: [String] {
    switch form {
    case .equals(let value): [value.string].compactMap(\.self)
    case .oneOf(let values): values.compactMap(\.string)
    case .contains(let text): [text]
    default: []
    }
  }

  /// Values for which it holds and values for which it does not.
  func examples(at now: Date) -> [Value] {
    switch form {
    case .equals(let value): [value, value.another]
    case .oneOf(let values): values + values.prefix(1).map(\.another)
    case .order(_, let bound): [bound, bound.stepped(1), bound.stepped(-1)]
    case .between(let low, let high): [low, high.stepped(1)]
    case .contains(let text), .hasPrefix(let text), .hasSuffix(let text): [.string(text), .string("")]
    case .exists: ["something"]
    case .withinLast(let span): [.date(now), .date(now.addingTimeInterval(-span.interval))]
    case .atLeastAgo(let span): [.date(now.addingTimeInterval(-span.interval)), .date(now)]
    case .withinNext(let span): [.date(now), .date(now.addingTimeInterval(span.interval))]
    }
  }
}

extension Value {
  /// A value of the same type that is not this one.
  fileprivate var another: Value {
    switch self {
    case .string(let text): .string("not " + text)
    case .boolean(let flag): .boolean(!flag)
    case .strings: .strings([])
    case .integer, .decimal, .date: stepped(1)
    }
  }

  /// The next number, or the instant a second later; the value itself where there is no order.
  fileprivate func stepped(_ step: Int) -> Value {
    switch self {
    case .integer(let number): .integer(number &+ step)
    case .decimal(let number): .decimal(number + Double(step))
    case .date(let date): .date(date.addingTimeInterval(TimeInterval(step)))
    case .string, .boolean, .strings: self
    }
  }
}

extension PagePattern {
  /// A path that matches.
  var example: String {
    let parts = source.split(separator: "/").filter { $0 != "**" }.map { $0.replacing("*", with: "x") }
    return "/" + parts.joined(separator: "/")
  }
}
