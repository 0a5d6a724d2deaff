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
  private(set) var dates: [Double] = []
  private(set) var texts: [String] = []
  /// The counts at which an answer changes, for a column of counts; the ages, for one of ages.
  private(set) var steps: [Int64] = []

  init(_ key: ColumnKey, leaves: [Condition]) {
    self.key = key
    var numbers: Set<Double> = []
    var dates: Set<Double> = []
    var texts: Set<PropertyName> = []
    var steps: Set<Int64> = []
    for leaf in leaves {
      switch leaf.form {
      case .attribute(_, let comparison):
        steps.formUnion(comparison.ages)
        for constant in comparison.constants {
          if let number = constant.number { numbers.insert(number) }
          if let date = constant.date { dates.insert(Double(Timestamp.microseconds(of: date))) }
          if let text = constant.string { texts.insert(PropertyName(text)) }
        }
      case .event(let count):
        steps.insert(Int64(count.least))
        if let most = count.most { steps.insert(Int64(most) + 1) }
      default: break
      }
    }
    self.numbers = numbers.sorted()
    self.dates = dates.sorted()
    self.texts = texts.sorted().map(\.rawValue)
    self.steps = steps.sorted()
  }

  // The classes of a value column, in order: missing; what has no class; true; false; numbers; dates; texts.
  static let missing = 0
  static let unclassed = 1
  static let isTrue = 2
  static let isFalse = 3
  static let firstNumber = 4
  var firstDate: Int { Self.firstNumber + numbers.count * 2 + 1 }
  var firstText: Int { firstDate + dates.count * 2 + 1 }

  /// How many classes there are.
  var count: Int {
    switch key {
    case .value: firstText + texts.count + 1
    // Missing; not an instant; then between and on the steps.
    case .age: 2 + steps.count * 2 + 1
    case .count: steps.count + 1
    // The three verdicts.
    case .text, .page: 3
    }
  }

  /// The answer of a leaf in a class; nil where the class has no common one.
  func verdict(of leaf: Condition, in index: Int) -> Verdict? {
    switch (key, leaf.form) {
    case (.value, .attribute(_, let comparison)):
      if index == Self.unclassed { return nil }
      return comparison.verdict(of: example(index), at: .distantPast)
    case (.age, .attribute(_, let comparison)):
      if index == Self.missing { return comparison.verdict(of: nil, at: .distantPast) }
      if index == Self.unclassed { return comparison.verdict(of: true, at: .distantPast) }
      let now = Date(timeIntervalSinceReferenceDate: 0)
      let age = Self.example(index - 2, of: steps.map(Double.init)) / 1_000_000
      return comparison.verdict(of: .date(now.addingTimeInterval(-age)), at: now)
    case (.count, .event(let count)):
      let number = index == 0 ? min(0, Int(steps.first ?? 0)) : Int(steps[index - 1])
      return count.holds(for: number...number)
    default: return Verdict.allCases[index]
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
      .date(Timestamp.date(microseconds: Int64(Self.example(index - firstDate, of: dates))))
    case ..<(firstText + texts.count): .string(texts[index - firstText])
    default: .string(texts.reduce("other") { $0 + $1 })
    }
  }

  /// A number before the first (0), on the first (1), between the first and the second (2) …
  private static func example(_ index: Int, of steps: [Double]) -> Double {
    if index % 2 == 1 { return steps[index / 2] }
    guard let first = steps.first, let last = steps.last else { return 0 }
    if index == 0 { return first - 1_000_000 }
    return index / 2 == steps.count ? last + 1_000_000 : (steps[index / 2 - 1] + steps[index / 2]) / 2
  }
}
