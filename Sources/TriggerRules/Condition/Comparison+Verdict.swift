import EventLog
import Foundation

extension Comparison {
  /// Compares a value, which may be missing.
  func verdict(of value: Value?, at now: Date) -> Verdict {
    guard let value else { return form == .exists ? .unmatched : .unknown }
    switch form {
    case .exists: return .matched
    case .equals(let wanted): return value.equals(wanted)
    case .oneOf(let wanted):
      var result = Verdict.unmatched
      for wanted in wanted where result != .matched { result = result.or(value.equals(wanted)) }
      return result
    case .order(let order, let bound): return value.ordered(order, bound)
    case .between(let low, let high): return value.ordered(.atLeast, low).and(value.ordered(.atMost, high))
    case .contains(let text):
      if let list = value.strings { return Verdict(list.contains { $0.utf8.elementsEqual(text.utf8) }) }
      return value.text { $0.containsBytes(of: text) }
    case .hasPrefix(let text): return value.text { $0.utf8.starts(with: text.utf8) }
    case .hasSuffix(let text): return value.text { $0.utf8.reversed().starts(with: text.utf8.reversed()) }
    case .withinLast(let span): return value.instant { now.addingTimeInterval(-span.interval) < $0 && $0 <= now }
    case .atLeastAgo(let span): return value.instant { $0 <= now.addingTimeInterval(-span.interval) }
    case .withinNext(let span): return value.instant { now <= $0 && $0 < now.addingTimeInterval(span.interval) }
    }
  }

  /// The instants at which time alone changes the answer for this value.
  func turningPoints(of value: Value?) -> [Date] {
    guard let date = value?.date else { return [] }
    switch form {
    case .withinLast(let span): return [date, date.addingTimeInterval(span.interval)]
    case .atLeastAgo(let span): return [date.addingTimeInterval(span.interval)]
    // The span is open at its far end, so it is entered a moment after the instant computed here.
    case .withinNext(let span): return [date.addingTimeInterval(-span.interval).nextMoment, date.nextMoment]
    default: return []
    }
  }
}

extension Comparison {
  /// The type of value it is made for, as proofs show it.
  var wantedType: String {
    switch form {
    case .equals(let value): value.typeInWords
    case .oneOf(let values):
      values.map(\.typeInWords).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: " or ")
    case .order(_, let bound), .between(let bound, _): bound.typeInWords
    case .contains: "a text or a list of texts"
    case .hasPrefix, .hasSuffix: "a text"
    case .exists: "any value"
    case .withinLast, .atLeastAgo, .withinNext: "a date"
    }
  }
}

extension Value {
  fileprivate var typeInWords: String {
    switch self {
    case .integer, .decimal: "a number"
    case .boolean: typeName
    case .string, .date, .strings: "a \(typeName)"
    }
  }
}

extension Date {
  /// The next instant that the log can tell apart, one microsecond later.
  var nextMoment: Date { addingTimeInterval(0.000_001) }
}

extension Value {
  fileprivate func equals(_ wanted: Value) -> Verdict {
    switch (self, wanted) {
    case (.string(let a), .string(let b)): return Verdict(a.hasSameBytes(as: b))
    case (.strings(let list), .string(let text)): return Verdict(list.contains { $0.utf8.elementsEqual(text.utf8) })
    case (.integer(let a), .integer(let b)): return Verdict(a == b)
    default: break
    }
    if let a = number, let b = wanted.number { return Verdict(a == b) }
    return typeName == wanted.typeName ? Verdict(self == wanted) : .unknown
  }

  fileprivate func ordered(_ order: Comparison.Order, _ bound: Value) -> Verdict {
    if case .integer(let a) = self, case .integer(let b) = bound { return Verdict(order.holds(a, b)) }
    if let a = number, let b = bound.number { return Verdict(order.holds(a, b)) }
    if let a = date, let b = bound.date { return Verdict(order.holds(a, b)) }
    return .unknown
  }

  fileprivate func text(_ test: (String) -> Bool) -> Verdict {
    string.map { Verdict(test($0)) } ?? .unknown
  }

  fileprivate func instant(_ test: (Date) -> Bool) -> Verdict {
    date.map { Verdict(test($0)) } ?? .unknown
  }
}

extension Comparison.Order {
  func holds<Number: Comparable>(_ value: Number, _ bound: Number) -> Bool {
    switch self {
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .greaterThan: value > bound
    case .lessThan: value < bound
    }
  }
}

extension String {
  /// True when the bytes of the text occur in this one; the empty text occurs everywhere.
  fileprivate func containsBytes(of text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: text.utf8) { return true }
      rest = rest[rest.index(after: start)...]
    }
    return false
  }
}
