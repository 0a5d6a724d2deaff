import EventLog
import Foundation

// Values for which a comparison holds, and values for which it does not.

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
      case .contains(let more): return examples + [.string(text + more)]
      // A character before it keeps an ending from being a beginning too.
      case .hasSuffix(let more): return examples + [.string(text + more), .string("x" + more)]
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
    case .between(let low, let high): [low, high, high.stepped(1)]
    case .contains(let text), .hasPrefix(let text), .hasSuffix(let text): [.string(text), .string("")]
    case .exists: ["something"]
    case .withinLast(let span): [.date(now), .date(now.addingTimeInterval(-span.interval))]
    case .atLeastAgo(let span): [.date(now.addingTimeInterval(-span.interval)), .date(now)]
    case .withinNext(let span): [.date(now), .date(now.addingTimeInterval(span.interval))]
    }
  }

  /// What it compares numbers and dates with.
  fileprivate var bounds: [Value] {
    switch form {
    case .equals(let value), .order(_, let value): [value]
    case .between(let low, let high): [low, high]
    default: []
    }
  }
}

extension [Comparison] {
  /// Values between what one thing is compared with: of all that is greater than 0.5 and less than 0.8, none is a whole
  /// step from either.
  var middles: [Value] {
    let bounds = flatMap(\.bounds)
    return Self.middles(of: bounds.compactMap(\.number)).map(Value.decimal)
      + Self.middles(of: bounds.compactMap { $0.date?.timeIntervalSince1970 })
      .map { .date(Timestamp.rounded(Date(timeIntervalSince1970: $0))) }
  }

  private static func middles(of bounds: [Double]) -> [Double] {
    let sorted = Set(bounds).sorted()
    return zip(sorted, sorted.dropFirst()).map { $0 + ($1 - $0) / 2 }
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
    case .decimal(let number):
      // Of very great numbers the next one is further away.
      .decimal(number + Double(step) != number ? number + Double(step) : step > 0 ? number.nextUp : number.nextDown)
    case .date(let date): .date(date.addingTimeInterval(TimeInterval(step)))
    case .string, .boolean, .strings: self
    }
  }

  /// The type of attributes that it is a value of.
  var type: AttributeType {
    switch self {
    case .string: .text
    case .integer, .decimal: .number
    case .boolean: .boolean
    case .date: .date
    case .strings: .list
    }
  }
}

extension AttributeType {
  /// Some value of the type.
  func example(at now: Date) -> Value {
    switch self {
    case .text: "something"
    case .number: 1
    case .boolean: true
    case .date: .date(now)
    case .list: ["something"]
    }
  }
}
