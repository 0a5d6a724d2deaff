import EventLog
import Foundation

/// The classes that one column divides its values into: within a class, every question of the column has one answer.
///
/// Numbers and dates fall between, or on, the constants of the questions; texts are one of those asked for, or another.
/// Each class has an example, and the answers of the class are those that the walk gives for its example: the index
/// has no logic of comparison of its own.
struct Classes {
  /// What reads the column.
  let key: ColumnKey
  private(set) var numbers: [Double] = []
  /// Dates in seconds since the reference date, as dates compare.
  private(set) var dates: [Double] = []
  /// Texts that a value may be, or begin with.
  private(set) var texts: [String] = []
  /// The counts at which an answer changes, for a column of counts; the ages in seconds, for one of ages.
  private(set) var steps: [Double] = []
  private let otherText: String

  init(_ key: ColumnKey, leaves: [Condition]) {
    self.key = key
    var (numbers, dates, steps): (Set<Double>, Set<Double>, Set<Double>) = ([], [], [])
    var texts: Set<PropertyName> = []
    for leaf in leaves {
      switch leaf.form {
      case .attribute(_, let comparison):
        steps.formUnion(comparison.ages)
        for constant in comparison.constants {
          if let number = constant.number { numbers.insert(number) }
          if let date = constant.date { dates.insert(date.timeIntervalSinceReferenceDate) }
          if let text = constant.string { texts.insert(PropertyName(text)) }
        }
        if case .hasPrefix(let text) = comparison.form { texts.insert(PropertyName(text)) }
      case .event(let count):
        // Every number of events is 0 or more.
        steps.formUnion([count.least, count.most.map { $0 + 1 } ?? 0].filter { $0 > 0 }.map(Double.init))
      default: break
      }
    }
    self.numbers = numbers.sorted()
    self.dates = dates.sorted()
    self.texts = texts.sorted().map(\.rawValue)
    self.steps = steps.sorted()
    otherText = Self.text(unlike: texts)
  }

  /// Nothing is known, or nothing happened.
  static let missing = 0
  /// No common answer: each question has to be asked by itself.
  static let asked = 1
  /// The first of the others.
  static let first = 2

  // Those of a value column, in order.
  static let isTrue = 2
  static let isFalse = 3
  static let firstNumber = 4
  var firstDate: Int { Self.firstNumber + numbers.count * 2 + 1 }
  var firstText: Int { firstDate + dates.count * 2 + 1 }

  /// How many classes there are.
  var count: Int {
    switch key {
    case .value: firstText + texts.count + 1
    // Not an instant; then between and on the steps.
    case .age: Self.first + 1 + steps.count * 2 + 1
    case .count: Self.first + steps.count
    // Begins with none; then with each, and none longer.
    case .prefix: Self.first + 1 + texts.count
    // Matched and unmatched.
    case .search, .page: Self.first + 2
    }
  }

  /// The answers of every leaf in each class; those in ``asked`` mean nothing.
  func verdicts(of leaf: Condition) -> [Verdict] {
    guard let comparison = leaf.comparison, case .oneOf(let values) = comparison.form, case .value = key else {
      return (0..<count).map { $0 == Self.asked ? .unknown : verdict(of: leaf, comparison: leaf.comparison, in: $0) }
    }
    // A long list is not gone through for each of its values: one that is in it matches, and all those of one type that
    // are not in it have one answer.
    let listed = Set(values.map(Listed.init))
    var unlisted: [String: Verdict] = [:]
    return (0..<count).map { index in
      guard index != Self.asked else { return .unknown }
      guard let value = example(index) else { return comparison.verdict(of: nil, at: .distantPast) }
      if listed.contains(Listed(value)) { return Comparison.oneOf([value]).verdict(of: value, at: .distantPast) }
      if let known = unlisted[value.typeName] { return known }
      let verdict = comparison.verdict(of: value, at: .distantPast)
      unlisted[value.typeName] = verdict
      return verdict
    }
  }

  /// A value of a list, with whole numbers and decimal ones alike.
  private struct Listed: Hashable {
    let value: Value

    init(_ value: Value) {
      self.value = value.number.map(Value.decimal) ?? value
    }
  }

  private func verdict(of leaf: Condition, comparison: Comparison?, in index: Int) -> Verdict {
    let comparison = comparison ?? .exists
    switch (key, leaf.form) {
    case (.value, _):
      return comparison.verdict(of: example(index), at: .distantPast)
    case (.age, _):
      if index == Self.missing { return comparison.verdict(of: nil, at: .distantPast) }
      if index == Self.first { return comparison.verdict(of: true, at: .distantPast) }
      let now = Date(timeIntervalSinceReferenceDate: 0)
      let age = Self.example(index - Self.first - 1, of: steps)
      return comparison.verdict(of: .date(now.addingTimeInterval(-age)), at: now)
    case (.count, .event(let count)):
      let number = index == Self.missing ? 0 : Int(steps[index - Self.first])
      return count.holds(for: number...number)
    case (.prefix, _):
      if index == Self.missing { return comparison.verdict(of: nil, at: .distantPast) }
      let example = index == Self.first ? otherText : texts[index - Self.first - 1]
      return comparison.verdict(of: .string(example), at: .distantPast)
    default:
      return index == Self.missing ? .unknown : index == Self.first ? .matched : .unmatched
    }
  }

  /// A value of a class of a value column.
  private func example(_ index: Int) -> Value? {
    switch index {
    case Self.missing: nil
    case Self.isTrue: true
    case Self.isFalse: false
    case ..<firstDate: .decimal(Self.example(index - Self.firstNumber, of: numbers))
    case ..<firstText:
      .date(Date(timeIntervalSinceReferenceDate: Self.example(index - firstDate, of: dates)))
    case ..<(firstText + texts.count): .string(texts[index - firstText])
    default: .string(otherText)
    }
  }

  /// A number before the first (0), on the first (1), between the first and the second (2) …
  private static func example(_ index: Int, of steps: [Double]) -> Double {
    if index % 2 == 1 { return steps[index / 2] }
    return index == 0 ? steps.first?.nextDown ?? 0 : steps[index / 2 - 1].nextUp
  }

  /// A text that is none of these and begins with none of them but the empty one.
  private static func text(unlike texts: Set<PropertyName>) -> String {
    let scalars = (1...0x10_FFFF).lazy.compactMap(Unicode.Scalar.init).map { String($0) }
    return scalars.first { !texts.contains(PropertyName($0)) } ?? ""
  }
}
