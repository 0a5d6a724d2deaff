import EventLog
import Foundation

// Which class of a column a value falls into. A column is named by its place and never copied.

extension SieveView {
  @inline(__always)
  func place<Source: TraitSource>(_ column: Int, _ source: Source) -> Int {
    let slot = Int(columns[column].slot)
    switch columns[column].reads {
    case .value: return place(of: source.value(slot), column)
    case .count: return place(ofCount: column, source)
    case .age: return place(ofAge: source.value(slot), column, source.nowInMicroseconds)
    case .text: return place(of: source.value(slot), test: column, source)
    case .page: return place(ofPage: source.page, sieve.pointee.patterns[slot])
    }
  }

  private func place(of value: Value?, _ column: Int) -> Int {
    switch value {
    case nil: return Classes.missing
    case .string(var text):
      let number = text.withUTF8 { texts.number(of: $0) }
      return Int(textClasses[Int(columns[column].textBase) + number])
    case .integer(let number):
      // A greater one is no longer told apart as a decimal number.
      guard number.magnitude < 1 << 53 else { return Classes.unclassed }
      return Classes.firstNumber + place(of: Double(number), columns[column].numbers)
    case .decimal(let number):
      return number.isNaN ? Classes.unclassed : Classes.firstNumber + place(of: number, columns[column].numbers)
    case .boolean(let flag): return flag ? Classes.isTrue : Classes.isFalse
    case .date(let date):
      let first = Classes.firstNumber + columns[column].numbers.count * 2 + 1
      return first + place(of: Double(Timestamp.microseconds(of: date)), columns[column].dates)
    case .strings: return Classes.unclassed
    }
  }

  private func place(ofAge value: Value?, _ column: Int, _ now: Int64) -> Int {
    guard let value else { return Classes.missing }
    guard case .date(let date) = value else { return Classes.unclassed }
    return 2 + place(of: Double(now - Timestamp.microseconds(of: date)), columns[column].numbers)
  }

  @inline(__always)
  private func place<Source: TraitSource>(ofCount column: Int, _ source: Source) -> Int {
    let steps = columns[column].numbers
    let span = columns[column].span
    let after = span == .max ? .min : source.nowInMicroseconds - span
    let limit = Int(constants[Int(steps.upperBound) - 1])
    let count = Double(source.count(in: Int(columns[column].slot), after: after, limit: limit))
    var place = 0
    for index in steps where constants[Int(index)] <= count { place += 1 }
    return place
  }

  /// The class of a value in a column that asks one question, from the question itself.
  func place<Source: TraitSource>(of value: Value?, test column: Int, _ source: Source) -> Int {
    let leaf = sieve.pointee.leaves[sieve.pointee.leafStarts[column]]
    guard case .attribute(_, let comparison) = leaf.form else { return Int(Verdict.unknown.code) }
    let now = Timestamp.date(microseconds: source.nowInMicroseconds)
    return Int(comparison.verdict(of: value, at: now).code)
  }

  private func place(ofPage page: String?, _ pattern: PagePattern) -> Int {
    guard let page else { return Int(Verdict.unknown.code) }
    return pattern.matches(page) ? 0 : 1
  }

  /// Twice the number of steps below the value, and one more when it lies on one.
  @inline(__always)
  private func place(of value: Double, _ steps: Range<Int32>) -> Int {
    var low = Int(steps.lowerBound)
    var high = Int(steps.upperBound)
    while low < high {
      let middle = (low + high) >> 1
      if constants[middle] < value { low = middle + 1 } else { high = middle }
    }
    let isOn = low < Int(steps.upperBound) && constants[low] == value
    return (low - Int(steps.lowerBound)) * 2 + (isOn ? 1 : 0)
  }
}
