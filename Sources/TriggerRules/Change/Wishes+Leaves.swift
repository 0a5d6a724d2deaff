import EventLog
import Foundation

// What a user, a company or a request would have to be like for one question to be answered so. Whether it really is
// enough is tried out by the caller, so a proposal may be wrong, but not missing.

extension Wishes {
  func changes(for condition: Condition, _ wanted: Verdict) -> [Change] {
    switch condition.form {
    case .attribute(let key, let comparison):
      return comparison.examples(at: situation.occasion.now).map { .attribute(key, $0) }
    case .event(let count): return changes(for: count)
    case .sequence(let sequence):
      // From its first event, or from the second where that one is there already, and so on.
      return wanted == .matched ? sequence.names.indices.reversed().compactMap { sequence.tail(from: $0) } : []
    case .content(let question):
      return wanted == .matched ? [.content(question.content, question.state, item: question.item)] : []
    case .score(let question):
      switch question.test {
      case .last(let comparison):
        return comparison.examples(at: situation.occasion.now).map { .score(question.survey, $0) }
      case .fellBy: return (0...10).map { .score(question.survey, .integer($0)) }
      }
    case .lifecycleDay(let day): return [.event(day.anchor, times: 1, by: .user, properties: [:])]
    case .page(let pattern): return [.page(pattern.example), .page("/")]
    case .locale(let range): return [.locale(range), .locale("und")]
    case .device(let name): return [.device(name), .device("other")]
    case .tier(let tier):
      let override = rules.compiled.document.tiering?.override
      let tiers = [tier] + TouchTier.allCases
      return override.map { key in tiers.map { .attribute(key, .string($0.rawValue)) } } ?? []
    case .localTime, .weekday, .percentage, .variant, .property, .all, .any, .not, .segment: return []
    }
  }

  private func changes(for count: EventCount) -> [Change] {
    guard count.least > 0 else { return [] }
    let properties = count.filter.map(exampleProperties) ?? [:]
    var changes: [Change] = []
    for times in 1...min(count.least, 100) {
      let change = Change.event(count.name, times: times, by: count.side, properties: properties)
      let changed = Wishes(rules, situation.applying([change]))
      let condition = Condition(.event(count))
      if changed.verdict(of: condition, at: situation.occasion.now) == .matched { return [change] }
      changes = [change]
    }
    return changes
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
  /// One event, or nothing where more than one is missing: those come as changes of their own.
  fileprivate func tail(from index: Int) -> Change? {
    index == names.count - 1 ? .event(names[index], times: 1, by: side, properties: [:]) : nil
  }
}

extension Comparison {
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
